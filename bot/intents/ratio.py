"""How many times one figure is another, computed."""

from __future__ import annotations

from bot.intents.computing import bare, cautions, comparable, computed, side_by_side
from bot.intents.inquiry import Inquiry
from bot.intents.operands import operands
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The quotient of two figures, computed; None if none is asked."""
    if "times" not in question.cues:
        return None
    facts = operands(question, inquiry, Lookup())[:2]
    if not comparable(facts):
        return None
    if bare(facts[0]) == bare(facts[1]):
        return None  # "what share of the 10 billion?": one figure twice is no ratio
    larger, smaller = sorted(facts, key=lambda fact: -bare(fact))
    times = computed(round(bare(larger) / bare(smaller), 2), (larger, smaller), "times")
    lines = (Say("ratio", {"figure": times, "larger": larger, "smaller": smaller}), *side_by_side((larger, smaller)))
    return Finding((*lines, *cautions(facts)), (larger, smaller), (times,))
