"""Has it risen or fallen? Two figures of one measure, at two times, decide: "was more hilsa caught this season than last?"."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.compare import compared
from bot.intents.computing import bare
from bot.intents.ideas import CHANGE, SHARES
from bot.intents.inquiry import Inquiry, Part, of_kinds
from bot.model import Answer, Say
from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import Fact
from knowledge.periods import order

PREVIOUS = frozenset({"c:previous"})
TIMES = CHANGE | PREVIOUS | {"c:latest", "c:earlier", "c:now"}


def moved(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """Yes or no, with both figures and the gap; None if no direction is asserted, or no two figures are there."""
    up = "more" in question.cues or "grow" in question.concepts
    down = "less" in question.cues or "fall" in question.concepts
    if up == down or question.quantities or not question.own_terms:
        return None
    pair = _pair(inquiry.find(of_kinds(replace(part, periods=()).lookup(without=TIMES), "number")), inquiry)
    if pair is None or any(fact.number and fact.number.qualifier in ("at_least", "more_than") for fact in pair):
        return None
    new, old = pair
    holds = bare(new) > bare(old) if up else bare(new) < bare(old)
    told = compared(pair)
    return replace(told, lines=(Say("yes_computed" if holds else "no_computed"), *told.lines), verdict="yes" if holds else "no")


def _pair(found: tuple[Fact, ...], inquiry: Inquiry) -> tuple[Fact, Fact] | None:
    """The newer and the older figure of what fits best; None unless there are just these two."""
    alike = [fact for fact in found if fact.number and _slot(fact) == _slot(found[0]) and fact.number.unit not in SHARES]
    same = [fact for fact in alike if fact.indicator == found[0].indicator and fact.status != "planned"]
    alike = same if len(same) > 1 else alike
    old = [fact for fact in alike if inquiry.find(Lookup(ids=(fact.id,), terms=(PREVIOUS,)))]
    new = [fact for fact in alike if fact not in old]
    if len(old) == len(new) == 1:
        return new[0], old[0]
    dated = sorted((fact for fact in alike if fact.period), key=lambda fact: order(fact.period or ""))
    if len(alike) == len(dated) == 2 and dated[0].period != dated[1].period and dated[0].indicator == dated[1].indicator:
        return dated[1], dated[0]
    return None


def _slot(fact: Fact) -> tuple[str, str]:
    return fact.subject, fact.number.unit if fact.number else ""
