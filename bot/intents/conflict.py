"""Where the article contradicts itself: both statements, side by side."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.finding import figure_of, honest
from bot.intents.inquiry import Inquiry, part_of
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import Date, Fact


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """Both statements; None if no contradiction is asked about or held."""
    if not ("conflict" in question.cues or "half" in question.concepts or _either_day(question)):
        return None
    part = part_of(question)
    lookup = (replace(part, periods=()) if _either_day(question) else part).lookup(without=frozenset({"c:half"}))
    if _either_day(question) and not lookup.terms:
        lookup = replace(lookup, terms=(frozenset({"c:post"}),))
    if not lookup.terms and not question.quantities:
        return None
    disputed = [fact for fact in inquiry.find(lookup) if fact.conflicts_with]
    if _either_day(question):
        disputed = [fact for fact in disputed if inquiry.about(fact, "post") or isinstance(fact.value, Date)]
    if "half" in question.concepts:
        disputed = [fact for fact in inquiry.find(Lookup(terms=(frozenset({"c:half"}),))) if fact.conflicts_with]
    if not disputed:
        return None
    return both(
        disputed[0], inquiry, asked="yes_no" in question.cues or "truth" in question.cues or "conflict" in question.cues
    )


def both(fact: Fact, inquiry: Inquiry, *, asked: bool) -> Finding:
    """A fact and what it conflicts with."""
    facts = (fact, *inquiry.find(Lookup(ids=fact.conflicts_with)))
    figures = tuple(figure for each in facts for figure in figure_of(each))
    lines = (Say("conflict", {}), *(Say("sentence", {"text": each.texts}) for each in facts))
    return Finding((*lines, *honest(facts)), facts, figures, "partly" if asked else None)


def _either_day(question: Question) -> bool:
    return len(question.periods) > 1 and "or" in question.cues
