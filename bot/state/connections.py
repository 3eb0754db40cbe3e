"""The one way to the bot's own tables: whose turn it is, how people are hashed, and what is said when it goes wrong."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import local

from sqlalchemy import Connection, func, select, text

from knowledge.database import address, engine, file_of, shown, told

PATIENCE = 5.0
"""Seconds to wait for a busy database; an answer is waiting for it."""
LOCK = 0x7A7478B
"""The advisory lock on PostgreSQL for whoever makes or changes the tables."""
RESTART = "start the bot again, which brings its tables up to date"


class Connections:
    """Connections to one database.

    Args:
        url: a database address as SQLAlchemy writes it.
        secret: with what people and chats are hashed: without it, nobody can find out by trying whose row it is.
        patience: seconds after which a busy database is given up; None: `PATIENCE`.

    Raises:
        DatabaseError: the address leads nowhere; from every method, when the database cannot be used.
    """

    def __init__(self, url: str, secret: bytes = b"", patience: float | None = None) -> None:
        self._url, self._secret = address(url), secret
        with told(self._url):
            self._reading = engine(self._url, PATIENCE if patience is None else patience)
        self._writing = self._reading.execution_options(writing="often")
        self._open = local()

    def __str__(self) -> str:
        """The address, without a password."""
        return shown(self._url)

    def mask(self, name: int | str) -> str:
        """The keyed hash of a user's or a chat's id."""
        return hmac.digest(self._secret, str(name).encode(errors="surrogatepass"), "sha256").hex()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to look something up."""
        with told(self._url, RESTART), self._reading.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is written at its end, or none."""
        shared: ExitStack | None = getattr(self._open, "stack", None)
        if shared is None:
            with told(self._url, RESTART), self._writing.begin() as connection:
                yield connection
        else:
            with told(self._url, RESTART):
                if self._open.connection is None:
                    self._open.connection = shared.enter_context(self._writing.begin())
                yield self._open.connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that this thread writes inside is one transaction, begun when the first of it is written."""
        with told(self._url, RESTART), ExitStack() as stack:
            self._open.stack, self._open.connection = stack, None
            try:
                yield
            finally:
                self._open.stack = None

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """One transaction that makes or changes tables; two that did so at once would get in each other's way."""
        with told(self._url):
            if file := file_of(self._url):
                file.parent.mkdir(parents=True, exist_ok=True)
        with self.writing() as connection:  # SQLite has one writer at a time anyway
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL statement_timeout = 0"))  # the other's work takes as long as it takes
                connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
            yield connection

    def close(self) -> None:
        """Give back all connections."""
        self._reading.dispose()
