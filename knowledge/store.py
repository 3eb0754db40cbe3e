"""The knowledge database: published in one transaction, read with bound parameters, never half there."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, func, insert, inspect, select, text
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from knowledge.errors import DatabaseError
from knowledge.lookup import Lookup, compile_lookup, fact_of
from knowledge.model import Article, Date, Entity, EntityValue, Fact, Indicator, Number
from knowledge.schema import articles, compiled, entities, fact_tags, facts, indicators, metadata

LOCK = 0x7A7478A
"""The advisory lock that publishers on PostgreSQL wait for."""
OTHER_TABLES = re.compile("no such (table|column)|has no column|(relation|column) .* does not exist")
"""How the databases say that their tables are not those of `knowledge.schema`."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that one publication holds."""

    articles: Sequence[Article]
    entities: Sequence[Entity]
    indicators: Sequence[Indicator]
    facts: Sequence[Fact]
    tags: Mapping[str, Mapping[str, float]]
    key_weights: Mapping[str, float]
    compiled: Mapping[str, str]


class Knowledge:
    """One knowledge database.

    Args:
        url: a database address as SQLAlchemy writes it: "sqlite:///tathya.db", "postgresql+psycopg://...".

    Raises:
        DatabaseError: from every method, when the database cannot be used; the message says what to do.
    """

    def __init__(self, url: str) -> None:
        self._url = _address(url)
        with _told(self._url):
            self._engine = _engine(self._url)

    def __str__(self) -> str:
        """Its address, without a password."""
        return _shown(self._url)

    def publish(self, edition: Edition) -> None:
        """Replace all that is known by this edition, in one transaction: readers see the old or the new, never a mixture."""
        with _told(self._url):
            self._make_folder()
            with self._engine.execution_options(publishing=True).begin() as connection:
                if connection.dialect.name == "postgresql":
                    _take_turn(connection)
                metadata.drop_all(connection)
                metadata.create_all(connection)
                _insert(connection, edition)

    def find(self, lookup: Lookup) -> tuple[Fact, ...]:
        """The facts that a lookup asks for, in its order."""
        with _told(self._url), self._engine.connect() as connection:
            return tuple(fact_of(row) for row in connection.execute(compile_lookup(lookup)))

    def sql(self, lookup: Lookup) -> str:
        """The SQL that `find` runs, with its parameters, for people to read."""
        statement = compile_lookup(lookup).compile(self._engine, compile_kwargs={"literal_binds": True})
        return str(statement)

    def compiled(self, key: str) -> str | None:
        """What was published under a key; None if nothing was, or nothing is published yet."""
        with _told(self._url):
            if self._url.get_backend_name() == "sqlite" and not self._exists():
                return None
            with self._engine.connect() as connection:
                if not self._engine.dialect.has_table(connection, compiled.name):
                    return None
                return connection.execute(select(compiled.c.body).where(compiled.c.key == key)).scalar_one_or_none()

    def articles(self) -> tuple[Article, ...]:
        """The articles whose facts are held."""
        with _told(self._url), self._engine.connect() as connection:
            rows = connection.execute(select(articles).order_by(articles.c.id))
            return tuple(Article(**row._mapping) for row in rows)

    def entities(self) -> dict[str, Entity]:
        """All entities by id."""
        with _told(self._url), self._engine.connect() as connection:
            rows = connection.execute(select(entities))
            return {row.id: Entity(row.id, row.kind, row.names, tuple(row.belongs_to), row.role) for row in rows}

    def indicators(self) -> dict[str, Indicator]:
        """All indicators by id."""
        with _told(self._url), self._engine.connect() as connection:
            rows = connection.execute(select(indicators))
            return {row.id: Indicator(row.id, row.unit, tuple(row.concepts), row.names) for row in rows}

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    def _exists(self) -> bool:
        return self._url.database in (None, "", ":memory:") or Path(str(self._url.database)).exists()

    def _make_folder(self) -> None:
        if self._url.get_backend_name() == "sqlite" and self._url.database not in (None, "", ":memory:"):
            Path(str(self._url.database)).parent.mkdir(parents=True, exist_ok=True)


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        address = None
    if address is None or "@" in (address.host or ""):  # never shown: what cannot be read may hold a password anywhere
        raise DatabaseError(
            "The database address cannot be read: write it like sqlite:///tathya.db or"
            " postgresql+psycopg://user:password@host/name in TATHYA_DATABASE_URL; an @ in the password as %40."
        )
    return address


