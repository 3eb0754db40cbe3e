"""What a word may mean, and which meanings win when it only sounds like them."""

from __future__ import annotations

from dataclasses import dataclass

FILLER = frozenset({"f:"})
NEAR = 2.0
"""Readings so close to the best are kept beside it: what is asked about decides."""
MARGIN = 4.0
"""By how much the best sound must beat the next meaning."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a key may mean, from which entry, and how surely."""

    tags: frozenset[str]
    alias: str
    language: str
    score: float


def winners(best: dict[frozenset[str], Hit]) -> list[Hit]:
    """The best meanings; none when a name and something else sound nearly as alike."""
    hits = sorted(best.values(), key=lambda hit: -hit.score)
    if not hits:
        return []
    near = [hit for hit in hits if hit.score > hits[0].score - MARGIN]
    named = {hit.alias for hit in near if any(tag.startswith("e:") for tag in hit.tags)}
    # The embankment is one thing, though there are other embankments: its name and the word are written alike.
    if named and len({hit.alias if hit.alias in named else hit.tags for hit in near}) > 1 and hits[0].score < 100.0:
        return []  # a name that sounds nearly like something else is not recognised at all
    top = [hit for hit in near if hit.score >= hits[0].score - NEAR]
    # A word of small talk that only sounds so does not make another's meaning doubtful.
    top = [hit for hit in top if any(tag[:2] not in ("t:", "f:") for tag in hit.tags) or hit.tags == FILLER] or top
    # "koti" is a crore before it is "how many".
    return [hit for hit in top if any(tag.startswith("x:") for tag in hit.tags)] or top
