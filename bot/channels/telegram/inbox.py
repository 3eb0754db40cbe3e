"""Updates are written down before they are confirmed to Telegram, and each is answered once, whatever happens in between."""

from __future__ import annotations

import json
import logging
from asyncio import Lock, Queue
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import Any

from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bot.channels.telegram.patience import patiently
from bot.state import State
from bot.state.updates import Updates

LOG = logging.getLogger(__name__)
AT_ONCE = 16
"""Updates in work; each chat's own one after the other."""
current: ContextVar[Ticket | None] = ContextVar("current", default=None)
"""The update in work."""


class Ticket:
    """One update's right to be answered. Whoever sends something first gives it up: from then on it is answered."""

    def __init__(self, updates: Updates, number: int) -> None:
        self._updates, self._number, self._is_settled = updates, number, False

    async def settle(self) -> None:
        """Cross the update out; the next start will not take it up again."""
        if not self._is_settled:
            self._is_settled = True
            await patiently(self._updates.settle, self._number)

    @contextmanager
    def settled(self, state: State) -> Iterator[None]:
        """All that is written inside is written together with the crossing out, or none of it. It blocks."""
        with state.together():
            yield
            if not self._is_settled:
                self._updates.settle(self._number)
        self._is_settled = True


async def settle() -> None:
    """Cross out the update in work, if there is one."""
    if ticket := current.get():
        await ticket.settle()


def settled(state: State) -> AbstractContextManager[None]:
    """The same for the update in work, if there is one, in a thread that works on it."""
    ticket = current.get()
    return ticket.settled(state) if ticket else state.together()


class Inbox(Queue[Any]):
    """The application's queue of updates. `put` returns when the update is safe, and drops those seen before."""

    def __init__(self, updates: Updates) -> None:
        super().__init__()
        self._updates = updates
        self._waiting: list[Update] = []
        self._turn = Lock()
        self._is_new: dict[int, bool] = {}
        """Updates that are written down, and not queued yet."""

    async def put(self, item: Any) -> None:
        """Write an update down and queue it; it waits for as long as the database is away, so nothing gets lost."""
        if isinstance(item, Update):
            if item.update_id not in self._is_new:
                await self._write_with_others(item)
            if not self._is_new.pop(item.update_id):
                LOG.info("update %d came twice", item.update_id)
                return
        await super().put(item)

    async def write(self, received: Sequence[Update]) -> None:
        """Write down what came together, in one transaction; `put` will find it written."""
        rows = [(update.update_id, update.to_json()) for update in received]
        new = set(await patiently(self._updates.receive_many, rows, forever=True)) if rows else set()
        self._is_new.update({number: number in new for number, _ in rows})

    async def _write_with_others(self, update: Update) -> None:
        """Those that come while the database is busy are written together by the first who gets a turn."""
        self._waiting.append(update)
        async with self._turn:
            if update.update_id not in self._is_new:
                waiting, self._waiting = self._waiting, []
                await self.write(waiting)

    async def restore(self, bot: Bot) -> None:
        """Queue what an earlier process received and did not answer."""
        for number, body in await patiently(self._updates.pending, forever=True):
            try:
                update = Update.de_json(json.loads(body), bot)
            except Exception:  # written by another version; it must not stop the rest
                LOG.exception("update %d cannot be read again", number)
                await patiently(self._updates.settle, number)
            else:
                await super().put(update)


class InOrder(BaseUpdateProcessor):
    """Works on many chats at once and on each chat's updates in their order, so that a follow-up finds what it follows."""

    def __init__(self, updates: Updates) -> None:
        super().__init__(AT_ONCE)
        self._updates = updates
        self._locks: dict[int, tuple[Lock, int]] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Work on one update when those before it in its chat are done, then cross it out."""
        if not isinstance(update, Update):
            await coroutine
            return
        key = _chat(update)
        lock, waiting = self._locks.get(key, (Lock(), 0))
        self._locks[key] = (lock, waiting + 1)
        ticket = Ticket(self._updates, update.update_id)
        token = current.set(ticket)
        try:
            async with lock:
                await coroutine
            await ticket.settle()
        finally:
            current.reset(token)
            lock, waiting = self._locks[key]
            if waiting > 1:
                self._locks[key] = (lock, waiting - 1)
            else:
                del self._locks[key]

    async def initialize(self) -> None:
        """Nothing to be done."""

    async def shutdown(self) -> None:
        """Nothing to be done."""


def _chat(update: Update) -> int:
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0