def _shown(url: URL) -> str:
    """The address without any password."""
    return url.set(query={}).render_as_string(hide_password=True)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    in_memory = url.database in (None, "", ":memory:")
    # Every further connection would see an empty database of its own: threads take turns with the only one.
    one = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "connect_args": {"check_same_thread": False}}
    engine = create_engine(url, **(one if in_memory else {}))
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    # The driver would begin a transaction only at the first INSERT, which leaves DROP and CREATE outside of it.
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    # A publisher takes its turn before it looks: one that has begun to read cannot wait for another to have written.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("publishing") else "BEGIN")


def _take_turn(connection: Connection) -> None:
    """On PostgreSQL: wait for other publishers, then for readers, table by table in the order in which `find` meets them."""
    connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    there = inspect(connection).get_table_names()
    for table in (facts, articles, fact_tags):
        if table.name in there:
            connection.execute(text(f"LOCK TABLE {table.name} IN ACCESS EXCLUSIVE MODE"))


def _insert(connection: Connection, edition: Edition) -> None:
    for table, rows in (
        (articles, [asdict(article) for article in edition.articles]),
        (entities, [asdict(entity) for entity in edition.entities]),
        (indicators, [asdict(indicator) for indicator in edition.indicators]),
        (facts, [_row(fact, position, edition) for position, fact in enumerate(edition.facts)]),
        (
            fact_tags,
            [
                {"fact": fact, "tag": tag, "weight": weight}
                for fact, tags in edition.tags.items()
                for tag, weight in tags.items()
            ],
        ),
        (compiled, [{"key": key, "body": body} for key, body in edition.compiled.items()]),
    ):
        if rows:
            connection.execute(insert(table), rows)


def _row(fact: Fact, position: int, edition: Edition) -> dict[str, object]:
    row: dict[str, object] = {
        name: getattr(fact, name) for name in ("id", "subject", "indicator", "status", "period", "compared_to", "place")
    }
    row |= {"involves": list(fact.involves), "conflicts_with": list(fact.conflicts_with)}
    row |= {"texts": dict(fact.texts), "labels": dict(fact.labels), "asks": dict(fact.asks), "caveats": dict(fact.caveats)}
    row |= {"kind": "statement", "number": None, "unit": None, "date": None, "entity": None, "qualifier": "exact"}
    match fact.value:
        case Number(value, unit, qualifier):
            row |= {"kind": "number", "number": value, "unit": unit, "qualifier": qualifier}
        case Date(iso):
            row |= {"kind": "date", "date": iso}
        case EntityValue(entity):
            row |= {"kind": "entity", "entity": entity}
    source = fact.source
    row |= {name: getattr(source, name) for name in ("article", "said_by", "said_on", "reported_by", "via")}
    row |= {"paragraph": source.paragraphs[0], "paragraphs": list(source.paragraphs)}
    return row | {"position": position, "key_weight": edition.key_weights[fact.id]}


@contextmanager
def _told(url: URL) -> Iterator[None]:
    """Turn what the driver says into one sentence with what to do."""
    try:
        yield
    except ArgumentError as error:
        raise DatabaseError(
            f"{_shown(url)} is no address of a database: write it like sqlite:///tathya.db in TATHYA_DATABASE_URL."
        ) from error
    except ModuleNotFoundError as error:
        raise DatabaseError(f"{_shown(url)} needs a driver that is not installed: pip install {error.name}.") from error
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise DatabaseError(_advice(_shown(url), cause)) from error
    except OSError as error:
        raise DatabaseError(_advice(_shown(url), error.strerror or str(error))) from error


def _advice(shown: str, cause: str) -> str:
    if "not a database" in cause or "malformed" in cause:
        return f"{shown} is damaged ({cause}): move the file away and run `tathya load`; the facts are rebuilt from the packs."
    if OTHER_TABLES.search(cause):
        return f"{shown} was made by another version ({cause}): run `tathya load` to rebuild it from the packs."
    return f"{shown} cannot be used ({cause}): check that the place exists and is writable, or set TATHYA_DATABASE_URL."


def dump(body: object) -> str:
    """JSON for `Edition.compiled`."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
