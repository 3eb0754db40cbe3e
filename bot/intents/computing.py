"""What every computed answer needs: comparable figures, their working shown, and the cautions."""

from __future__ import annotations

from collections.abc import Sequence

from bot.intents.finding import honest
from bot.model import Figure, Say
from knowledge.model import Fact, Qualifier

ALIKE = {"gpu": "gpu", "chip": "gpu"}
"""Units that may be added up and compared: all are processors."""


def bare(fact: Fact) -> float:
    """The fact's number."""
    assert fact.number, fact.id
    return fact.number.value


def overlap(first: Fact, second: Fact) -> bool:
    """Is the second also about what the first is about, as what Tesla and xAI spend together is about what Tesla spends?"""
    return first.subject != second.subject and first.subject in second.involves


def comparable(facts: Sequence[Fact]) -> bool:
    """At least two figures, all of one unit."""
    units = {ALIKE.get(fact.number.unit, fact.number.unit) for fact in facts if fact.number}
    return len(facts) >= 2 and all(fact.number for fact in facts) and len(units) == 1


def computed(value: float, facts: Sequence[Fact], unit: str | None = None) -> Figure:
    """A figure of ours, with what it was computed from; as vague as the vaguest of them."""
    qualifiers = {fact.number.qualifier for fact in facts if fact.number}
    qualifier: Qualifier = "exact" if qualifiers == {"exact"} else "about"
    units = sorted({fact.number.unit for fact in facts if fact.number})
    return Figure(value, unit or units[-1] if len(units) == 1 or unit else "chip", qualifier, inputs=tuple(facts))


def side_by_side(facts: Sequence[Fact]) -> tuple[Say, ...]:
    """One line for each figure."""
    return tuple(Say("figure", {"fact": fact}) for fact in facts)


def cautions(facts: Sequence[Fact]) -> tuple[Say, ...]:
    """What to be careful about when these are set against each other."""
    lines: list[Say] = []
    if len({fact.period for fact in facts if fact.period}) > 1:
        lines.append(Say("periods_differ"))
    if len({fact.indicator for fact in facts}) > 1:
        lines.append(Say("indicators_differ"))
    return (*lines, *honest(fact for fact in facts if fact.status != "reported"))
