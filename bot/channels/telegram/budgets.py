"""How much is answered in a minute, to one asker and in one chat, so that nobody floods a group through us."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import Enum
from time import monotonic

MINUTE = 60.0
OF_ASKER = 30
"""Answers a minute to one person."""
OF_GROUP = 20
"""Answers a minute in one group: Telegram takes no more from a bot."""
MOST = 10_000
"""Askers and chats that are counted; beyond that, those who have been silent for a minute are dropped."""


class Verdict(Enum):
    """What becomes of a question."""

    ANSWER = "answer"
    NOTICE = "notice"
    """Say once that it is too much."""
    SILENCE = "silence"


class Budgets:
    """Counts answers.

    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._spent: dict[tuple[str, int], deque[float]] = {}
        self._told: dict[int, float] = {}

    def spend(self, chat: int, asker: int) -> Verdict:
        """Count one question; whether it may be answered."""
        now = self._clock()
        limits = {("asker", asker): OF_ASKER} | ({("chat", chat): OF_GROUP} if chat < 0 else {})
        spent = {name: self._recent(name, now) for name in limits}
        if all(len(spent[name]) < most for name, most in limits.items()):
            for times in spent.values():
                times.append(now)
            return Verdict.ANSWER
        if now - self._told.get(chat, -MINUTE) < MINUTE:
            return Verdict.SILENCE
        self._told[chat] = now
        return Verdict.NOTICE

    def _recent(self, name: tuple[str, int], now: float) -> deque[float]:
        if len(self._spent) > MOST:
            self._spent = {each: times for each, times in self._spent.items() if times and times[-1] > now - MINUTE}
            self._told = {chat: at for chat, at in self._told.items() if at > now - MINUTE}
        times = self._spent.setdefault(name, deque())
        while times and times[0] <= now - MINUTE:
            times.popleft()
        return times
