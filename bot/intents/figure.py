"""One figure: "how many GPUs in Cortex?", "msft capex q1". Also a figure asked by its value: "what is the 38 billion?"."""

from __future__ import annotations

from dataclasses import replace

from bot.doing import DONE, PEOPLE
from bot.intents.finding import stated
from bot.intents.ideas import CHANGE, COUNTED, CURRENCIES, LIGHT, MONEY, SHARES, SOFT
from bot.intents.inquiry import (
    SAME,
    Inquiry,
    Part,
    anchored,
    measures,
    of_kinds,
    part_of,
    tied,
    units_asked,
    units_compared,
    with_numbers,
)
from bot.intents.operands import operands, parts
from bot.intents.undisclosed import withheld
from bot.intents.verify import corrected
from bot.model import Answer, Clarification
from bot.question import Mention, Question
from knowledge.lookup import Kind, Lookup
from knowledge.model import Fact
from knowledge.periods import order

MOST_AT_ONCE = 4
ELSEWHERE = frozenset({"with", "when", "where", "who", "whose", "why", "which", "purpose"})
"""What asks for something other than a figure, unless people are counted: "how many people belong to it?"."""
SAID = 1.0
"""By how much a sentence may fit worse than a figure where it was asked what somebody said."""
MANNER = 2.0
"""The same where it was asked how something happened."""
NONE = frozenset({"none"})
PRICES = frozenset({"c:price", "c:fare", "c:toll"})
THINGS = frozenset({"product", "machine"})
"""Kinds of which there may be many."""
RISING = frozenset({"grow", "add", "fall"})
"""Ideas with which "how many more" is a figure of its own."""
COMPUTED = frozenset({"difference", "times"})
"""What asks for a figure that no fact holds."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The figure that fits, or a choice between several; None if none does."""
    question = _growing(question, inquiry)
    asked = question.cues & {"how_many", "how_much", "degree"}
    if _rises(question, inquiry):
        asked |= question.cues & {"difference"}  # "by how much did it grow?"
    if asked and "deny" in question.cues:
        return withheld(question, inquiry)  # how many did not, no fact that says how many did can tell
    elsewhere = question.cues & ELSEWHERE and not asked and "person" not in question.units
    if "narrow" in question.cues or _adds_up(question, inquiry) or elsewhere:
        return None  # alone, before, without: no fact is that narrow, and the whole is not the part
    if question.cues & COMPUTED and not _rises(question, inquiry):
        return _multiple(question, inquiry)
    part = part_of(question)
    lookup = _figures(question, _units(question, inquiry))
    if not lookup.terms and not any(quantity.telling for quantity in question.quantities):
        return None
    if asked and "or" in question.cues and len(question.quantities) > 1:
        question = replace(question, quantities=())  # "was it 6 or 7 billion?": guesses, not what is known
    fits = inquiry.find(with_numbers(lookup, question.quantities)) or _measured(part, lookup, question, inquiry)
    fits = fits or _done_to(question, inquiry) or _priced(question, inquiry)
    if asked and question.quantities and (not fits or "next" in question.cues):
        fits = _beside(lookup, question, inquiry)
        if not fits:
            known = inquiry.find(lookup) or _measured(part, lookup, replace(question, quantities=()), inquiry)
            return corrected(tied(known)) if question.entities else None
    fits = _of_the_year(fits, question)
    hidden = withheld(question, inquiry)
    if hidden and (not fits or _fits_before(hidden.facts[0], fits[0], question)):
        return hidden
    if not asked and (not question.units or {"what", "not"} <= question.cues):
        says = "what" in question.cues and question.concepts & {"say", "claim", "promise"}
        slack = MANNER if "how" in question.cues else SAID if says else 0.0
        if _told_better(question, fits, inquiry, slack):
            return None
    best = tied(anchored(fits, question))
    if "next" in question.cues and (later := [fact for fact in best if fact.period]):
        best = tuple(sorted(later, key=lambda fact: order(fact.period or ""))[:1])
    return chosen(best) or _each(question, inquiry)


def _figures(question: Question, units: frozenset[str]) -> Lookup:
    """Figures in these units of all that is named."""
    return replace(of_kinds(part_of(question).lookup(), "number"), units=units)


