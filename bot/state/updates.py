"""The inbox: what Telegram has sent is kept until it is settled, and answered once however often it is sent."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from time import time

from sqlalchemy import Connection, select, update

from bot.conversations import Clock
from bot.state.connections import Connections
from bot.state.tables import SWEPT, insert_into, is_time, sweep, updates

SEEN = 24 * 3600
"""Seconds for which an update is known again: Telegram sends it for no longer."""
STALE = 3600
"""Seconds after which nobody waits for an answer any more."""


class Updates:
    """The inbox.

    Args:
        connections: to the database.
        clock: what time it is.

    Raises:
        DatabaseError: from every method, when the database cannot be used.
    """

    def __init__(self, connections: Connections, clock: Clock = time) -> None:
        self._connections, self._clock = connections, clock
        self._turns = count()

    def receive(self, update_id: int, body: str) -> bool:
        """Keep an update until it is settled; False if it was received in the last 24 hours. Deletes some that are old."""
        return self.receive_many([(update_id, body)]) == [update_id]

    def receive_many(self, received: Iterable[tuple[int, str]]) -> list[int]:
        """Keep updates in one transaction; the ids of those that are new, in their order."""
        now, new = self._clock(), []
        with self._connections.writing() as connection:
            for update_id, body in sorted(received):  # in one order: two who received the same wait for each other, not both
                put = insert_into(connection, updates).values(id=update_id, body=body, at=now)
                again = put.on_conflict_do_update(
                    index_elements=["id"], set_={"body": body, "at": now}, where=updates.c.at <= now - SEEN
                )
                if connection.execute(again.returning(updates.c.id)).first():  # PostgreSQL does not count what it inserts
                    new.append(update_id)
            if is_time(self._turns):
                self._sweep(connection)
        return new

    def pending(self) -> list[tuple[int, str]]:
        """What was received and not settled, the oldest first."""
        waiting = select(updates.c.id, updates.c.body).where(updates.c.body.is_not(None), updates.c.at > self._clock() - STALE)
        with self._connections.reading() as connection:
            rows = connection.execute(waiting.order_by(updates.c.at, updates.c.id))
            return [(row.id, row.body) for row in rows]

    def settle(self, update_id: int) -> bool:
        """Drop the body; True to the one caller who did: whoever settles it, answers it."""
        mine = (updates.c.id == update_id, updates.c.body.is_not(None), updates.c.at > self._clock() - STALE)
        with self._connections.writing() as connection:
            return connection.execute(update(updates).where(*mine).values(body=None)).rowcount > 0

    def sweep(self) -> None:
        """Delete some that are too old."""
        with self._connections.writing() as connection:
            self._sweep(connection)

    def _sweep(self, connection: Connection) -> None:
        now = self._clock()
        sweep(connection, updates, now - SEEN)
        stale = select(updates.c.id).where(updates.c.body.is_not(None), updates.c.at <= now - STALE).limit(SWEPT)
        ids = stale.with_for_update(skip_locked=True)
        connection.execute(update(updates).where(updates.c.id.in_(ids)).values(body=None))
