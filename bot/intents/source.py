"""Where a statement comes from: paragraph, who said it, where, who reported it."""

from __future__ import annotations

from bot.intents.inquiry import Inquiry, part_of, tied, with_numbers
from bot.model import Answer, Clarification, Finding, Say
from bot.question import Question
from knowledge.model import Fact


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """Where it stands and who said it; None if nobody asks."""
    if "source" not in question.cues:
        return None
    lookup = part_of(question).lookup(without=frozenset({"c:place", "c:post", "c:network"}))
    if question.recent and not question.own_terms:
        return traced(question.recent[-1:])
    if not lookup.terms and not question.quantities:
        return None
    best = tied(inquiry.find(with_numbers(lookup, question.quantities)))
    if len(best) > 2 and len({fact.source.paragraphs for fact in best}) == 1:
        best = best[:1]  # all that is told of it stands in one place
    return Clarification(best) if len(best) > 2 else traced(best)


def traced(facts: tuple[Fact, ...]) -> Answer | None:
    """Where these facts come from."""
    if not facts:
        return None
    return Finding(tuple(Say("traced", {"fact": fact, "text": fact.texts}) for fact in facts), facts)
