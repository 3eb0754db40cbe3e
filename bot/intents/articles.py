"""What several articles say of the same thing: the newest answers, and an older one that says otherwise is told of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.model import Date, EntityValue, Fact, Number

Slot = tuple[str, str, str, str | None]
"""What is measured, of what, in which unit, and where."""


def slot(fact: Fact) -> Slot:
    """What two articles would both give if they spoke of the same thing."""
    match fact.value:
        case Number(_, unit):
            kind = unit
        case Date():
            kind = "date"
        case EntityValue():
            kind = "entity"
        case _:
            kind = "statement"
    return fact.subject, fact.indicator, kind, fact.place


def newest(found: Sequence[Fact], ranks: Mapping[str, int], *, dated: bool) -> tuple[Fact, ...]:
    """The facts without those of which a newer article speaks, too; it takes the place of the older one.

    Args:
        found: best first.
        ranks: article id -> its place among all, the newest being 0.
        dated: whether figures of different times are different things.
    """
    best: dict[tuple[Slot, str], int] = {}
    near: dict[tuple[Slot, str], float] = {}
    for fact in found:
        key = _key(fact, dated=dated)
        best[key] = min(best.get(key, len(ranks)), ranks[fact.source.article])
        near[key] = min(near.get(key, fact.distance), fact.distance)
    kept = [fact for fact in found if ranks[fact.source.article] == best[_key(fact, dated=dated)]]
    if dated or len(kept) == len(found):
        return tuple(kept)
    # As near as the nearest of them all, but no nearer to each other than they were.
    first = {_key(fact, dated=dated): fact.distance for fact in reversed(kept)}
    nearer = {key: first[key] - near[key] for key in first}
    moved = [replace(fact, distance=fact.distance - nearer[_key(fact, dated=dated)]) for fact in kept]
    return tuple(sorted(moved, key=lambda fact: fact.distance))


def _key(fact: Fact, *, dated: bool) -> tuple[Slot, str]:
    return slot(fact), (fact.period or "") if dated else ""
