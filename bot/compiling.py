"""What one pack's facts are found by: their tags, their weights and the words of their sentences.

It depends on the pack and the languages alone, not on the other packs: a changed pack changes no other, and what was compiled
once is compiled again only when the pack, a language or this code changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.language import Language
from bot.nlu.counted import OWN_UNIT
from bot.nlu.entries import Entry, heard
from bot.nlu.normalize import joined
from bot.nlu.reader import Reader
from bot.nlu.vocabulary import WIDE, Vocabulary, entries, tags_of_idea
from bot.teaching import asked_of, counted_by, learned_from, teach
from bot.wording import Wording
from knowledge.model import Fact
from knowledge.pack import Pack
from knowledge.tags import IDEA, INDICATOR, key_weight, measured_by, tags_of

SPANS = frozenset({"c:minute", "c:hour", "c:day", "c:week", "c:month", "c:year", "c:season"})
"""Ideas of units of time: what is given in them is how long something takes."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What was compiled from a pack; its ids are the pack's own."""

    tags: Mapping[str, Mapping[str, float]]
    """Fact id -> tag -> weight."""
    weights: Mapping[str, float]
    """Fact id -> what a question must name to fit the fact perfectly."""
    words: tuple[tuple[str, str], ...]
    """Words of its sentences that no vocabulary holds, each with its language."""

    def plain(self) -> dict[str, Any]:
        """As plain JSON."""
        return {"tags": self.tags, "weights": self.weights, "words": self.words}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Compiled:
        """What `plain` made plain."""
        return cls(data["tags"], data["weights"], tuple((word, language) for word, language in data["words"]))


class Compiler:
    """Compiles packs in these languages."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self._languages = list(languages.values())
        self._vocabulary = Vocabulary.of(self._languages, ())
        self._plain = Reader(replace(self._vocabulary, entries=tuple(entries(self._languages, (), ()))), 0)
        self._measures = _measures(self._languages)
        self._things = {f"c:{thing}" for language in self._languages for thing in language.vocabulary["things"]}

    def reader(self, pack: Pack) -> Reader:
        """Reads as readers of this pack alone write."""
        words = [*entries(self._languages, pack.entities, pack.indicators), *unit_words(pack.units)]
        return Reader(replace(self._vocabulary, entries=tuple(words)), int(pack.article.as_of[:4]))

    def compile(self, pack: Pack) -> Compiled:
        """The tags, weights and words of a pack's facts."""
        reader = self.reader(pack)
        wording = Wording(pack, reader, self._plain)
        tags: dict[str, dict[str, float]] = {}
        weights: dict[str, float] = {}
        words: dict[tuple[str, str], None] = {}
        asked = asked_of(pack, reader)
        lessons: list[tuple[Fact, set[str], set[str]]] = []
        for fact in (filed.fact for filed in pack.facts):
            mentioned, own_words = wording.mentioned(fact)
            keys, indicator, ideas = pack.keys[fact.id], wording.indicators[fact.indicator], pack.concepts[fact.id]
            counted = self._counted(fact.number.unit if fact.number else indicator.unit or "", pack, wording)
            mentioned |= counted - {"c:people"}
            carried = tags_of(fact, wording.entities, indicator, ideas, keys, mentioned, pack.topics)
            own = self._each_word(carried) | dict.fromkeys(wording.weighed(fact), INDICATOR)
            own |= {tag: max(IDEA, own.get(tag, 0.0)) for tag in wording.called(fact) & self._things}
            learned, learned_words = learned_from(asked.get(fact.id, ()), own)
            weights[fact.id] = key_weight(carried, fact, wording.entities, indicator, keys, pack.topics)
            lessons.append((fact, learned, counted_by(asked.get(fact.id, ()))))
            measured = {*self._each_word(dict.fromkeys(measured_by(indicator, keys), 0.0)), *wording.measured(fact), *counted}
            tags[fact.id] = {**own, **{f"n:{tag}": own.get(tag, 0.0) for tag in measured}}
            tags[fact.id] |= {f"n:{tag}": INDICATOR for tag in wording.meant(fact)}
            words.update(dict.fromkeys([*own_words, *learned_words]))
        for lesson in lessons:
            teach(*lesson, [filed.fact for filed in pack.facts], tags)
        return Compiled(tags, weights, tuple(words))

    def _counted(self, unit: str, pack: Pack, wording: Wording) -> set[str]:
        """What a figure's unit says that it counts or measures: people, a weight, a time, the pack's own unit."""
        found = set(self._measures.get(unit, ()))
        if unit in pack.units:
            found |= {f"w:{unit}"} | wording.of_unit(pack.units[unit])
        if found & SPANS:
            found.add("c:duration")
        return found | ({"c:people"} if self._is_of_people(unit, pack) else set())

    def _is_of_people(self, unit: str, pack: Pack) -> bool:
        """Does a figure in this unit count people: persons, passengers, players?"""
        known = {joined(str(word)) for one in self._languages for word in one.vocabulary["drafting"]["person"]}
        return unit == "person" or any(joined(word) in known for word in pack.units.get(unit, {}).values())

    def _each_word(self, tags: Mapping[str, float]) -> dict[str, float]:
        """The tags with wide ideas that the editor listed as their words."""
        found = dict(tags)
        for tag in (tag for tag in tags if tag.startswith("c:") and tag[2:] in WIDE):
            weight = found.pop(tag)
            found |= {each: max(weight, tags.get(each, 0.0)) for each in tags_of_idea(tag[2:], self._languages)}
        return found


def _measures(languages: Iterable[Language]) -> dict[str, set[str]]:
    """The ideas that the name of a unit is a word for: who asks "how many tonnes" asks for a weight."""
    found: dict[str, set[str]] = {}
    for vocabulary in (language.vocabulary for language in languages):
        for unit, words in vocabulary["units"].items():
            ideas = (idea for idea, listed in vocabulary["concepts"].items() if words[0] in listed["words"])
            found.setdefault(unit, set()).update(f"c:{idea}" for idea in ideas)
    return found


def unit_words(units: Mapping[str, Mapping[str, str]]) -> Iterator[Entry]:
    """The names of the packs' own units as entries of the vocabulary."""
    for unit, names in units.items():
        for code, name in names.items():
            tags = frozenset([f"u:{unit}", f"w:{unit}", OWN_UNIT])
            yield Entry(joined(name), name, tags, code, sounds=heard(joined(name), name=False))


def entry(word: str, language: str) -> Entry:
    """A word of a fact's sentence as an entry of the vocabulary."""
    return Entry(word, word, frozenset([f"w:{word}"]), language, sounds=heard(word, name=False))
