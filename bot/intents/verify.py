"""Yes or no: what is asserted, held against what the sources say. A plan asked about as if done is a no."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.conflict import both
from bot.intents.contrary import another, asks_what_was_said, contrary_asked, denied, owned
from bot.intents.finding import cautioned, figure_of, headline, honest, stated, told
from bot.intents.ideas import CONTRARY, NOW, SOFT
from bot.intents.inquiry import Inquiry, Part, anytime, of_kinds, part_of, tied
from bot.model import Answer, Finding, PeriodMention, Question, Say, Verdict
from knowledge.lookup import Lookup
from knowledge.model import Date, EntityValue, Fact

OPEN = frozenset(
    [
        "how",
        "how_many",
        "how_much",
        "when",
        "where",
        "who",
        "whose",
        "why",
        "which",
        "list",
        "source",
        "difference",
        "times",
        "most",
        "least",
        "purpose",
    ]
)
RELATION = frozenset({"own", "make", "supply", "company"})
"""Ideas that join two names: owner and thing, maker and thing."""
MOST = 3
OPEN_ENDED = frozenset({"at_least", "more_than"})
MARGIN = 0.9
"""By how much a fact must fit better to be what was meant, whatever the figure."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """A verdict with what the sources say; None if nothing is asserted or nothing is known."""
    part = part_of(question)
    if not _asserts(question) or not part.lookup().terms or question.negated:
        return None  # whether "not" makes it true is more than matching words can tell
    if question.quantities and question.cues & {"bound", "more", "less"}:
        return _bounded(question, part, inquiry)
    by_period = question.concepts & {"quarterly", "yearly"}  # "each quarter" narrows nothing down
    bound = "bound" in question.cues and (question.quantities or question.periods)
    if not by_period and ("narrow" in question.cues or bound):
        return None
    if question.quantities:
        return _number(question, part.lookup(), inquiry) or _number(
            question, part.lookup(without=SOFT | CONTRARY.keys()), inquiry
        )
    return (
        denied(question, part, inquiry)
        or owned(question, part, inquiry)
        or _event(part, inquiry)
        or _statement(question, part, inquiry)
    )


def _asserts(question: Question) -> bool:
    """Is something asserted, to be confirmed or denied?"""
    if "truth" in question.cues:
        return not question.cues & OPEN or bool(question.quantities)
    if question.cues & OPEN or any("what" in mention.cues and "yes_no" not in mention.cues for mention in question.mentions):
        return False
    if {"what", "yes_no"} <= question.cues and question.concepts & {"say", "claim"} and asks_what_was_said(question):
        return False
    if question.text.rstrip().endswith("?") and question.mentions and {"not", "or"} <= question.mentions[-1].cues:
        return True  # "... ছিল না?" asks to be confirmed
    return "yes_no" in question.cues or (bool(question.quantities) and question.text.rstrip().endswith("?"))


def _number(question: Question, named: Lookup, inquiry: Inquiry) -> Answer | None:
    """A figure is asserted: is it the one that the sources give?"""
    part = part_of(question)
    lookup = of_kinds(named, "number")
    ever = anytime(lookup)
    values = tuple(quantity.value for quantity in question.quantities)
    if same := tied(inquiry.find(replace(ever, numbers=values)))[:1]:
        if named != part.lookup() and contrary_asked(question, same[0], inquiry):
            return corrected(same)  # "did they cut it by 38 billion?"
        if "yearly" in question.concepts and "Q" in (same[0].period or ""):
            return corrected(same)  # of a quarter, not of the year
        if _misattributed(question, same[0]) or _other_unit(question, same[0]):
            return None
        better = [fact for fact in inquiry.find(ever)[:1] if fact.distance < same[0].distance - MARGIN]
        if better and better[0].indicator != same[0].indicator:
            return corrected(tuple(better))  # the figure is there, but of something else
        return _held(question, same[0], inquiry)
    units = frozenset(quantity.unit for quantity in question.quantities if quantity.unit and quantity.unit != "BDT")
    undated = replace(of_kinds(replace(part, periods=()).lookup(), "number"), units=units)
    if rivals := tied(inquiry.find(replace(lookup, units=units))) or tied(inquiry.find(replace(ever, units=units))):
        return corrected(rivals, max(values))
    return _event(part, inquiry) or corrected(tied(inquiry.find(undated)), max(values))


def _bounded(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """More or less than a figure is asserted: the only fact there is decides, as far as its own qualifier allows."""
    more, less = bool(question.cues & {"more"}), bool(question.cues & {"less"})
    facts = tied(inquiry.find(of_kinds(part.lookup(), "number")))
    if len(facts) != 1 or more == less or len(question.quantities) != 1 or not facts[0].number:
        return None
    value, bound, qualifier = facts[0].number.value, question.quantities[0].value, facts[0].number.qualifier
    if question.quantities[0].unit not in (None, facts[0].number.unit):
        return None
    holds = value > bound or (qualifier == "more_than" and value == bound) if more else value < bound
    if qualifier in OPEN_ENDED and more != holds:
        return None  # "at least 2 billion" may be 5, too
    verdict: Verdict = "yes" if holds else "no"
    return Finding(
        (Say(f"yes_{facts[0].status}" if holds else "no", {"fact": facts[0]}), *told(facts)),
        facts,
        figure_of(facts[0]),
        verdict,
    )


def corrected(facts: tuple[Fact, ...], asserted: float = 0.0) -> Answer | None:
    """No: these are the figures that the sources give; no verdict where "at least 2" leaves room for the 3 asserted."""
    if not facts or len(facts) > MOST:
        return None
    if any(fact.number and fact.number.qualifier in OPEN_ENDED and fact.number.value < asserted for fact in facts):
        return stated(facts[0], facts[1:])
    figures = tuple(figure for fact in facts for figure in figure_of(fact))
    return Finding((Say("no"), *told(facts)), facts, figures, "no")


def _held(question: Question, fact: Fact, inquiry: Inquiry) -> Finding:
    """The sources say this: as a fact, or only as a plan, claim or estimate."""
    if not (question.entities or question.periods or any(tag.startswith("e:") for term in question.inherited for tag in term)):
        return stated(fact)  # whose it is was not said, or was said in a word that we do not know
    if fact.status == "estimated" and "now" in question.cues:
        return Finding((Say("no"), *told([fact])), (fact,), figure_of(fact), "no")  # expected, and not told as done
    asks_plan = "will" in question.cues or bool(question.concepts & {"plan", "promise"}) or bool(question.periods)
    if fact.status == "undisclosed":
        return Finding((Say("kind_undisclosed"), headline(fact)), (fact,), (), "no")
    if fact.status == "planned" and ("now" in question.cues or not asks_plan):
        return _only_planned(fact, inquiry)
    lines = (Say(f"yes_{fact.status}", {"fact": fact}), headline(fact), *cautioned(fact))
    return Finding(lines, (fact,), figure_of(fact), "yes")


def _only_planned(fact: Fact, inquiry: Inquiry) -> Finding:
    """No, it is a plan; and what there is so far."""
    units = frozenset({fact.number.unit}) if fact.number else frozenset[str]()
    so_far = Lookup(terms=(frozenset({f"e:{fact.subject}"}), NOW), units=units, kinds=frozenset({"number"}))
    now = inquiry.find(so_far)[:1]
    lines = [Say("no_plan"), headline(fact), *honest([fact])]
    for each in now:
        lines += [Say("so_far", {"fact": each}), *honest([each])]
    facts = (*now, fact)
    return Finding(tuple(lines), facts, tuple(figure for each in facts for figure in figure_of(each)), "no")


def _event(part: Part, inquiry: Inquiry) -> Answer | None:
    """A date is asserted: is it the date of that event?"""
    if not part.periods:
        return None
    undated = of_kinds(replace(part, periods=()).lookup(), "date")
    facts = tied(inquiry.find(undated)) if undated.terms else ()
    if not facts or len({fact.subject for fact in facts}) > 1:
        return None
    if facts[0].conflicts_with:
        return both(facts[0], inquiry, asked=True)
    held = tuple(fact for fact in facts if _is_dated(fact, part.periods, inquiry))
    shown = held or facts
    key = f"yes_{shown[0].status}" if held else "no"
    lines = (Say(key, {"fact": shown[0]}), *(Say("date", {"fact": fact, "text": fact.texts}) for fact in shown))
    return Finding((*lines, *honest(shown)), shown, (), "yes" if held else "no")


def _is_dated(fact: Fact, periods: tuple[PeriodMention, ...], inquiry: Inquiry) -> bool:
    lookup = Lookup(terms=tuple(period.tags for period in periods), ids=(fact.id,))
    return isinstance(fact.value, Date) and bool(inquiry.find(lookup))


def _statement(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """Something is asserted without a figure: is there a fact that says it, or one that names another?"""
    lookup = anytime(part.lookup())
    if len(lookup.terms) < 2 or question.cues & {"less", "more", "not"}:
        return None  # "behind schedule" is not "ahead of schedule": the words say what, not which way
    related = (fact for fact in inquiry.find(of_kinds(lookup, "entity")) if _relates(fact, question, inquiry))
    facts = (
        tied(list(related)) or tied(inquiry.find(of_kinds(lookup, "statement", "entity", "date"))) or tied(inquiry.find(lookup))
    )
    if not facts:
        return another(question, part, inquiry)
    if len(facts) > MOST:
        return None
    fact = facts[0]
    if question.concepts & {"lag", "lead"} and not inquiry.related(
        question.entities[0] if question.entities else "", fact.subject
    ):
        return None  # who is behind whom is turned round
    joined = _relates(fact, question, inquiry)
    if _misattributed(question, fact) or not (joined or _supported(question, lookup, fact, inquiry)):
        return another(question, part, inquiry)
    if isinstance(fact.value, EntityValue) and not {fact.value.id, fact.subject} & set(question.entities):
        return None
    return _held(question, fact, inquiry)


def _misattributed(question: Question, fact: Fact) -> bool:
    """ "Did Musk say...?": is the one named before the saying not the one who said it?"""
    saying = [mention.start for mention in question.mentions if {"c:say", "c:claim", "c:disclose"} & mention.tags]
    if not saying:
        return False
    named = {
        tag[2:] for mention in question.mentions if mention.start < saying[0] for tag in mention.tags if tag.startswith("e:")
    }
    return bool(named) and not named & {fact.source.said_by, fact.source.reported_by}


def _other_unit(question: Question, fact: Fact) -> bool:
    """Is it dollars in the fact, and euros in the question?"""
    units = {quantity.unit for quantity in question.quantities if quantity.unit}
    return bool(units) and fact.number is not None and fact.number.unit not in units


def _relates(fact: Fact, question: Question, inquiry: Inquiry) -> bool:
    """Does it join just those named: an owner, maker or place and its thing?"""
    if not isinstance(fact.value, EntityValue) or not {fact.subject, fact.value.id} & set(question.entities):
        return False
    ends = {fact.subject, fact.value.id}
    relation = question.concepts & RELATION
    if relation:
        return set(question.entities) <= ends and any(inquiry.about(fact, concept) for concept in relation)
    if inquiry.about(fact, "own") and ends == set(question.entities):
        return True  # "কর্টেক্স কি টেসলার?"
    reached = ends | (inquiry.owners(fact.value.id) if inquiry.about(fact, "place") else set())
    return inquiry.about(fact, "place") and fact.subject in question.entities and set(question.entities) <= reached


def _supported(question: Question, lookup: Lookup, fact: Fact, inquiry: Inquiry) -> bool:
    """Two names in one sentence are no support: an idea must be named too; and owner and maker must be the ones named."""
    ideas = [term for term in lookup.terms if not any(tag.startswith("e:") for tag in term)]
    relation = question.concepts & RELATION
    if not isinstance(fact.value, EntityValue):
        return bool(ideas) and not relation
    ends = {fact.subject, fact.value.id}
    known = {*ends, *inquiry.owners(fact.subject), *inquiry.owners(fact.value.id), *fact.involves}
    about = any(inquiry.about(fact, concept) for concept in relation)
    return set(question.entities) <= (ends if about else known) and (about or not relation) and bool(ideas or relation)
