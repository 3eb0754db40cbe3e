"""Many people ask at once, and it is measured how long each waits for an answer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from tests.botapi.world import Chat, Posted, World

if TYPE_CHECKING:
    from tests.botapi.scene import Scene


@dataclass(frozen=True)
class Measured:
    """How it went; waits are in seconds, from the moment that the message stood in the chat."""

    asked: int
    answered: int
    seconds: float
    per_second: float
    median: float
    p95: float
    p99: float
    longest: float


class Load:
    """Each person asks, waits for an answer, and asks the next; with `rate` they ask so many a second, answered or not."""

    def __init__(self, scene: Scene, world: World) -> None:
        self.scene, self.world = scene, world

    def __call__(self, texts: list[str], people: int = 50, rate: float | None = None, deadline: float = 600.0) -> Measured:
        """Runs the load from a test."""
        run = _Run(self.scene, self.world, texts, people)
        if rate:
            started = time.monotonic()
            for number in range(len(texts)):
                _until(self.world, started + number / rate)
                run.ask()
        else:
            run.begin()
        with self.world.changed:
            self.world.changed.wait_for(lambda: run.over, deadline)
        return run.measured()

    async def ordered(self, wanted: dict[str, Any]) -> dict[str, float]:
        """Runs the load that somebody posted to /load."""
        return asdict(await asyncio.to_thread(self.__call__, **wanted))


def _until(world: World, due: float) -> None:
    with world.changed:
        while (left := due - time.monotonic()) > 0:
            world.changed.wait(left)


class _Run:
    def __init__(self, scene: Scene, world: World, texts: list[str], people: int) -> None:
        self.scene, self.world, self.texts = scene, world, texts
        self.chats = [scene.private(scene.person(f"Reader {number}")) for number in range(people)]
        self.open: dict[int, list[Posted]] = {chat.id: [] for chat in self.chats}
        self.waits: list[float] = []
        self.asked, self.started, self.ended, self.closed = 0, time.monotonic(), 0.0, False
        world.on_post.append(self.told)

    @property
    def over(self) -> bool:
        return len(self.waits) >= len(self.texts)

    def begin(self) -> None:
        self.closed = True
        for chat in self.chats:
            self.ask(chat)

    def ask(self, chat: Chat | None = None) -> None:
        with self.world.changed:
            if self.asked < len(self.texts):
                place = chat or self.chats[self.asked % len(self.chats)]
                assert place.person
                self.open[place.id].append(self.scene.says(place, place.person, self.texts[self.asked]))
                self.asked += 1

    def told(self, answer: Posted) -> None:
        """In the thread of the server: the next question goes out before the answer has gone back."""
        if self.open.get(answer.chat.id):
            asked = self.open[answer.chat.id].pop(0)
            self.waits.append(answer.sent_at - asked.sent_at)
            self.ended = answer.sent_at
            if self.closed:
                self.ask(answer.chat)

    def measured(self) -> Measured:
        self.world.on_post.remove(self.told)
        waits, seconds = sorted(self.waits) or [0.0], max(self.ended - self.started, 1e-9)
        shares = [waits[min(len(waits) - 1, int(len(waits) * share))] for share in (0.5, 0.95, 0.99)]
        median, p95, p99 = shares
        return Measured(self.asked, len(self.waits), seconds, len(self.waits) / seconds, median, p95, p99, waits[-1])