def _rises(question: Question, inquiry: Inquiry) -> bool:
    """Is growth or a fall what is named: as an idea, or as what is measured?"""
    measured = (tag[2:] for mention in question.mentions for tag in mention.tags if tag.startswith("i:"))
    return bool(question.concepts & RISING) or any(RISING.intersection(inquiry.indicators[name].concepts) for name in measured)


def _growing(question: Question, inquiry: Inquiry) -> Question:
    """ "How much more did Google spend?", more than nobody that is named: by how much it grew."""
    if "difference" not in question.cues or question.cues & {"than", "versus", "or"} or question.concepts & RISING:
        return question
    past = question.concepts & MONEY and "will" not in question.cues
    coming = "will" in question.cues and not question.concepts - {tag[2:] for tag in LIGHT}
    if not (past or coming) or question.quantities or len(question.entities) != 1 or len(parts(question, inquiry)) > 1:
        return question
    said = next(mention for mention in question.mentions if "difference" in mention.cues)
    return replace(question, mentions=(*question.mentions, replace(said, tags=frozenset({"c:grow"}))))


def _of_the_year(fits: tuple[Fact, ...], question: Question) -> tuple[Fact, ...]:
    """Without amounts of a quarter, where that of a year is asked."""
    if "yearly" not in question.concepts or "quarterly" in question.concepts or question.periods:
        return fits
    return tuple(fact for fact in fits if not (fact.number and fact.number.unit in CURRENCIES and "Q" in (fact.period or "")))


def _adds_up(question: Question, inquiry: Inquiry) -> bool:
    """ "7 and 5 together" wants neither of them."""
    if "sum" not in question.cues or "or" in question.cues:
        return False
    return len(question.quantities) > 1 or len(parts(question, inquiry)) > 1


def _measured(part: Part, lookup: Lookup, question: Question, inquiry: Inquiry) -> tuple[Fact, ...]:
    """Where whom it is about and what is measured are named, other ideas need not agree: "capex shown for Q1"."""
    other = part.lookup(without=SOFT | CHANGE if question.units & CURRENCIES else SOFT)
    eased = replace(lookup, terms=other.terms, hints=other.hints)
    named = {tag for mention in part.mentions for tag in mention.content}
    counted = any(mention.counted and any(tag.startswith("i:") for tag in mention.tags) for mention in question.mentions)
    if eased == lookup or not (question.entities or counted):
        return ()
    found = inquiry.find(with_numbers(eased, question.quantities))
    return tuple(fact for fact in found if f"i:{fact.indicator}" in named or _lead(fact, inquiry) in named - SOFT)


def _done_to(question: Question, inquiry: Inquiry) -> tuple[Fact, ...]:
    """ "How many workers died": the deaths, which are of workers; "how many doctors see patients" counts no patients."""
    thing = next((mention for mention in question.mentions if mention.counted), None)
    done = next((mention for mention in question.mentions if mention != thing and _is_done(mention, inquiry)), None)
    if not thing or not done:
        return ()
    turned = {thing: replace(thing, counted=False), done: replace(done, counted=True)}
    asked = replace(question, mentions=tuple(turned.get(mention, mention) for mention in question.mentions))
    lookup = _figures(asked, _units(asked, inquiry))
    return inquiry.find(with_numbers(lookup, question.quantities))


def _is_done(mention: Mention, inquiry: Inquiry) -> bool:
    """Is it what people do or what happens to them, as an idea or as what is measured?"""
    counted = any(tag.startswith("i:") and inquiry.indicators[tag[2:]].unit == "person" for tag in mention.tags)
    nobody = not mention.content & PEOPLE and not any(tag.startswith("c:medicine.") for tag in mention.tags)
    return bool(mention.content & DONE) or (counted and nobody)


def _priced(question: Question, inquiry: Inquiry) -> tuple[Fact, ...]:
    """ "What does a ticket cost?": its price, where nothing else of it costs anything."""
    costs = [mention for mention in question.mentions if "c:cost" in mention.tags and not mention.entities]
    if not costs or len(costs) > 1:
        return ()
    mentions = tuple(replace(each, tags=PRICES) if each in costs else each for each in question.mentions)
    lookup = _figures(replace(question, mentions=mentions), CURRENCIES)
    return inquiry.find(with_numbers(lookup, question.quantities))


