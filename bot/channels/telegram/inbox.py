"""Updates are written down before they are confirmed to Telegram, and each is answered once, whatever happens in between."""

from __future__ import annotations

import json
import logging
from asyncio import Lock, Queue
from collections.abc import Awaitable
from contextvars import ContextVar
from typing import Any

from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bot.channels.telegram.patience import patiently
from bot.state.updates import Updates

LOG = logging.getLogger(__name__)
AT_ONCE = 64
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


async def settle() -> None:
    """Cross out the update in work, if there is one."""
    if ticket := current.get():
        await ticket.settle()


class Inbox(Queue[Any]):
    """The application's queue of updates. `put` returns when the update is safe, and drops those seen before."""

    def __init__(self, updates: Updates) -> None:
        super().__init__()
        self._updates = updates

    async def put(self, item: Any) -> None:
        """Write an update down and queue it; it waits for as long as the database is away, so nothing gets lost."""
        if isinstance(item, Update) and not await patiently(
            self._updates.receive, item.update_id, item.to_json(), forever=True
        ):
            LOG.info("update %d came twice", item.update_id)
            return
        await super().put(item)

    async def _is_new(self, update: Update) -> bool:
        return await patiently(self._updates.receive, update.update_id, update.to_json(), forever=True)

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
