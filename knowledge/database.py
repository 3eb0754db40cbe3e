"""How a database is opened, SQLite or PostgreSQL, and what is said when it cannot be used."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from knowledge.errors import DatabaseError

PATIENCE = 5.0
"""Seconds to wait for another who writes to the same SQLite file."""
OTHER_TABLES = re.compile("no such (table|column)|has no column|(relation|column) .* does not exist")
"""How the databases say that their tables are not those that we know."""
LOAD = "run `tathya load` to rebuild it from the packs"
"""What helps when it is the tables of the facts that are missing or of another form."""


def address(url: str) -> URL:
    """A database address as SQLAlchemy writes it: "sqlite:///tathya.db", "postgresql+psycopg://...".

    Raises:
        DatabaseError: it cannot be read.
    """
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):
        found = None
    if found is None or "@" in (found.host or ""):  # never shown: what cannot be read may hold a password anywhere
        raise DatabaseError(
            "The database address cannot be read: write it like sqlite:///tathya.db or"
            " postgresql+psycopg://user:password@host/name in TATHYA_DATABASE_URL; an @ in the password as %40."
        )
    return found


def shown(url: URL) -> str:
    """The address without any password."""
    return url.set(query={}).render_as_string(hide_password=True)


def file_of(url: URL) -> Path | None:
    """The file of a SQLite database; None for one in memory or on a server."""
    in_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)) if in_file else None


def engine(url: URL, patience: float | None = None) -> Engine:
    """Connections to a database; transactions with the option `writing` take their turn before they look.

    With `writing="often"`, a SQLite file keeps a log beside it from then on (WAL): readers and a writer no longer wait for each
    other, and nothing is waited for but the disk's own pace. A file that is only published stays one file.

    Args:
        url: its address.
        patience: seconds after which to give up; None: `PATIENCE` for SQLite, no end for a server.
    """
    if url.get_backend_name() != "sqlite":
        connections = create_engine(url, pool_pre_ping=True)
        if patience is not None:
            event.listen(connections, "connect", _limit(patience))
        return connections
    # Every further connection would see an empty database of its own: threads take turns with the only one.
    one = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "connect_args": {"check_same_thread": False}}
    connections = create_engine(url, **({} if file_of(url) else one))
    event.listen(connections, "connect", _set_up_sqlite(PATIENCE if patience is None else patience))
    event.listen(connections, "begin", _begin_sqlite)
    return connections


def _limit(patience: float) -> Callable[[DBAPIConnection, object], None]:
    def set_up(connection: DBAPIConnection, _: object) -> None:
        connection.cursor().execute(f"SET statement_timeout = {round(patience * 1000)}")
        connection.commit()

    return set_up


def _set_up_sqlite(patience: float) -> Callable[[sqlite3.Connection, object], None]:
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        # The driver would begin a transaction only at the first INSERT, which leaves DROP and CREATE outside of it.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")

    return set_up


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    if writing == "often" and "log" not in connection.info:
        _keep_log(connection)
    # A writer takes its turn before it looks: one that has begun to read cannot wait for another to have written.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _keep_log(connection: Connection) -> None:
    """Write to a log from now on; while somebody else holds the file, it stays as it is, and the next to write tries again."""
    raw: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]
    try:
        [mode] = raw.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode == "wal":  # with a log, a power cut costs the last transactions at most; without one, this would be unsafe
            raw.execute("PRAGMA synchronous = NORMAL")
        connection.info["log"] = mode
    except sqlite3.OperationalError:
        pass


@contextmanager
def told(url: URL, rebuild: str = LOAD) -> Iterator[None]:
    """Turn what the driver says into one sentence with what to do.

    Args:
        url: the database's address.
        rebuild: what to do if it has not the tables that were asked for.
    """
    try:
        yield
    except ArgumentError as error:
        raise DatabaseError(
            f"{shown(url)} is no address of a database: write it like sqlite:///tathya.db in TATHYA_DATABASE_URL."
        ) from error
    except ModuleNotFoundError as error:
        raise DatabaseError(f"{shown(url)} needs a driver that is not installed: pip install {error.name}.") from error
    except SQLAlchemyError as error:
        raise DatabaseError(_advice(shown(url), cause_of(error), rebuild)) from error
    except OSError as error:
        raise DatabaseError(_advice(shown(url), error.strerror or str(error), rebuild)) from error


def cause_of(error: SQLAlchemyError) -> str:
    """What the driver said, on one line."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _advice(address: str, cause: str, rebuild: str) -> str:
    if "not a database" in cause or "malformed" in cause:
        return (
            f"{address} is damaged ({cause}): move the file away and run `tathya load`; the facts are rebuilt from the packs."
        )
    if OTHER_TABLES.search(cause):
        return f"{address} was made by another version ({cause}): {rebuild}."
    return f"{address} cannot be used ({cause}): check that the place exists and is writable, or set TATHYA_DATABASE_URL."
