"""The gap between two figures, computed."""

from __future__ import annotations

from bot.intents.computing import bare, cautions, comparable, computed, side_by_side
from bot.intents.inquiry import Inquiry, units_compared, units_named
from bot.intents.operands import operands
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The gap of two figures, computed; None if none is asked or they cannot be compared."""
    asked = "difference" in question.cues or (
        "than" in question.cues and "versus" not in question.cues and question.cues & {"how_many", "how_much"}
    )
    rises = _rises(question)
    if not asked and not rises:
        return None
    units = units_named(question) if rises else units_compared(question)
    facts = operands(question, inquiry, Lookup(units=units))[:2]
    if not comparable(facts):
        return None
    if "add" in question.concepts and bare(facts[0]) == bare(facts[1]):
        return None  # "how many more of each are to be added?" asks for no gap
    gap = computed(abs(bare(facts[0]) - bare(facts[1])), facts)
    lines = (Say("difference", {"figure": gap}), *side_by_side(facts), *cautions(facts))
    return Finding(lines, tuple(facts), (gap,))


def _rises(question: Question) -> bool:
    """ "From 29,000 to 85,000, how much is that up?", "how many will it add between now and December?"."""
    if not question.concepts & {"grow", "add"}:
        return False
    times = len(question.periods) + sum("now" in mention.cues for mention in question.mentions)
    asked = bool(question.cues & {"how_many", "how_much"})
    return (len(question.quantities) == 2 and "grow" in question.concepts) or (times == 2 and asked and bool(question.joins))
