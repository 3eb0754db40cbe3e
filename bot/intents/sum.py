"""The sum of several figures of one unit, computed."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.computing import bare, cautions, comparable, computed, side_by_side
from bot.intents.inquiry import COUNTED, Inquiry, of_kinds, part_of, tied, units_asked
from bot.intents.operands import operands
from bot.model import Answer, Finding, Question, Say
from knowledge.lookup import Lookup
from knowledge.model import Fact

MOST = 4


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The total, computed; None if none is asked."""
    if "sum" not in question.cues:
        return None
    facts = operands(question, inquiry, Lookup())
    if len(facts) < 2:
        facts = _siblings(question, inquiry)
    if not comparable(facts) or len(facts) > MOST:
        return None
    total = computed(sum(map(bare, facts)), facts)
    lines = (Say("sum", {"figure": total}), *side_by_side(facts), *cautions(facts))
    return Finding(lines, tuple(facts), (total,))


def _siblings(question: Question, inquiry: Inquiry) -> list[Fact]:
    """Figures that fit alike and differ in what they count: the H100s and the H200s that are to be added."""
    lookup = replace(of_kinds(part_of(question).lookup(), "number"), units=units_asked(question, question.mentions))
    best = tied(inquiry.find(lookup)) if lookup.terms else ()
    counted = all(fact.number and fact.number.unit in COUNTED for fact in best)
    counted = counted and len({fact.subject for fact in best}) == 1
    return list(best) if counted and len({fact.involves for fact in best}) == len(best) else []
