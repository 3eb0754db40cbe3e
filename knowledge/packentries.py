"""From an entry as an editor wrote it to what it means."""

from __future__ import annotations

from knowledge.model import Article, Date, Entity, EntityValue, Fact, Indicator, Number, Source, Statement, Value
from knowledge.packformat import ArticleEntry, EntityEntry, FactEntry, IndicatorEntry


def _names(names: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in names.items()}


def article_of(entry: ArticleEntry) -> Article:
    """The article as it is known."""
    return Article(**entry.model_dump(exclude={"examples", "topics", "units"}), examples=_names(entry.examples))


def entity_of(entry: EntityEntry) -> Entity:
    """An entity."""
    return Entity(entry.id, entry.kind, _names(entry.names), tuple(entry.belongs_to), entry.role)


def indicator_of(entry: IndicatorEntry) -> Indicator:
    """An indicator."""
    return Indicator(entry.id, entry.unit, tuple(entry.concepts), _names(entry.names))


def _value(entry: FactEntry, unit: str | None) -> Value:
    if entry.entity:
        return EntityValue(entry.entity)
    match entry.value:
        case None:
            return Statement()
        case str():
            return Date(entry.value)
        case int() if entry.is_year(unit):
            return Date(str(entry.value))
        case number:
            return Number(float(number), entry.unit or unit or "", entry.qualifier)


def fact_of(entry: FactEntry, article: ArticleEntry, unit: str | None) -> Fact:
    """A fact with its source; `unit` is its indicator's."""
    source = Source(
        article=article.id,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        paragraphs=tuple(entry.paragraph),
        said_by=entry.said_by,
        said_on=entry.said_on,
        reported_by=entry.reported_by,
        via=entry.via,
    )
    return Fact(
        id=entry.id,
        subject=entry.subject,
        indicator=entry.indicator,
        value=_value(entry, unit),
        status=entry.status,
        source=source,
        texts=entry.text,
        labels=entry.label,
        asks=entry.ask,
        caveats=entry.caveat,
        period=entry.period,
        compared_to=entry.compared_to,
        place=entry.place,
        involves=tuple(entry.involves),
        conflicts_with=tuple(entry.conflicts_with),
        repeats=tuple(entry.repeats),
    )
