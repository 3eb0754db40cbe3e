"""The updates that wait for the bot, until it acknowledges them."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Sequence
from random import randrange
from typing import Any

UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""A bot gets these only if it names them."""


class Updates:
    """In the order in which they happened; what is allowed is decided as they happen, as on Telegram."""

    def __init__(self) -> None:
        self.pending: deque[tuple[int, str]] = deque()
        self.delivered: list[str] = []
        self.allowed: frozenset[str] | None = None
        self.wake: Callable[[], None] = lambda: None
        self._next = randrange(10**8, 5 * 10**8)

    def allow(self, kinds: Sequence[str]) -> None:
        """As setWebhook and getUpdates say; none means the usual ones."""
        self.allowed = frozenset(kinds) or None

    def put(self, kind: str, content: Any, anyway: bool = False) -> int | None:
        """Adds an update; answers its id, or nothing if the bot did not ask for such."""
        if not anyway and (kind in UNASKED if self.allowed is None else kind not in self.allowed):
            return None
        number = self._next
        self._next += 1
        text = json.dumps({"update_id": number, kind: content}, ensure_ascii=False)
        self.pending.append((number, text))
        self.delivered.append(text)
        self.wake()
        return number

    def acknowledge(self, offset: int) -> None:
        """Forgets those before it; a negative one keeps as many at the end."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while self.pending and self.pending[0][0] < offset:
            self.pending.popleft()

    def batch(self, limit: int) -> str:
        """The next ones, as JSON."""
        return "[" + ",".join(self.pending[number][1] for number in range(min(limit, len(self.pending)))) + "]"
