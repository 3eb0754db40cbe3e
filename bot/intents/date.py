"""When: the date of an event, or the date that a planned figure is due."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.finding import honest
from bot.intents.ideas import SOFT
from bot.intents.inquiry import Inquiry, of_kinds, part_of, tied, with_numbers
from bot.model import Answer, Clarification, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import Date, Fact

COMPARED = frozenset({"spend", "cost", "capex", "invest", "quarterly", "yearly"})
"""Ideas with which a time may be the earlier one that is compared with."""

BEGINNING, END = frozenset({"start", "launch"}), frozenset({"finish", "ending"})


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The date, with anything that disputes it; None if no date is asked."""
    if "when" not in question.cues:
        return None
    lookup = part_of(question).lookup(without=frozenset({"c:start", "c:deploy"}) if question.quantities else frozenset())
    if not lookup.terms and not question.quantities:
        return None
    fits: tuple[Fact, ...] = ()
    if question.quantities:
        fits = inquiry.find(replace(with_numbers(lookup, question.quantities), dated=True))
    fits = fits or inquiry.find(of_kinds(lookup, "date")) or _eased(question, inquiry)
    fits = tuple(fact for fact in fits if not _is_other_end(fact, question, inquiry))
    if "will" in question.cues:
        fits = tuple(fact for fact in fits if fact.status == "planned") or fits
    if not fits and "how_much" in question.cues and question.units:
        return None  # an amount is asked, and of what time
    best = tied(fits or _told(question, inquiry.find(of_kinds(lookup, "statement")), inquiry))
    if not best:
        return None
    if len(best) > 1 and len({fact.subject for fact in best}) > 1:
        return Clarification(best)
    both = best if len(best) > 1 else (best[0], *conflicting(best[0], inquiry))
    return Finding((*(line(fact) for fact in both), *honest(both)), both)


def _is_other_end(fact: Fact, question: Question, inquiry: Inquiry) -> bool:
    """Is it when something ended, where it is asked when it began; or the other way round?"""
    told = set(inquiry.indicators[fact.indicator].concepts)
    return any(
        asked & question.concepts and not other & question.concepts and told & other and not told & asked
        for asked, other in ((BEGINNING, END), (END, BEGINNING))
    )


def _eased(question: Question, inquiry: Inquiry) -> tuple[Fact, ...]:
    """The dates of what is named, whatever the word for the event: "when was Cortex shown to the public?"."""
    lookup = of_kinds(part_of(question).lookup(without=SOFT), "date")
    named = set(question.entities)
    return tuple(fact for fact in inquiry.find(lookup) if {fact.subject, *inquiry.owners(fact.subject)} & named)


def _told(question: Question, facts: tuple[Fact, ...], inquiry: Inquiry) -> list[Fact]:
    """Sentences that hold the date: the day of a post, or the earlier time that something is compared to."""
    posted = [fact for fact in facts if inquiry.about(fact, "post")]
    compared = [fact for fact in facts if fact.compared_to]
    return compared if question.concepts & COMPARED and compared else posted


def line(fact: Fact) -> Say:
    """A date with what it is the date of."""
    if isinstance(fact.value, Date) or (fact.number and fact.period):
        return Say("date", {"fact": fact, "text": fact.texts})
    return Say("sentence", {"text": fact.texts})


def conflicting(fact: Fact, inquiry: Inquiry) -> tuple[Fact, ...]:
    """The facts that say otherwise."""
    return inquiry.find(Lookup(ids=fact.conflicts_with)) if fact.conflicts_with else ()
