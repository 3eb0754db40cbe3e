"""Waiting for the bot: every wait has a condition and a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from tests.botapi.calls import Call
from tests.botapi.world import Posted, World

T = TypeVar("T")
DEADLINE = 10.0


class Waiting:
    """The part of the stand-in that waits."""

    world: World

    def wait(self, condition: Callable[[], T], what: str = "", deadline: float = DEADLINE) -> T:
        """Waits until the condition holds, and answers what it gave; it is asked again whenever something happened."""
        with self.world.changed:
            result = self.world.changed.wait_for(condition, deadline)
            if not result:
                last = "".join(
                    f"\n  {call.method} {call.parameters} -> {call.status} {call.description}" for call in self._last()
                )
                raise AssertionError(
                    f"{what or condition} did not happen within {deadline} s; the last calls were:{last or ' none'}"
                )
            return result

    def _last(self) -> list[Call]:
        return [call for call in self.world.calls if call.method.lower() != "getupdates"][-5:]

    def answers_to(self, posted: Posted | Moment, count: int = 1, deadline: float = DEADLINE) -> list[Posted]:
        """The next messages that the bot sends in that chat after this one, as soon as there are so many."""
        found: list[Posted] = []

        def enough() -> bool:
            sent = [other for other in posted.chat.posts.values() if other.by_bot and other.order > posted.order]
            found[:] = sent[:count]
            return len(found) == count

        self.wait(enough, f"{'an answer' if count == 1 else f'{count} answers'} to {posted!r:.300}", deadline)
        return found

    def answer_to(self, posted: Posted | Moment, deadline: float = DEADLINE) -> Posted:
        """The next message that the bot sends in that chat after this one."""
        return self.answers_to(posted, 1, deadline)[0]

    def changed(self, posted: Posted, since: int = 0, deadline: float = DEADLINE) -> Posted:
        """The same message, as soon as the bot has edited it more than `since` times."""
        self.wait(lambda: posted.edited > since, f"an edit of {posted.text!r:.80}", deadline)
        return posted

    def idle(self, quiet: float = 0.25, deadline: float = DEADLINE) -> None:
        """Waits until the bot has taken every update, and has called nothing for a while."""
        world, end = self.world, time.monotonic() + deadline
        with world.changed:
            while True:
                left = world.last_active + quiet - time.monotonic()
                if not world.updates.pending and not world.running and left <= 0:
                    return
                if time.monotonic() > end:
                    raise AssertionError(f"{len(world.updates.pending)} updates wait, {world.running} calls run")
                busy = world.updates.pending or world.running
                world.changed.wait(end - time.monotonic() if busy else left)


class Moment:
    """A point in a chat after which the bot is expected to say something."""

    def __init__(self, posted: Posted, order: int) -> None:
        self.chat, self.order, self.posted = posted.chat, order, posted
