"""A pack: one folder, one article, its entities, indicators and facts, read and cross-checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from knowledge.errors import Problem
from knowledge.model import (
    Article,
    Date,
    Entity,
    EntityValue,
    Fact,
    Indicator,
    Number,
    Source,
    Statement,
    Value,
)
from knowledge.packformat import ArticleEntry, EntityEntry, FactEntry, IndicatorEntry, Model, read
from knowledge.periods import is_period
from knowledge.yamlfile import YamlFile

FILES = ("article.yaml", "entities.yaml", "indicators.yaml", "facts.yaml")


M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class FiledFact:
    """A fact with the place it was read from."""

    fact: Fact
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Pack:
    """What one folder holds, checked."""

    article: Article
    entities: tuple[Entity, ...]
    indicators: tuple[Indicator, ...]
    facts: tuple[FiledFact, ...]
    concepts: dict[str, tuple[str, ...]]
    """Fact id -> the further ideas a question about it may mention."""
    keys: dict[str, tuple[str, ...]]
    """Fact id -> the ideas that tell it from its siblings."""


def read_pack(folder: Path, concepts: Collection[str], languages: Collection[str]) -> tuple[Pack | None, list[Problem]]:
    """Read a pack's folder.

    Args:
        folder: holds article.yaml, entities.yaml, indicators.yaml and facts.yaml.
        concepts: the ids of ideas that the language files know.
        languages: codes in which every name and sentence must be given.

    Returns:
        The pack, or None where it has faults, and all the faults found.
    """
    files = {name: YamlFile(folder / name) for name in FILES}
    reader = _Reader(files, concepts, languages)
    pack = reader.pack()
    problems = [problem for file in files.values() for problem in file.problems]
    return (None if problems else pack), problems


class _Reader:
    """One reading of one folder; faults gather in the files."""

    def __init__(self, files: dict[str, YamlFile], concepts: Collection[str], languages: Collection[str]) -> None:
        self.files = files
        self.concepts = concepts
        self.languages = set(languages)

    def pack(self) -> Pack | None:
        article = read(self.files["article.yaml"], ArticleEntry, many=False)
        entities = self._entries("entities.yaml", EntityEntry)
        indicators = self._entries("indicators.yaml", IndicatorEntry)
        facts = self._entries("facts.yaml", FactEntry)
        self._check_links(entities, indicators, facts, article[0] if article else None)
        if not article or article[0] is None or any(file.problems for file in self.files.values()):
            return None
        units = {entry.id: entry.unit for entry, _ in indicators}
        return Pack(
            article=_article(article[0]),
            entities=tuple(_entity(entry) for entry, _ in entities),
            indicators=tuple(_indicator(entry) for entry, _ in indicators),
            facts=tuple(
                FiledFact(_fact(entry, article[0], units[entry.indicator]), self.files["facts.yaml"].path, line)
                for entry, line in facts
            ),
            concepts={entry.id: tuple(entry.concepts) for entry, _ in facts},
            keys={entry.id: tuple(entry.key) for entry, _ in facts},
        )

    def _entries(self, name: str, model: type[M]) -> list[tuple[M, int]]:
        """The sound entries of a file, each with its line; an id used twice is a fault."""
        file, seen, result = self.files[name], dict[str, int](), list[tuple[M, int]]()
        for index, entry in enumerate(read(file, model, many=True)):
            if entry is None:
                continue
            identity, line = str(getattr(entry, "id", "")), file.line((index, "id"))
            if identity in seen:
                file.problem(line, f'id "{identity}" is used a second time (first in line {seen[identity]})')
            seen.setdefault(identity, line)
            result.append((entry, file.line((index,))))
            self._check_concepts(file, index, [*getattr(entry, "concepts", []), *getattr(entry, "key", [])])
            for key in ("names", "label", "text", "caveat", "role"):
                self._check_languages(file, index, key, getattr(entry, key, None))
        return result

    def _check_concepts(self, file: YamlFile, index: int, concepts: Iterable[str]) -> None:
        for concept in concepts:
            if concept not in self.concepts:
                file.problem(
                    file.line((index, "concepts")), f'no idea "{concept}" in the language files{_hint(concept, self.concepts)}'
                )

    def _check_languages(self, file: YamlFile, index: int, key: str, texts: dict[str, object] | None) -> None:
        for language in sorted(self.languages - set(texts)) if texts else ():
            file.problem(file.line((index, key)), f'"{key}" is missing in the language "{language}"')

    def _check_links(
        self,
        entities: list[tuple[EntityEntry, int]],
        indicators: list[tuple[IndicatorEntry, int]],
        facts: list[tuple[FactEntry, int]],
        article: ArticleEntry | None,
    ) -> None:
        known = {entry.id for entry, _ in entities}
        known_indicators = {entry.id: entry for entry, _ in indicators}
        ids = {entry.id for entry, _ in facts}
        file = self.files["entities.yaml"]
        for entity, line in entities:
            for owner in entity.belongs_to:
                if owner not in known:
                    file.problem(line, f'{entity.id}: belongs_to names no entity "{owner}"{_hint(owner, known)}')
        file = self.files["facts.yaml"]
        for fact, line in facts:
            for key, name in fact.entities:
                if name not in known:
                    file.problem(line, f'{fact.id}: {key} names no entity "{name}"{_hint(name, known)}')
            for other in fact.conflicts_with:
                if other not in ids:
                    file.problem(line, f'{fact.id}: conflicts_with names no fact "{other}"{_hint(other, ids)}')
            for message in _faults(fact, known_indicators.get(fact.indicator), article):
                file.problem(line, f"{fact.id}: {message}")


def _faults(fact: FactEntry, indicator: IndicatorEntry | None, article: ArticleEntry | None) -> Iterable[str]:
    if indicator is None:
        yield f'no indicator "{fact.indicator}" in indicators.yaml'
    elif isinstance(fact.value, (int, float)) and not (fact.unit or indicator.unit):
        yield "a number needs a unit, here or at its indicator (USD, percent, gpu...)"
    if isinstance(fact.value, str) and not is_period(fact.value):
        yield f'value "{fact.value}" is neither a plain number (20000000000) nor a date (2024-10)'
    if fact.value is not None and fact.entity:
        yield "give either a value or an entity, not both"
    if article and max(fact.paragraph) > article.paragraphs:
        yield f"paragraph {max(fact.paragraph)}: the article has only {article.paragraphs}"
    if strange := set(fact.key) - {*fact.concepts, *(indicator.concepts if indicator else ())}:
        yield f"key: {', '.join(sorted(strange))} must stand in concepts too"


def _hint(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), 1)
    return f' - did you mean "{close[0]}"?' if close else ""


def _names(names: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in names.items()}


def _article(entry: ArticleEntry) -> Article:
    return Article(**entry.model_dump(exclude={"examples"}), examples=_names(entry.examples))


def _entity(entry: EntityEntry) -> Entity:
    return Entity(entry.id, entry.kind, _names(entry.names), tuple(entry.belongs_to), entry.role)


def _indicator(entry: IndicatorEntry) -> Indicator:
    return Indicator(entry.id, entry.unit, tuple(entry.concepts), _names(entry.names))


def _value(entry: FactEntry, unit: str | None) -> Value:
    if entry.entity:
        return EntityValue(entry.entity)
    match entry.value:
        case None:
            return Statement()
        case str():
            return Date(entry.value)
        case number:
            return Number(float(number), entry.unit or unit or "", entry.qualifier)


def _fact(entry: FactEntry, article: ArticleEntry, unit: str | None) -> Fact:
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
        caveats=entry.caveat,
        period=entry.period,
        compared_to=entry.compared_to,
        place=entry.place,
        involves=tuple(entry.involves),
        conflicts_with=tuple(entry.conflicts_with),
    )
