"""What a conversation keeps from one turn for the next, and where it is kept: here in memory, in `bot.state` for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import time
from typing import Protocol

from bot.question import Mention

MOST = 10_000
"""Conversations in memory; one more, and the one that has been silent for longest is forgotten."""
Key = tuple[str, str | None]
"""Chat and user."""
Clock = Callable[[], float]
"""Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up may leave out. It holds meanings, not what somebody wrote."""

    terms: tuple[frozenset[str], ...] = ()
    """What the last understood question named."""
    mentions: tuple[Mention, ...] = ()
    """What gave it its shape: how many, when, who."""
    facts: tuple[str, ...] = ()
    """Ids of the facts that the last answers gave, newest last."""


class Conversations(Protocol):
    """A place that keeps the context of each conversation until it has been silent for too long."""

    def recall(self, key: Key) -> Context | None:
        """What a conversation has left; None if it is new, silent for too long, or the place cannot be read."""

    def remember(self, key: Key, context: Context) -> None:
        """Keep this in place of what the conversation had left before."""


class Memory:
    """Conversations of this process only.

    Args:
        minutes: of silence after which a conversation is forgotten.
        most: conversations kept at once.
        clock: what time it is.
    """

    def __init__(self, minutes: int, most: int = MOST, clock: Clock = time) -> None:
        self._seconds, self._most, self._clock = minutes * 60, most, clock
        self._kept: dict[Key, tuple[float, Context]] = {}

    def recall(self, key: Key) -> Context | None:
        """What a conversation has left; None if it is new or has been silent for too long."""
        at, context = self._kept.get(key, (0.0, None))
        return context if at > self._clock() - self._seconds else None

    def remember(self, key: Key, context: Context) -> None:
        """Keep this in place of what the conversation had left before."""
        self._kept.pop(key, None)
        self._kept[key] = (self._clock(), context)
        if len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]  # a dict keeps its order: the first has been silent for longest
