"""Conversations that outlast the process: a table of the bot's own, in the same database as the knowledge but apart from it.

Publishing drops and makes anew the tables of `knowledge.schema` only, so what was said before it can still be spoken of.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from time import time
from typing import Any

from sqlalchemy import JSON, Column, Connection, Float, MetaData, String, Table, delete, func, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.conversations import Clock, Context, Key
from bot.model import Mention
from knowledge.database import address, cause_of, engine, shown, told

LOG = logging.getLogger(__name__)
FORMAT = 1
"""Of the contexts. It is part of each key: after a change, rows of the old form are not found and go when they are old."""
PATIENCE = 2.0
"""Seconds to wait for a busy database; the answer is waiting for it."""
SWEPT = 100
"""Old rows deleted at a time. Each turn adds one at most, so they cannot pile up."""
LOCK = 0x7A7478B
"""The advisory lock on PostgreSQL for whoever makes the table."""

metadata = MetaData()
conversations = Table(
    "conversations",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("context", JSON, nullable=False),
    Column("at", Float, nullable=False, index=True),
)
"""One row for each user in each chat: a hash of the two, what a follow-up may leave out, and when that was."""


class Stored:
    """Conversations in the database, the same for every process that uses it.

    What goes wrong with it costs the context, never the answer: it is logged once until keeping works again.

    Args:
        url: a database address as SQLAlchemy writes it.
        minutes: of silence after which a conversation is forgotten.
        clock: what time it is.

    Raises:
        DatabaseError: the address leads nowhere.
    """

    def __init__(self, url: str, minutes: int, clock: Clock = time) -> None:
        self._url, self._seconds, self._clock = address(url), minutes * 60, clock
        with told(self._url):
            self._reading = engine(self._url, PATIENCE)
        self._writing = self._reading.execution_options(writing=True)
        self._has_table = self._has_failed = False

    def recall(self, key: Key) -> Context | None:
        """What a conversation has left; None if it is new, silent for too long, or cannot be read."""
        row = (conversations.c.key == _hash(key), conversations.c.at > self._clock() - self._seconds)
        with self._spared():
            self._make_table()
            with self._reading.connect() as connection:
                packed = connection.execute(select(conversations.c.context).where(*row)).scalar_one_or_none()
            return None if packed is None else _unpacked(packed)
        return None

    def remember(self, key: Key, context: Context) -> None:
        """Keep this in place of what the conversation had left before, and delete rows that are too old."""
        with self._spared():
            self._make_table()
            with self._writing.begin() as connection:
                _put(connection, {"key": _hash(key), "context": _packed(context), "at": self._clock()})
                _sweep(connection, self._clock() - self._seconds)
            self._has_failed = False

    def close(self) -> None:
        """Give back all connections."""
        self._reading.dispose()

    def _make_table(self) -> None:
        if self._has_table:
            return
        with self._reading.connect() as connection:
            self._has_table = inspect(connection).has_table(conversations.name)
        if not self._has_table:
            with self._writing.begin() as connection:
                if connection.dialect.name == "postgresql":  # two that make the same table get in each other's way
                    connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
                metadata.create_all(connection)
            self._has_table = True

    @contextmanager
    def _spared(self) -> Iterator[None]:
        """Go on without the context, whatever is wrong."""
        try:
            yield
        except Exception as error:
            self._has_table = False  # another file may have taken its place
            if not self._has_failed:
                cause = cause_of(error) if isinstance(error, SQLAlchemyError) else repr(error)
                LOG.warning("%s keeps no conversations (%s): follow-ups are answered as they stand", shown(self._url), cause)
            self._has_failed = True


def _put(connection: Connection, row: Mapping[str, Any]) -> None:
    """A row that is there already is changed; both databases write that alike, SQLAlchemy has it in two places."""
    new: sqlite.Insert | postgresql.Insert = (
        postgresql.insert(conversations) if connection.dialect.name == "postgresql" else sqlite.insert(conversations)
    )
    connection.execute(new.values(row).on_conflict_do_update(index_elements=["key"], set_={**row}))


def _sweep(connection: Connection, horizon: float) -> None:
    """Delete some of the rows that are older; those that another process holds are left to it."""
    old = select(conversations.c.key).where(conversations.c.at <= horizon).limit(SWEPT).with_for_update(skip_locked=True)
    connection.execute(delete(conversations).where(conversations.c.key.in_(old)))


def _hash(key: Key) -> str:
    return sha256(json.dumps([FORMAT, *key]).encode()).hexdigest()


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
