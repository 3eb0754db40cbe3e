"""A question to the facts, and the one place where it becomes SQL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select

from knowledge.model import Date, EntityValue, Fact, Number, Source, Statement, Value
from knowledge.schema import articles, entities, fact_tags, facts

MOMENT = func.coalesce(facts.c.date, facts.c.period, facts.c.said_on)
"""When a fact holds or happened, or else when it was said."""
Kind = Literal["number", "date", "entity", "statement"]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Which facts are wanted, and in which order.

    A fact must carry at least one tag of each of `terms`. Everything else narrows or orders.
    """

    terms: tuple[frozenset[str], ...] = ()
    hints: frozenset[str] = frozenset()
    """Tags that a better fitting fact carries, none of them required."""
    kinds: frozenset[Kind] = frozenset()
    units: frozenset[str] = frozenset()
    numbers: tuple[float, ...] = ()
    """The value must be one of these (to within rounding)."""
    ids: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """Entities, one of which the fact is about."""
    articles: tuple[str, ...] = ()
    """Articles, one of which the fact is from; none: all."""
    subject_kinds: frozenset[str] = frozenset()
    """Kinds of entity that the fact is about: machine, company..."""
    dated: bool = False
    """Only facts with a date, a period or a day on which they were said."""
    exclude_status: frozenset[str] = frozenset()
    exclude_tags: frozenset[str] = frozenset()
    """Tags none of which the fact carries."""
    order: Literal["fit", "largest", "smallest", "earliest", "article"] = "fit"
    limit: int = 12


@lru_cache(maxsize=2000)  # what is asked often is put together once
def compile_lookup(lookup: Lookup) -> Select[Any]:
    """The SQL of a lookup: every value bound, filtering and ordering in the database."""
    asked = sorted({tag for term in lookup.terms for tag in term})
    matched = func.coalesce(
        select(func.sum(fact_tags.c.weight))
        .where(fact_tags.c.fact == facts.c.id, fact_tags.c.tag.in_([*asked, *sorted(lookup.hints)]))
        .scalar_subquery(),
        0.0,
    )
    hinted = (
        select(func.count()).where(fact_tags.c.fact == facts.c.id, fact_tags.c.tag.in_(sorted(lookup.hints))).scalar_subquery()
    )
    distance = (facts.c.key_weight - matched - 0.25 * hinted).label("distance")
    statement = select(facts, articles.c.title, articles.c.publisher, articles.c.url, distance).join(articles)
    return statement.where(*_conditions(lookup)).order_by(*_order(lookup, distance)).limit(lookup.limit)


def _conditions(lookup: Lookup) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        exists().where(fact_tags.c.fact == facts.c.id, fact_tags.c.tag.in_(sorted(term))) for term in lookup.terms
    ]
    if lookup.kinds:
        conditions.append(facts.c.kind.in_(sorted(lookup.kinds)))
    if lookup.units:
        conditions.append(facts.c.unit.in_(sorted(lookup.units)))
    if lookup.numbers:
        conditions.append(or_(*(_near(number) for number in lookup.numbers)))
    if lookup.ids:
        conditions.append(facts.c.id.in_(lookup.ids))
    if lookup.articles:
        conditions.append(facts.c.article.in_(lookup.articles))
    if lookup.subjects:
        conditions.append(facts.c.subject.in_(lookup.subjects))
    if lookup.subject_kinds:
        conditions.append(facts.c.subject.in_(select(entities.c.id).where(entities.c.kind.in_(sorted(lookup.subject_kinds)))))
    if lookup.dated:
        conditions.append(MOMENT.is_not(None))
    if lookup.exclude_status:
        conditions.append(facts.c.status.not_in(sorted(lookup.exclude_status)))
    if lookup.exclude_tags:
        conditions.append(~exists().where(fact_tags.c.fact == facts.c.id, fact_tags.c.tag.in_(sorted(lookup.exclude_tags))))
    return conditions


def _near(number: float) -> ColumnElement[bool]:
    margin = abs(number) * 1e-9
    return and_(facts.c.number >= number - margin, facts.c.number <= number + margin)


def _order(lookup: Lookup, distance: ColumnElement[float]) -> list[ColumnElement[Any]]:
    first: list[ColumnElement[Any]] = []
    match lookup.order:
        case "largest":
            first = [facts.c.number.desc()]
        case "smallest":
            first = [facts.c.number.asc()]
        case "earliest":
            first = [MOMENT.asc()]
        case "article":
            first = [facts.c.position.asc()]
        case "fit":
            pass
    return [*first, distance.asc(), facts.c.position.asc()]


def fact_of(row: Row[Any]) -> Fact:
    """A database row as a fact."""
    return Fact(
        id=row.id,
        subject=row.subject,
        indicator=row.indicator,
        value=_value(row),
        status=row.status,
        source=Source(
            article=row.article,
            title=row.title,
            publisher=row.publisher,
            url=row.url,
            paragraphs=tuple(row.paragraphs),
            said_by=row.said_by,
            said_on=row.said_on,
            reported_by=row.reported_by,
            via=row.via,
        ),
        texts=row.texts,
        labels=row.labels,
        asks=row.asks,
        caveats=row.caveats,
        period=row.period,
        compared_to=row.compared_to,
        place=row.place,
        involves=tuple(row.involves),
        conflicts_with=tuple(row.conflicts_with),
        repeats=tuple(row.repeats),
        distance=round(float(row.distance), 6),
    )


def _value(row: Row[Any]) -> Value:
    match row.kind:
        case "number":
            return Number(row.number, row.unit, row.qualifier)
        case "date":
            return Date(row.date)
        case "entity":
            return EntityValue(row.entity)
        case _:
            return Statement()
