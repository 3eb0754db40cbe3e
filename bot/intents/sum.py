"""The sum of several figures of one unit, computed."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.computing import bare, cautions, comparable, computed, side_by_side
from bot.intents.ideas import COUNTED
from bot.intents.inquiry import Inquiry, of_kinds, part_of, units_asked
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
    if not comparable(facts) or len(facts) > MOST or not _may_be_added(facts, inquiry):
        return None
    total = computed(sum(map(bare, facts)), facts)
    lines = (Say("sum", {"figure": total}), *side_by_side(facts), *cautions(facts))
    return Finding(lines, tuple(facts), (total,))


def _may_be_added(facts: list[Fact], inquiry: Inquiry) -> bool:
    """Not one thing at two times, and not a valuation, of which the money raised is a part."""
    measured = {(fact.subject, fact.indicator, fact.involves) for fact in facts}
    return len(measured) == len(facts) and not any(inquiry.about(fact, "value") for fact in facts)


def _siblings(question: Question, inquiry: Inquiry) -> list[Fact]:
    """Figures that fit alike and differ in what they count: the H100s and the H200s that are to be added."""
    units = units_asked(question)
    lookup = replace(of_kinds(part_of(question).lookup(), "number"), units=COUNTED)
    if not lookup.terms or (units and not units <= COUNTED):
        return []
    found = inquiry.find(lookup)
    named = {*question.entities, *(tag[2:] for term in question.inherited for tag in term if tag.startswith("e:"))}
    if not found or found[0].subject not in named:
        return []  # "how many do Tesla and xAI have?": the sum of what one of their machines gets is not that
    alike = [fact for fact in found if (fact.subject, fact.status) == (found[0].subject, found[0].status)]
    return alike if len({fact.involves for fact in alike}) == len(alike) else []
