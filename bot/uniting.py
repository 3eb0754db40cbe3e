"""Many packs put together: what they share is one thing, what contradicts is a fault of the pack that came later.

The same id is the same entity or indicator; so is an entity of the same kind that is shown by the same name in some language.
A fact whose id an older article uses too is called `pack.id`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.compiling import Compiled
from bot.nlu.normalize import joined
from knowledge.errors import Problem
from knowledge.model import Article, Entity, EntityValue, Fact, Indicator, Names
from knowledge.pack import Pack
from knowledge.periods import order
from knowledge.yamlfile import Location, YamlFile


@dataclass(slots=True)
class Union:
    """What several packs hold together. Add the oldest first: its names are those shown."""

    articles: list[Article] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    """Article id -> its facts."""
    tags: dict[str, Mapping[str, float]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    words: dict[tuple[str, str], None] = field(default_factory=dict)
    units: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """Unit -> language -> what stands after the number."""
    _shown: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and name by which an entity is shown -> its id."""
    _used: dict[str, str] = field(default_factory=dict)
    """Indicator id -> the article that brought its unit."""

    def add(self, pack: Pack, compiled: Compiled) -> list[Problem]:
        """Take a pack in, unless it contradicts those that are in already: then everything stays as it was.

        Returns:
            What contradicts.
        """
        called = {entity.id: self._same(entity) for entity in pack.entities}
        if pack.article.id in self.facts:
            return [_problem(pack, "article.yaml", ("id",), f'another pack has the id "{pack.article.id}": give each its own')]
        if problems := [*self._strange_entities(pack, called), *self._strange_indicators(pack)]:
            return problems
        for entity in pack.entities:
            self._add_entity(entity, called)
        for indicator in pack.indicators:
            self._add_indicator(indicator, pack.article.id)
        self.articles.append(pack.article)
        self._add_facts(pack, compiled, called)
        self.words.update(dict.fromkeys(compiled.words))
        self.units = {**pack.units, **self.units}
        return []

    def newest_first(self) -> list[Article]:
        """The articles, by when they were published, or else by when what they say held."""
        return sorted(self.articles, key=lambda article: (age(article), article.id), reverse=True)

    def _same(self, entity: Entity) -> str:
        """The id of the same entity in an earlier pack; its own if there is none."""
        if entity.id in self.entities:
            return entity.id
        names = ((entity.kind, joined(names[0])) for names in entity.names.values())
        return next((self._shown[name] for name in names if name in self._shown), entity.id)

    def _strange_entities(self, pack: Pack, called: Mapping[str, str]) -> Iterator[Problem]:
        for index, entity in enumerate(pack.entities):
            known = self.entities.get(called[entity.id])
            if known and known.kind != entity.kind:
                yield _problem(
                    pack,
                    "entities.yaml",
                    (index, "kind"),
                    f"{entity.id} is a {entity.kind} here and a {known.kind} in another pack:"
                    " give it another id if it is another thing, or the same kind if it is the same",
                )

    def _strange_indicators(self, pack: Pack) -> Iterator[Problem]:
        for index, indicator in enumerate(pack.indicators):
            known = self.indicators.get(indicator.id)
            if known and known.unit and indicator.unit and known.unit != indicator.unit:
                yield _problem(
                    pack,
                    "indicators.yaml",
                    (index, "unit"),
                    f"{indicator.id} is measured in {indicator.unit} here and in {known.unit} in {self._used[indicator.id]}:"
                    f" use one unit, or give this indicator an id of its own, such as {indicator.id}-{indicator.unit.lower()}",
                )

    def _add_entity(self, entity: Entity, called: Mapping[str, str]) -> None:
        name = called[entity.id]
        owners = tuple(called.get(owner, owner) for owner in entity.belongs_to)
        known = self.entities.get(name)
        if known:
            owners = tuple(owner for owner in dict.fromkeys((*known.belongs_to, *owners)) if owner != name)
            role = known.role or entity.role
            self.entities[name] = replace(known, names=_merged(known.names, entity.names), belongs_to=owners, role=role)
        else:
            self.entities[name] = replace(entity, belongs_to=owners)
        for names in entity.names.values():
            self._shown.setdefault((entity.kind, joined(names[0])), name)

    def _add_indicator(self, indicator: Indicator, article: str) -> None:
        known = self.indicators.get(indicator.id)
        if known:
            concepts = tuple(dict.fromkeys((*known.concepts, *indicator.concepts)))
            unit, names = known.unit or indicator.unit, _merged(known.names, indicator.names)
            self.indicators[indicator.id] = replace(known, unit=unit, concepts=concepts, names=names)
        else:
            self.indicators[indicator.id] = indicator
        if indicator.unit:
            self._used.setdefault(indicator.id, article)

    def _add_facts(self, pack: Pack, compiled: Compiled, called: Mapping[str, str]) -> None:
        own = {filed.fact.id: filed.fact.id for filed in pack.facts}
        own.update({name: f"{pack.article.id}.{name}" for name in own if name in self.tags})
        for filed in pack.facts:
            name = filed.fact.id
            self.tags[own[name]] = dict(_renamed(compiled.tags[name], called))
            self.weights[own[name]] = compiled.weights[name]
        self.facts[pack.article.id] = [_called(filed.fact, own, called) for filed in pack.facts]


def age(article: Article) -> str:
    """When it was published, or else when what it says held; sorts by time."""
    return order(article.published or article.as_of)


def _called(fact: Fact, own: Mapping[str, str], called: Mapping[str, str]) -> Fact:
    """A fact with the ids that it and its entities have among all packs."""
    source = fact.source
    source = replace(
        source,
        said_by=called.get(source.said_by or "", source.said_by),
        reported_by=called.get(source.reported_by or "", source.reported_by),
        via=called.get(source.via or "", source.via),
    )
    value = EntityValue(called.get(fact.value.id, fact.value.id)) if isinstance(fact.value, EntityValue) else fact.value
    return replace(
        fact,
        id=own[fact.id],
        subject=called.get(fact.subject, fact.subject),
        value=value,
        source=source,
        place=called.get(fact.place or "", fact.place),
        involves=tuple(called.get(name, name) for name in fact.involves),
        conflicts_with=tuple(own.get(name, name) for name in fact.conflicts_with),
        repeats=tuple(own.get(name, name) for name in fact.repeats),
    )


def _renamed(tags: Mapping[str, float], called: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    for tag, weight in tags.items():
        yield (f"e:{called.get(tag[2:], tag[2:])}" if tag.startswith("e:") else tag), weight


def _merged(one: Names, other: Names) -> dict[str, tuple[str, ...]]:
    """The names of both; those of the first are shown."""
    return {code: tuple(dict.fromkeys((*one.get(code, ()), *other.get(code, ())))) for code in {**one, **other}}


def _problem(pack: Pack, name: str, at: Location, message: str) -> Problem:
    folder = pack.facts[0].file.parent if pack.facts else Path(pack.article.id)
    file = YamlFile(folder / name)
    return Problem(file.path, file.line(at), message)


def by_age(packs: Iterable[tuple[Pack, Compiled]]) -> list[tuple[Pack, Compiled]]:
    """Packs with the oldest article first."""
    return sorted(packs, key=lambda each: (age(each[0].article), each[0].article.id))
