"""Counting marks: in all, by way of writing and by shape."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from bot.evaluation.gold import Gold
from bot.evaluation.rules import Mark

Counts = Counter[Mark]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions got each mark."""

    total: Counts = field(default_factory=Counter)
    styles: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counter))
    shapes: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counter))

    @classmethod
    def of(cls, marked: Iterable[tuple[Gold, Mark]]) -> Tally:
        """The tally of these questions and their marks."""
        tally = cls()
        for gold, mark in marked:
            for counts in (tally.total, tally.styles[gold.style], tally.shapes[gold.shape]):
                counts[mark] += 1
        return tally

    def reaches(self, least: Decimal) -> bool:
        """Are that many of a hundred right, to the last digit?"""
        return 100 * self.total["right"] >= least * self.total.total()


def percent(counts: Counts) -> float:
    """How many of a hundred are right, to one decimal; rounded down, so that 100 means all of them."""
    return 1000 * counts["right"] // counts.total() / 10
