"""The knowledge database: published in one transaction, read with bound parameters, never half there."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import inf
from time import monotonic

from sqlalchemy import Connection, func, insert, inspect, select, text

from knowledge.database import address, engine, file_of, shown, told
from knowledge.history import PackVersion, kept, note
from knowledge.lookup import Lookup, compile_lookup, fact_of
from knowledge.model import Article, Date, Entity, EntityValue, Fact, Indicator, Number
from knowledge.schema import articles, compiled, entities, fact_tags, facts, indicators, metadata, pack_versions

KNOWN = 5000
"""Lookups whose facts are kept in memory at most."""
LOCK = 0x7A7478A
"""The advisory lock that publishers on PostgreSQL wait for."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that one publication holds."""

    articles: Sequence[Article]
    """The newest first."""
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
        memory: seconds for which what was found may be given again before it is looked whether a new edition is published; 0:
            always look.

    Raises:
        DatabaseError: from every method, when the database cannot be used; the message says what to do.
    """

    def __init__(self, url: str, memory: float = 0.0) -> None:
        self._url, self._memory = address(url), memory
        self._found: dict[Lookup, tuple[Fact, ...]] = {}
        self._digest: str | None = None
        self._looked = -inf
        with told(self._url):
            self._engine = engine(self._url)

    def __str__(self) -> str:
        """Its address, without a password."""
        return shown(self._url)

    def publish(self, edition: Edition, versions: Collection[PackVersion] | None = None) -> None:
        """Replace all that is known by this edition, in one transaction: readers see the old or the new, never a mixture.

        Args:
            edition: what is known from now on.
            versions: the version of each pack that it is made of; None: nothing is noted of them.
        """
        with told(self._url):
            if file := file_of(self._url):
                file.parent.mkdir(parents=True, exist_ok=True)
            with self._engine.execution_options(writing=True).begin() as connection:
                if connection.dialect.name == "postgresql":
                    _take_turn(connection)
                metadata.drop_all(connection)
                metadata.create_all(connection)
                _insert(connection, edition)
                if versions is not None:
                    note(connection, versions)

    def versions(self) -> tuple[PackVersion, ...]:
        """All versions of all packs that are kept, by pack, the newest first."""
        with told(self._url):
            if (file := file_of(self._url)) and not file.exists():
                return ()
            with self._engine.connect() as connection:
                return kept(connection) if self._engine.dialect.has_table(connection, pack_versions.name) else ()

    def find(self, lookup: Lookup) -> tuple[Fact, ...]:
        """The facts that a lookup asks for, in its order."""
        if not self._memory:
            return self._find(lookup)
        known = self._known()  # this edition's: what another thread finds in an older one does not get in
        if lookup not in known:
            if len(known) >= KNOWN:
                known.clear()
            known[lookup] = self._find(lookup)
        return known[lookup]

    def _find(self, lookup: Lookup) -> tuple[Fact, ...]:
        with told(self._url), self._engine.connect() as connection:
            return tuple(fact_of(row) for row in connection.execute(compile_lookup(lookup)))

    def _known(self) -> dict[Lookup, tuple[Fact, ...]]:
        """What was found in the edition that is published now."""
        if monotonic() - self._looked > self._memory:
            digest = self.compiled("edition")
            if digest != self._digest:
                self._found = {}
            self._digest, self._looked = digest, monotonic()
        return self._found

    def sql(self, lookup: Lookup) -> str:
        """The SQL that `find` runs, with its parameters, for people to read."""
        statement = compile_lookup(lookup).compile(self._engine, compile_kwargs={"literal_binds": True})
        return str(statement)

    def compiled(self, key: str) -> str | None:
        """What was published under a key; None if nothing was, or nothing is published yet."""
        with told(self._url):
            if (file := file_of(self._url)) and not file.exists():
                return None
            with self._engine.connect() as connection:
                if not self._engine.dialect.has_table(connection, compiled.name):
                    return None
                return connection.execute(select(compiled.c.body).where(compiled.c.key == key)).scalar_one_or_none()

    def articles(self) -> tuple[Article, ...]:
        """The articles whose facts are held, the newest first."""
        with told(self._url), self._engine.connect() as connection:
            rows = connection.execute(select(articles).order_by(articles.c.position))
            return tuple(Article(**{key: value for key, value in row._mapping.items() if key != "position"}) for row in rows)

    def entities(self) -> dict[str, Entity]:
        """All entities by id."""
        with told(self._url), self._engine.connect() as connection:
            rows = connection.execute(select(entities))
            return {row.id: Entity(row.id, row.kind, row.names, tuple(row.belongs_to), row.role) for row in rows}

    def subjects(self, among: Collection[str] = ()) -> dict[str, int]:
        """How many facts there are about each entity, in the article's order; only those of some articles, or of all."""
        counted = select(facts.c.subject, func.count()).group_by(facts.c.subject).order_by(func.min(facts.c.position))
        counted = counted.where(facts.c.article.in_(among)) if among else counted
        with told(self._url), self._engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(counted)}

    def indicators(self) -> dict[str, Indicator]:
        """All indicators by id."""
        with told(self._url), self._engine.connect() as connection:
            rows = connection.execute(select(indicators))
            return {row.id: Indicator(row.id, row.unit, tuple(row.concepts), row.names) for row in rows}

    def units(self) -> frozenset[str]:
        """Every unit that a figure has."""
        with told(self._url), self._engine.connect() as connection:
            return frozenset(connection.execute(select(facts.c.unit).where(facts.c.unit.is_not(None)).distinct()).scalars())

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()


def _take_turn(connection: Connection) -> None:
    """On PostgreSQL: wait for other publishers, then for readers, table by table in the order in which `find` meets them."""
    connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    there = inspect(connection).get_table_names()
    for table in (facts, articles, fact_tags):
        if table.name in there:
            connection.execute(text(f"LOCK TABLE {table.name} IN ACCESS EXCLUSIVE MODE"))


def _insert(connection: Connection, edition: Edition) -> None:
    for table, rows in (
        (articles, [asdict(article) | {"position": place} for place, article in enumerate(edition.articles)]),
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
    row |= {"repeats": list(fact.repeats)}
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


def dump(body: object) -> str:
    """JSON for `Edition.compiled`."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
