"""What something is for, what was said of it, what a figure stands for: answered by a sentence."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.finding import honest, stated
from bot.intents.ideas import CURRENCIES, LIGHT, SOFT
from bot.intents.inquiry import Inquiry, anchored, measures, of_kinds, part_of, tied, with_numbers
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import Date, EntityValue, Fact, Statement

MOST_AT_ONCE = 3
ELSEWHERE = frozenset({"how_many", "when", "where", "who", "whose", "most", "least", "difference", "times", "count"})
"""What asks for something other than a sentence."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """Sentences of the facts that fit; None if something else is asked."""
    if told := _without_figure(question, inquiry):
        return told
    if question.cues & ELSEWHERE or ("how_much" in question.cues and question.cues & {"narrow", "per"}):
        return None
    if "why" in question.cues and "conflict" not in question.cues:
        return None  # that something is so is no reason
    if "investor" in question.concepts and question.cues & {"which", "list"}:
        return None  # who put the money in is another question than what came of it
    if (
        question.cues & {"narrow", "how_much"}
        and not question.periods
        and any(inquiry.indicators[name].unit for name in measures(question))
    ):
        return None  # "the price before it went up", "how many rode it?": no sentence is the figure that is asked
    lookup = part_of(question).lookup()
    used = question.cues >= {"with", "what"} or "purpose" in question.cues
    if len(question.quantities) > 1 and question.cues & {"or", "sum", "how_much"}:
        return None  # "6 or 7 billion?", "7 and 5 together": neither is what is asked
    if question.quantities:
        purposes = _purposes(lookup, question, inquiry) if used else []
        known = lookup.terms or any(quantity.telling for quantity in question.quantities)
        figures = inquiry.find(with_numbers(lookup, question.quantities)) if known else ()
        if question.units & CURRENCIES:  # "how many dollars did the two companies spend?" is not answered by a "2"
            telling = any(quantity.telling for quantity in question.quantities)
            figures = tuple(fact for fact in figures if telling and fact.number and fact.number.unit in CURRENCIES)
        return sentences(tied(purposes)) or _meaning(figures)
    return _told(lookup, question, inquiry, used=used) if lookup.terms else None


def _without_figure(question: Question, inquiry: Inquiry) -> Answer | None:
    """The sentence of what is named by a name of its own and has no figure: "for how many days did work stop?"."""
    if not question.cues & {"how_many", "how_much", "difference"} or question.quantities:
        return None
    best = tied(inquiry.find(of_kinds(part_of(question).lookup(), "statement")))
    if len(best) != 1 or best[0].indicator not in measures(question):
        return None
    figures = Lookup(terms=(frozenset({f"i:{best[0].indicator}"}),), kinds=frozenset({"number"}))
    return sentences(best) if not inquiry.find(figures) else None


def _told(lookup: Lookup, question: Question, inquiry: Inquiry, *, used: bool) -> Answer | None:
    """What sentences tell; what it is for where that is asked."""
    if used:
        lookup = replace(lookup, hints=lookup.hints | {"c:purpose", "c:use"})
    if "not" in question.cues:
        lookup = replace(lookup, hints=lookup.hints | {"c:compete"})  # "what if they do not spend so much?"
    fits = anchored(inquiry.find(of_kinds(lookup, "statement", "entity", "date")), question)
    fits = tuple(fact for fact in fits if not isinstance(fact.value, Date) or _is_named(fact, question))
    if used and not fits and question.entities:
        fits = inquiry.find(of_kinds(part_of(question).lookup(without=SOFT), "statement"))
    if used and (purposes := [fact for fact in fits if inquiry.about(fact, "purpose")]):
        return sentences(tied(purposes))
    if fits and question.cues & {"how"}:
        fits = tuple(fact for fact in fits if isinstance(fact.value, Statement)) or fits
    if fits and isinstance(fits[0].value, EntityValue) and question.cues & {"what", "purpose"}:
        fits = tuple(fact for fact in tied(fits) if isinstance(fact.value, Statement)) or fits
    if question.units & {"person"} or ("how_much" in question.cues and question.units & CURRENCIES):
        return None  # an amount was asked for, and no figure fits
    return sentences(tied(fits))


def _is_named(fact: Fact, question: Question) -> bool:
    """Is what the fact tells named by a name of its own: the founding year?"""
    return fact.indicator in measures(question)


def _purposes(lookup: Lookup, question: Question, inquiry: Inquiry) -> list[Fact]:
    """What something is for, if more than its name and figure say of what."""
    if not question.concepts - {tag[2:] for tag in LIGHT} or not lookup.terms:
        return []
    return [fact for fact in inquiry.find(of_kinds(lookup, "statement")) if inquiry.about(fact, "purpose")]


def sentences(best: tuple[Fact, ...]) -> Answer | None:
    """The facts' own sentences, if they are few."""
    if not best or len(best) > MOST_AT_ONCE:
        return None
    return Finding((*(Say("sentence", {"text": fact.texts}) for fact in best), *honest(best)), best)


def _meaning(facts: tuple[Fact, ...]) -> Answer | None:
    best = tied(facts)
    return stated(best[0], best[1:MOST_AT_ONCE]) if best else None