def _lead(fact: Fact, inquiry: Inquiry) -> str:
    concepts = inquiry.indicators[fact.indicator].concepts
    return f"c:{concepts[0]}" if concepts else ""


def _multiple(question: Question, inquiry: Inquiry) -> Answer | None:
    """ "How many times is it to grow?", "what share of it?": what a fact holds; other gaps and ratios are computed."""
    if "times" not in question.cues:
        return None
    lookup = _figures(question, SHARES)
    return chosen(tied(inquiry.find(lookup))) if lookup.terms else None


def _fits_before(hidden: Fact, fact: Fact, question: Question) -> bool:
    """Does what is withheld fit better; or as well as no more than an estimate, where it is asked of somebody?"""
    return hidden.distance < fact.distance + (SAME if question.entities and fact.status != "reported" else -SAME)


def _told_better(question: Question, fits: tuple[Fact, ...], inquiry: Inquiry, slack: float) -> bool:
    """Does a sentence, or a name where one is asked for, fit better than any figure; or worse by no more than the slack?"""
    lookup, named = part_of(question).lookup(), measures(question)
    if fits and fits[0].indicator in named:
        return False
    kinds: tuple[Kind, ...] = ("statement", "entity") if question.cues & {"what", "which"} else ("statement",)
    told = inquiry.find(of_kinds(lookup, *kinds))[:1]
    if told and told[0].indicator in named:
        return True  # "how did the accident happen?" names what tells it
    return bool(told) and (not fits or told[0].distance < fits[0].distance + slack + (SAME if slack else -SAME))


def _each(question: Question, inquiry: Inquiry) -> Answer | None:
    """One figure for each of several things named together: "how many H100s and H200s?"."""
    sides = parts(question, inquiry)
    facts = (
        operands(question, inquiry, Lookup(units=units_compared(question)))
        if len(sides) > 1 and not question.quantities
        else []
    )
    if not question.joins or len(facts) < len(sides) or len(facts) < 2:
        return None
    return stated(facts[0], facts[1:])


def _units(question: Question, inquiry: Inquiry) -> frozenset[str]:
    """The units asked for; of chips alone the sources hold only counts, never a price."""
    chips = any(inquiry.entities[name].kind == "chip" for name in question.entities)
    if chips and "how_much" in question.cues and not question.units and not question.concepts & (MONEY | {"money"}):
        return COUNTED  # in Bengali, how much and how many are one word: "mot koto h100"
    units = units_asked(question)
    if not units and _counts_named(question, inquiry):
        return inquiry.units - CURRENCIES
    only_chips = question.entities and all(inquiry.entities[name].kind == "chip" for name in question.entities)
    return (units & COUNTED or NONE if units else COUNTED) if only_chips else units


def _counts_named(question: Question, inquiry: Inquiry) -> bool:
    """ "কত গাড়ি": what is named right after "how much" is counted or weighed, unless money is spoken of."""
    if question.concepts & (MONEY | {"money", "price"}):
        return False
    ends = {mention.end for mention in question.mentions if "how_much" in mention.cues}
    bare = (mention for mention in question.mentions if mention.start in ends and mention.is_whole)
    return any(inquiry.entities[name].kind in THINGS for mention in bare for name in mention.entities)


def _beside(lookup: Lookup, question: Question, inquiry: Inquiry) -> tuple[Fact, ...]:
    """ "They raised 6.6 billion, at what valuation?": a known figure is given and another one asked for."""
    given = {number for quantity in question.quantities for number in quantity.readings}
    about = tuple(term for term in lookup.terms if any(tag.startswith("e:") for tag in term))
    if not inquiry.find(with_numbers(replace(lookup, terms=about, units=frozenset()), question.quantities)):
        return ()
    return tuple(fact for fact in inquiry.find(lookup) if fact.number and fact.number.value not in given)


def chosen(best: tuple[Fact, ...]) -> Answer | None:
    """The fact that fits best; several that fit alike are all said if they are few, else offered as a choice."""
    if not best:
        return None
    if len(best) == 1:
        return stated(best[0])
    if len({fact.subject for fact in best}) == 1 and len(best) <= MOST_AT_ONCE:
        return stated(best[0], best[1:])
    return Clarification(best)
