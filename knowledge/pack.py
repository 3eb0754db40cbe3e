"""A pack: one folder, one article, its entities, indicators and facts, read and cross-checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from knowledge.errors import Problem
from knowledge.model import Article, Entity, Fact, Indicator
from knowledge.packentries import article_of, entity_of, fact_of, indicator_of
from knowledge.packformat import ArticleEntry, EntityEntry, FactEntry, IndicatorEntry, Model, QuestionEntry, read
from knowledge.periods import is_period
from knowledge.yamlfile import Location, YamlFile

FILES = ("article.yaml", "entities.yaml", "indicators.yaml", "facts.yaml")
QUESTIONS = "questions.yaml"


M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class FiledFact:
    """A fact with the place it was read from."""

    fact: Fact
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question that must be answered by one of these facts, or, where there are none, must not be answered."""

    ask: str
    facts: tuple[str, ...]
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
    topics: tuple[str, ...]
    """What the whole article is about: entities that a question about any fact may name."""
    units: dict[str, dict[str, str]]
    """Unit -> language -> what stands after the number."""
    questions: tuple[GoldenQuestion, ...]


def read_pack(folder: Path, concepts: Collection[str], languages: Collection[str]) -> tuple[Pack | None, list[Problem]]:
    """Read a pack's folder.

    Args:
        folder: holds article.yaml, entities.yaml, indicators.yaml and facts.yaml.
        concepts: the ids of ideas that the language files know.
        languages: codes in which every name and sentence must be given.

    Returns:
        The pack, or None where it has faults, and all the faults found.
    """
    names = (*FILES, *([QUESTIONS] if (folder / QUESTIONS).exists() else []))
    files = {name: YamlFile(folder / name) for name in names}
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
        questions = self._questions()
        self._check_names(entities)
        self._check_links(entities, indicators, facts)
        if not article or article[0] is None or any(file.problems for file in self.files.values()):
            return None
        filed = self.files["facts.yaml"]
        units = {entry.id: entry.unit for entry, _ in indicators}
        return Pack(
            article=article_of(article[0]),
            entities=tuple(entity_of(entry) for entry, _ in entities),
            indicators=tuple(indicator_of(entry) for entry, _ in indicators),
            facts=tuple(
                FiledFact(fact_of(entry, article[0], units[entry.indicator]), filed.path, filed.line((index,)))
                for entry, index in facts
            ),
            concepts={entry.id: tuple(entry.concepts) for entry, _ in facts},
            keys={entry.id: tuple(entry.key) for entry, _ in facts},
            topics=tuple(article[0].topics),
            units=article[0].units,
            questions=questions,
        )

    def _entries(self, name: str, model: type[M]) -> list[tuple[M, int]]:
        """The sound entries of a file, each with its place in the list; an id used twice is a fault."""
        file, seen, result = self.files[name], dict[str, int](), list[tuple[M, int]]()
        for index, entry in enumerate(read(file, model, many=True)):
            if entry is None:
                continue
            identity, line = str(getattr(entry, "id", "")), file.line((index, "id"))
            if identity in seen:
                file.problem(line, f'id "{identity}" is used a second time (first in line {seen[identity]})')
            seen.setdefault(identity, line)
            result.append((entry, index))
            for key in ("concepts", "key"):
                self._check_concepts(file, (index, key), getattr(entry, key, []))
            for key in ("names", "label", "text", "ask", "caveat", "role"):
                self._check_languages(file, index, key, getattr(entry, key, None))
        return result

    def _questions(self) -> tuple[GoldenQuestion, ...]:
        file = self.files.get(QUESTIONS)
        if file is None or file.data == []:
            return ()
        entries = [(entry, index) for index, entry in enumerate(read(file, QuestionEntry, many=True)) if entry]
        for entry, index in entries:
            for fact in entry.facts:
                self._check_link(QUESTIONS, (index, "facts"), fact, "facts.yaml")
        return tuple(
            GoldenQuestion(entry.ask, tuple(entry.facts), file.path, file.line((index, "ask"))) for entry, index in entries
        )

    def _check_concepts(self, file: YamlFile, at: tuple[int, str], concepts: Iterable[str]) -> None:
        for concept in concepts:
            if concept not in self.concepts:
                file.problem(file.line(at), f'no idea "{concept}" in the language files{_hint(concept, self.concepts)}')

    def _check_languages(self, file: YamlFile, index: int, key: str, texts: dict[str, object] | None) -> None:
        for language in sorted(self.languages - set(texts)) if texts else ():
            file.problem(file.line((index, key)), f'"{key}" is missing in the language "{language}"')

    def _check_names(self, entities: list[tuple[EntityEntry, int]]) -> None:
        """The same name for two entities: nobody could tell them apart."""
        file, owners = self.files["entities.yaml"], dict[str, str]()
        for entity, index in entities:
            shown = {names[0] for names in entity.names.values()}
            for name in (name for names in entity.names.values() for name in names):
                if (len(name.strip()) == 1 and name not in shown) or name.strip().isdigit():
                    message = f'the name "{name}" of {entity.id} is found in too many questions: write one of several letters'
                    file.problem(file.line((index, "names")), message)
                owner = owners.setdefault("".join(name.casefold().split()), entity.id)
                if owner != entity.id:
                    file.problem(file.line((index, "names")), f'the name "{name}" belongs to {owner} and to {entity.id}')

    def _check_links(
        self,
        entities: list[tuple[EntityEntry, int]],
        indicators: list[tuple[IndicatorEntry, int]],
        facts: list[tuple[FactEntry, int]],
    ) -> None:
        article = self.files["article.yaml"].data
        paragraphs = article.get("paragraphs") if isinstance(article, dict) else None
        sound = {entry.id: entry for entry, _ in indicators}
        for topic in article.get("topics") or () if isinstance(article, dict) else ():
            self._check_link("article.yaml", ("topics",), str(topic), "entities.yaml")
        for entity, index in entities:
            for owner in entity.belongs_to:
                self._check_link("entities.yaml", (index, "belongs_to"), owner, "entities.yaml")
        for fact, index in facts:
            for key, name in fact.entities:
                self._check_link("facts.yaml", (index, key), name, "entities.yaml")
            for other in fact.conflicts_with:
                self._check_link("facts.yaml", (index, "conflicts_with"), other, "facts.yaml")
            for other in fact.repeats:
                self._check_link("facts.yaml", (index, "repeats"), other, "facts.yaml")
            self._check_link("facts.yaml", (index, "indicator"), fact.indicator, "indicators.yaml")
            for key, message in _faults(fact, sound.get(fact.indicator), paragraphs):
                self.files["facts.yaml"].problem(self.files["facts.yaml"].line((index, key)), f"{fact.id}: {message}")

    def _check_link(self, name: str, at: Location, identity: str, home: str) -> None:
        """Does `identity` stand in the file `home`? An entry that has faults of its own does."""
        file, data = self.files[name], self.files[home].data
        known = {str(entry.get("id")) for entry in data if isinstance(entry, dict)} if isinstance(data, list) else {identity}
        if identity not in known:
            file.problem(file.line(at), f'{at[-1]} names "{identity}", which is not in {home}{_hint(identity, known)}')


def _faults(fact: FactEntry, indicator: IndicatorEntry | None, paragraphs: object) -> Iterable[tuple[str, str]]:
    """Each fault with the key that it stands at."""
    if indicator and isinstance(fact.value, (int, float)) and not (fact.unit or indicator.unit or fact.is_year(None)):
        yield "value", "a number needs a unit, here or at its indicator (USD, percent, gpu...)"
    if isinstance(fact.value, str) and not is_period(fact.value):
        yield "value", f'value "{fact.value}" is neither a plain number (20000000000) nor a date (2024-10)'
    if fact.value is not None and fact.entity:
        yield "entity", "give either a value or an entity, not both"
    if isinstance(paragraphs, int) and 1 <= paragraphs < max(fact.paragraph):
        yield "paragraph", f"paragraph {max(fact.paragraph)}: the article has only {paragraphs}"
    if indicator and (strange := set(fact.key) - {*fact.concepts, *indicator.concepts}):
        yield "key", f"key: {', '.join(sorted(strange))} must stand in concepts too"


def _hint(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), 1)
    return f' - did you mean "{close[0]}"?' if close else ""
