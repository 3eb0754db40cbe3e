"""Conversations that outlast the process, for every process that uses the same database."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from itertools import count
from time import time
from typing import Any

from sqlalchemy import delete, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from bot.conversations import Clock, Context, Key
from bot.question import Mention
from bot.state.connections import Connections
from bot.state.tables import conversations, insert_into, is_time, sweep
from knowledge.database import cause_of

LOG = logging.getLogger(__name__)
FORMAT = 1
"""Of the contexts. It is part of each key: after a change, rows of the old form are not found and go when they are old."""
PATIENCE = 2.0
"""Seconds to wait for a busy database that is opened for conversations alone; the answer is waiting for it."""


class Stored:
    """Conversations in the database, the same for every process that uses it.

    What goes wrong with `recall` and `remember` costs the context, never the answer: it is logged once until keeping works
    again. What somebody asks to see or to have deleted is another matter: there it is raised.

    Args:
        place: a database address as SQLAlchemy writes it, or connections that are there already.
        minutes: of silence after which a conversation is forgotten.
        clock: what time it is.
        secret: with what users are hashed, if the place is an address.

    Raises:
        DatabaseError: the address leads nowhere.
    """

    def __init__(self, place: str | Connections, minutes: int, clock: Clock = time, secret: bytes = b"") -> None:
        self._connections = Connections(place, secret, PATIENCE) if isinstance(place, str) else place
        self._seconds, self._clock = minutes * 60, clock
        self._has_table = self._has_failed = False
        self._turns = count()

    def recall(self, key: Key) -> Context | None:
        """What a conversation has left; None if it is new, silent for too long, or cannot be read."""
        row = (conversations.c.key == self._hash(key), conversations.c.at > self._horizon())
        with self._spared():
            self._make_table()
            with self._connections.reading() as connection:
                packed = connection.execute(select(conversations.c.context).where(*row)).scalar_one_or_none()
            return None if packed is None else _unpacked(packed)
        return None

    def remember(self, key: Key, context: Context) -> None:
        """Keep this in place of what the conversation had left before; now and then, delete rows that are too old."""
        _, user = key
        new = {"context": _packed(context), "at": self._clock(), "owner": self._connections.mask(user) if user else None}
        with self._spared():
            self._make_table()
            with self._connections.writing() as connection:
                put = insert_into(connection, conversations).values(key=self._hash(key), **new)
                connection.execute(put.on_conflict_do_update(index_elements=["key"], set_=new))
                if is_time(self._turns):
                    sweep(connection, conversations, self._horizon())
            self._has_failed = False

    def forget(self, key: Key) -> bool:
        """Delete one conversation; False if there is none."""
        self._make_table()
        with self._connections.writing() as connection:
            return connection.execute(delete(conversations).where(conversations.c.key == self._hash(key))).rowcount > 0

    def of_owner(self, user: int | str) -> list[Context]:
        """What is kept of a user in all chats, the newest first."""
        self._make_table()
        rows = (conversations.c.owner == self._connections.mask(user), conversations.c.at > self._horizon())
        with self._connections.reading() as connection:
            found = connection.scalars(select(conversations.c.context).where(*rows).order_by(conversations.c.at.desc())).all()
        return [_unpacked(packed) for packed in found]

    def forget_owner(self, user: int | str) -> int:
        """Delete what is kept of a user in all chats; how many conversations that was."""
        self._make_table()
        with self._connections.writing() as connection:
            theirs = conversations.c.owner == self._connections.mask(user)
            return connection.execute(delete(conversations).where(theirs)).rowcount

    def sweep(self) -> None:
        """Delete some of those that have been silent for too long."""
        self._make_table()
        with self._connections.writing() as connection:
            sweep(connection, conversations, self._horizon())

    def close(self) -> None:
        """Give back all connections."""
        self._connections.close()

    def _hash(self, key: Key) -> str:
        return self._connections.mask(json.dumps([FORMAT, *key]))

    def _horizon(self) -> float:
        return self._clock() - self._seconds

    def _make_table(self) -> None:
        """Conversations do without `State.upgrade`: they are the one thing that a bot keeps that is only asked a question."""
        if self._has_table:
            return
        with self._connections.reading() as connection:
            self._has_table = inspect(connection).has_table(conversations.name)
        if not self._has_table:
            with self._connections.making() as connection:
                conversations.create(connection, checkfirst=True)
            self._has_table = True

    @contextmanager
    def _spared(self) -> Iterator[None]:
        """Go on without the context, whatever is wrong."""
        try:
            yield
        except Exception as error:
            self._has_table = False  # another file may have taken its place
            if not self._has_failed:
                driver = error.__cause__
                cause = cause_of(driver) if isinstance(driver, SQLAlchemyError) else driver or repr(error)
                LOG.warning("%s keeps no conversations (%s): follow-ups are answered as they stand", self._connections, cause)
            self._has_failed = True


def _packed(context: Context) -> dict[str, Any]:
    return {
        "terms": [sorted(term) for term in context.terms],
        "mentions": [asdict(mention) | {"tags": sorted(mention.tags)} for mention in context.mentions],
        "facts": list(context.facts),
    }


def _unpacked(packed: Mapping[str, Any]) -> Context:
    return Context(
        terms=tuple(map(frozenset, packed["terms"])),
        mentions=tuple(Mention(**mention | {"tags": frozenset(mention["tags"])}) for mention in packed["mentions"]),
        facts=tuple(packed["facts"]),
    )
