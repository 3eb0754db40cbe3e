"""The answers of the last days: what was shown in which message, to change it on request and to correct it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import count
from time import time
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, insert, or_, select, update

from bot.conversations import Clock
from bot.state.connections import Connections
from bot.state.tables import add, answer_facts, answers, is_time, sweep

DAYS = 7
"""For how long an answer is kept."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One answer as it stands in the chat."""

    id: int
    chat: int
    message: int | None
    """The message that it was sent as; None: it has not been sent yet."""
    asked: int | None
    """The message with the question."""
    asker: str
    """Who asked, as a keyed hash."""
    language: str
    body: Mapping[str, Any]
    facts: Mapping[str, str]
    """Ids of the facts that it shows, each with a fingerprint of what was shown of it."""
    at: float
    """When it was answered."""


class Answers:
    """The answers of the last days.

    Args:
        connections: to the database.
        days: after which they are deleted.
        clock: what time it is.

    Raises:
        DatabaseError: from every method, when the database cannot be used.
    """

    def __init__(self, connections: Connections, days: float = DAYS, clock: Clock = time) -> None:
        self._connections, self._seconds, self._clock = connections, days * 86_400, clock
        self._turns = count()

    def reserve(
        self, chat: int, asked: int | None, asker: int, language: str, body: Mapping[str, Any], facts: Mapping[str, str]
    ) -> int:
        """Keep an answer that is about to be sent; its id is what its buttons can carry. Now and then deletes old ones."""
        row = {"chat": chat, "asked": asked, "asker": self._connections.mask(asker), "language": language, "body": {**body}}
        with self._connections.writing() as connection:
            answer = add(connection, answers, row | {"at": self._clock()})
            _show(connection, answer, facts)
            if is_time(self._turns):
                sweep(connection, answers, self._horizon())
        return answer

    def sent(self, answer: int, message: int) -> bool:
        """It stands in the chat as this message; False if it is no longer kept."""
        return self._update(answer, {"message": message})

    def change(
        self,
        answer: int,
        *,
        language: str | None = None,
        body: Mapping[str, Any] | None = None,
        facts: Mapping[str, str] | None = None,
    ) -> bool:
        """It says something else now, as far as something is given here; False if it is no longer kept."""
        given = {"language": language, "body": None if body is None else {**body}}
        return self._update(answer, {name: value for name, value in given.items() if value is not None}, facts)

    def get(self, answer: int) -> KeptAnswer | None:
        """The answer with an id."""
        return self._newest(answers.c.id == answer)

    def of_question(self, chat: int, asked: int) -> KeptAnswer | None:
        """The newest answer to a message."""
        return self._newest(answers.c.chat == chat, answers.c.asked == asked)

    def of_message(self, chat: int, message: int) -> KeptAnswer | None:
        """The answer that a message of ours is."""
        return self._newest(answers.c.chat == chat, answers.c.message == message)

    def showing(self, facts: Collection[str], since: float) -> list[KeptAnswer]:
        """The answers that were sent since then and show any of these facts, the oldest first."""
        theirs = select(answer_facts.c.answer).where(answer_facts.c.fact.in_(facts))
        return self._kept(answers.c.id.in_(theirs), answers.c.message.is_not(None), answers.c.at >= since)

    def of_asker(self, asker: int) -> list[KeptAnswer]:
        """What somebody was answered, the oldest first."""
        return self._kept(answers.c.asker == self._connections.mask(asker))

    def delete(self, answer: int) -> bool:
        """Keep it no longer; False if it was not kept."""
        return self._delete(answers.c.id == answer) > 0

    def forget(self, asker: int) -> int:
        """Delete what somebody was answered, and all of the private chat with them; how many answers that was."""
        return self._delete(or_(answers.c.asker == self._connections.mask(asker), answers.c.chat == asker))

    def sweep(self) -> None:
        """Delete some that are too old."""
        with self._connections.writing() as connection:
            sweep(connection, answers, self._horizon())

    def since(self, at: float) -> list[KeptAnswer]:
        """The answers that were sent since then, the oldest first."""
        return self._kept(answers.c.message.is_not(None), answers.c.at >= at)

    def _horizon(self) -> float:
        return self._clock() - self._seconds

    def _update(self, answer: int, values: Mapping[str, Any], facts: Mapping[str, str] | None = None) -> bool:
        one = (answers.c.id == answer, answers.c.at > self._horizon())
        with self._connections.writing() as connection:
            if connection.execute(select(answers.c.id).where(*one).with_for_update()).one_or_none() is None:
                return False
            if values:
                connection.execute(update(answers).where(*one).values(**values))
            if facts is not None:
                connection.execute(delete(answer_facts).where(answer_facts.c.answer == answer))
                _show(connection, answer, facts)
        return True

    def _newest(self, *which: ColumnElement[bool]) -> KeptAnswer | None:
        newest = select(answers).where(*which, answers.c.at > self._horizon()).order_by(answers.c.id.desc()).limit(1)
        found = self._read(newest)
        return found[0] if found else None

    def _kept(self, *which: ColumnElement[bool]) -> list[KeptAnswer]:
        return self._read(select(answers).where(*which, answers.c.at > self._horizon()).order_by(answers.c.id))

    def _read(self, query: Select[Any]) -> list[KeptAnswer]:
        shown: dict[int, dict[str, str]] = defaultdict(dict)
        ids = query.with_only_columns(answers.c.id)
        with self._connections.reading() as connection:
            rows = connection.execute(query).all()
            facts = select(answer_facts).where(answer_facts.c.answer.in_(ids)).order_by(answer_facts.c.fact)
            for row in connection.execute(facts) if rows else ():
                shown[row.answer][row.fact] = row.fingerprint
        return [KeptAnswer(**row._mapping, facts=shown[row.id]) for row in rows]

    def _delete(self, which: ColumnElement[bool]) -> int:
        with self._connections.writing() as connection:
            return connection.execute(delete(answers).where(which)).rowcount


def _show(connection: Connection, answer: int, facts: Mapping[str, str]) -> None:
    rows = [{"answer": answer, "fact": fact, "fingerprint": fingerprint} for fact, fingerprint in facts.items()]
    if rows:
        connection.execute(insert(answer_facts), rows)
