"""The sum of several figures of one unit, computed."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.computing import bare, cautions, comparable, computed, overlap, side_by_side
from bot.intents.finding import stated
from bot.intents.ideas import COUNTED, is_counted
from bot.intents.inquiry import Inquiry, of_kinds, part_of, units_asked
from bot.intents.list import members
from bot.intents.operands import operands
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import Fact

MOST = 4


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The total, computed; None if none is asked."""
    if "sum" not in question.cues:
        return None
    if joint := _joint(question, inquiry):
        return stated(joint)
    facts = operands(question, inquiry, Lookup())
    if len(facts) < 2:
        facts = _siblings(question, inquiry)
    if not comparable(facts) or len(facts) > MOST or not _may_be_added(facts, inquiry):
        return None
    total = computed(sum(map(bare, facts)), facts)
    lines = (Say("sum", {"figure": total}), *side_by_side(facts), *cautions(facts))
    return Finding(lines, tuple(facts), (total,))


def _joint(question: Question, inquiry: Inquiry) -> Fact | None:
    """What several spend together, as the article itself gives it: then there is nothing to be added."""
    named = question.entities
    if len(named) < 2:
        return None
    found = inquiry.find(of_kinds(part_of(question).lookup(), "number"))
    joint = [fact for fact in found if inquiry.entities[fact.subject].kind == "group"]
    return next((fact for fact in joint if set(named) <= set(members(fact.subject, fact.involves, inquiry))), None)


def _may_be_added(facts: list[Fact], inquiry: Inquiry) -> bool:
    """Not one thing at two times, not a whole and its part, not what two spend on different things; and no valuation."""
    measured = {(fact.subject, fact.indicator, fact.involves) for fact in facts}
    parted = any(overlap(one, other) for one in facts for other in facts)
    money = any(fact.number and not is_counted(fact.number.unit) for fact in facts)
    mixed = money and len({fact.indicator for fact in facts}) > 1 and len({fact.subject for fact in facts}) > 1
    valued = any(inquiry.about(fact, "value") for fact in facts)
    return len(measured) == len(facts) and not (mixed or parted or valued)


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
