"""What users have said is wrong, for whoever keeps the packs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from time import time
from typing import Any

from sqlalchemy import Select, delete, select

from bot.conversations import Clock
from bot.state.connections import Connections
from bot.state.tables import add, reports


@dataclass(frozen=True, slots=True)
class Report:
    """What one user has said is wrong."""

    id: int
    asker: str
    """Who said so, as a keyed hash."""
    facts: tuple[str, ...]
    """Ids of the facts that were shown."""
    language: str
    text: str | None
    """In their words, if they gave any."""
    kind: str
    at: float


class Reports:
    """All reports. They are kept until whoever wrote them wants them forgotten.

    Args:
        connections: to the database.
        clock: what time it is.

    Raises:
        DatabaseError: from every method, when the database cannot be used.
    """

    def __init__(self, connections: Connections, clock: Clock = time) -> None:
        self._connections, self._clock = connections, clock

    def add(self, asker: int, facts: Iterable[str], language: str, text: str | None, kind: str) -> int:
        """Keep a report; its id."""
        row = {"asker": self._connections.mask(asker), "facts": list(facts), "language": language, "text": text, "kind": kind}
        with self._connections.writing() as connection:
            return add(connection, reports, row | {"at": self._clock()})

    def of_asker(self, asker: int) -> list[Report]:
        """What somebody has reported, the newest first."""
        return self._read(select(reports).where(reports.c.asker == self._connections.mask(asker)))

    def recent(self, limit: int) -> list[Report]:
        """The newest, the newest first."""
        return self._read(select(reports).limit(limit))

    def forget(self, asker: int) -> int:
        """Delete what somebody has reported; how many reports that was."""
        with self._connections.writing() as connection:
            return connection.execute(delete(reports).where(reports.c.asker == self._connections.mask(asker))).rowcount

    def _read(self, query: Select[Any]) -> list[Report]:
        with self._connections.reading() as connection:
            rows = connection.execute(query.order_by(reports.c.id.desc())).all()
        return [Report(**{**row._mapping, "facts": tuple(row.facts)}) for row in rows]
