"""Questions that got no answer, for whoever keeps the packs: what was asked on which day and how often, never by whom or where.

What is kept here cannot be found again by who asked it, so a text that tells of somebody is not kept at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from time import time
from unicodedata import normalize

from sqlalchemy import func, select

from bot.conversations import Clock
from bot.state.connections import Connections
from bot.state.tables import insert_into, is_time, reviewed, sweep, unanswered

KEPT_DAYS = 90
"""For how long a text is kept, at most."""
LONGEST = 300
"""Letters of a text that is kept; what is longer is a pasted text."""
MOST = 500
"""Texts that are given, those asked most often."""
DAY = 86_400.0
ADDRESS = re.compile(r"@\w|\w@|://|\bwww\.|\bt\.me/", re.IGNORECASE)
"""An e-mail address, an @name, a link."""
DIGITS = re.compile(r"(?<![\d.,])\+?\d(?:[\s().-]{0,2}\d){5,}")
"""Digits as telephone numbers are written; figures have commas."""


@dataclass(frozen=True, slots=True)
class Unanswerable:
    """A text that got no answer."""

    text: str
    language: str
    count: int
    """How often it was asked in the days that are kept."""


class Unanswered:
    """The questions of the last days that got no answer, and which questions have been dealt with.

    Args:
        connections: to the database.
        clock: what time it is.

    Raises:
        DatabaseError: from every method, when the database cannot be used.
    """

    def __init__(self, connections: Connections, clock: Clock = time) -> None:
        self._connections, self._clock = connections, clock
        self._turns = count()

    def add(self, text: str, language: str) -> bool:
        """Count a question of today; False if its text is not to be kept. Now and then deletes old ones."""
        text = " ".join(text.replace("\0", "").encode("utf-8", "ignore").decode().split())
        if not text or len(text) > LONGEST or is_personal(text):
            return False
        now = self._clock()
        day = now - now % DAY  # not the moment: that could be held against other logs
        key = sha256(f"{day:.0f} {language} {text}".encode()).hexdigest()
        row = {"key": key, "text": text, "language": language, "count": 1, "at": day}
        with self._connections.writing() as connection:
            put = insert_into(connection, unanswered).values(row)
            again = {"count": unanswered.c.count + 1}
            connection.execute(put.on_conflict_do_update(index_elements=["key"], set_=again))
            if is_time(self._turns):
                sweep(connection, unanswered, self._horizon())
        return True

    def texts(self) -> list[Unanswerable]:
        """What was asked, the most frequent first."""
        total = func.sum(unanswered.c.count).label("total")
        asked = select(unanswered.c.text, unanswered.c.language, total).where(unanswered.c.at > self._horizon())
        query = asked.group_by(unanswered.c.text, unanswered.c.language).order_by(total.desc(), unanswered.c.text).limit(MOST)
        with self._connections.reading() as connection:
            return [Unanswerable(row.text, row.language, int(row.total)) for row in connection.execute(query)]

    def settle(self, names: Collection[str]) -> None:
        """Remember that these have been dealt with; of the names only hashes are kept."""
        with self._connections.writing() as connection:
            for name in sorted(names):
                put = insert_into(connection, reviewed).values(key=_hash(name), at=self._clock())
                connection.execute(put.on_conflict_do_nothing())

    def settled(self, names: Collection[str]) -> set[str]:
        """Those that have been dealt with."""
        hashes = {_hash(name): name for name in names}
        with self._connections.reading() as connection:
            return {hashes[key] for key in connection.scalars(select(reviewed.c.key)) if key in hashes}

    def sweep(self) -> None:
        """Delete some that are too old."""
        with self._connections.writing() as connection:
            sweep(connection, unanswered, self._horizon())

    def _horizon(self) -> float:
        return self._clock() - KEPT_DAYS * DAY


def is_personal(text: str) -> bool:
    """Does it hold an address, a link, an @name, or digits that may be somebody's number?

    >>> is_personal("call me: 01711-223344"), is_personal("how many of the 100,000 GPUs since 2023-2024?")
    (True, False)
    """
    text = normalize("NFKC", text)
    return bool(ADDRESS.search(text)) or any(_is_number_of(found.group()) for found in DIGITS.finditer(text))


def _is_number_of(run: str) -> bool:
    """Digits of somebody: of a telephone, an account, a card? The years of a span are none."""
    digits = [letter for letter in run if letter.isdigit()]
    begun = run[0] == "+" or int(digits[0]) == 0
    parted = re.search(r"\d{3}[.-]\d{4}\b", run) is not None and not re.search(r"\d{4}[.-]\d{4}\b", run)
    return len(digits) >= (7 if begun or parted else 10)


def _hash(name: str) -> str:
    return sha256(name.encode("utf-8", "replace")).hexdigest()
