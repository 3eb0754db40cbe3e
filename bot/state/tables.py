"""The tables of the bot's own. `bot.state.migrations` makes them; a test proves that it makes them as they stand here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

SWEPT, EVERY = 100, 25
"""Old rows deleted at a time, and rows that are written between two such times: they cannot pile up."""
BIG = BigInteger().with_variant(Integer(), "sqlite")
"""Ids of Telegram outgrow 32 bits; an INTEGER of SQLite does not."""
PENDING = text("body IS NOT NULL")

metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("owner", String(64), index=True),
    Column("context", JSON, nullable=False),
    Column("at", Float, nullable=False, index=True),
)
"""One row for each user in each chat: a hash of the two and of the user, what a follow-up may leave out, and when that was."""

chats = Table(
    "chats",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("chat", BIG),
    Column("language", String, nullable=False),
    Column("quiet", Boolean, nullable=False),
    Column("who", String, nullable=False),
    Column("daily_quiz", Boolean, nullable=False),
    Column("packs", JSON, nullable=False),
    Column("greeted", Boolean, nullable=False),
)
"""What is set in each chat. The plain id is there for groups only: that of a private chat is that of its user."""

answers = Table(
    "answers",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("chat", BIG, nullable=False),
    Column("message", BIG),
    Column("asked", BIG),
    Column("asker", String(64), nullable=False, index=True),
    Column("language", String, nullable=False),
    Column("body", JSON, nullable=False),
    Column("at", Float, nullable=False, index=True),
    Index("ix_answers_asked", "chat", "asked"),
    Index("ix_answers_message", "chat", "message"),
    sqlite_autoincrement=True,  # a button under an old message must never lead to another's answer
)
"""What was answered in the last days, in which message, so that it can be changed, and corrected."""

answer_facts = Table(
    "answer_facts",
    metadata,
    Column("answer", BIG, ForeignKey("answers.id", name="fk_answer_facts_answer", ondelete="CASCADE"), primary_key=True),
    Column("fact", String, primary_key=True, index=True),
    Column("fingerprint", String, nullable=False),
)
"""Which facts an answer shows, and what of them was shown."""

updates = Table(
    "updates",
    metadata,
    Column("id", BIG, primary_key=True, autoincrement=False),
    Column("body", Text),
    Column("at", Float, nullable=False, index=True),
    Index("ix_updates_pending", "at", sqlite_where=PENDING, postgresql_where=PENDING),
)
"""What Telegram has sent: with its body until it is settled, without it until it can no longer come again."""

reports = Table(
    "reports",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("asker", String(64), nullable=False, index=True),
    Column("facts", JSON, nullable=False),
    Column("language", String, nullable=False),
    Column("text", Text),
    Column("kind", String, nullable=False),
    Column("at", Float, nullable=False),
    sqlite_autoincrement=True,
)
"""What users have said is wrong."""

unanswered = Table(
    "unanswered",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("count", Integer, nullable=False),
    Column("at", Float, nullable=False, index=True),
)
"""Questions that got no answer, counted by day: `at` is its beginning, `key` a hash of day, language and text. Nobody's ids."""

reviewed = Table(
    "reviewed",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("at", Float, nullable=False),
)
"""Hashes of the questions and reports that an editor has dealt with, so that they do not come back."""


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what is to be done with a row that is there already; SQLAlchemy has it in two places."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def add(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Insert a row; its id."""
    result: Any = connection.execute(insert(table).values(**row))
    return int(result.inserted_primary_key.id)


def is_time(turns: Iterator[int]) -> bool:
    """Is it time to delete old rows? At the first row that a process writes, and then now and again."""
    return next(turns) % EVERY == 0


def sweep(connection: Connection, table: Table, horizon: float) -> None:
    """Delete some of the rows that are older; those that another process holds are left to it."""
    [key] = table.primary_key.columns
    old = select(key).where(table.c.at <= horizon).limit(SWEPT).with_for_update(skip_locked=True)
    connection.execute(delete(table).where(key.in_(old)))
