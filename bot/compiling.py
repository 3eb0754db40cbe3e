"""What one pack's facts are found by: their tags, their weights and the words of their sentences.

It depends on the pack and the languages alone, not on the other packs: a changed pack changes no other, and what was compiled
once is compiled again only when the pack, a language or this code changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bot.language import Language
from bot.nlu.counted import OWN_UNIT
from bot.nlu.entries import Entry, heard
from bot.nlu.normalize import joined
from bot.nlu.reader import Reader
from bot.nlu.vocabulary import WIDE, Vocabulary, entries, tags_of_idea
from bot.question import Question
from bot.teaching import AS_WRITTEN, SHORTEST_WORD, asked_of, counted_by, learned_from, teach
from knowledge.model import Entity, Fact, Names, Statement
from knowledge.pack import Pack
from knowledge.tags import key_weight, measured_by, tags_of

Reading = Callable[[str, str], Question]
"""What a sentence in a language says."""
THINGS = frozenset({"c:gpu", "c:chip"})  # ideas that a fact has only by what it counts
PER = "m:per"  # tag of facts that are of each: a price per kilo


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

    def reader(self, pack: Pack) -> Reader:
        """Reads as readers of this pack alone write."""
        words = [*entries(self._languages, pack.entities, pack.indicators), *unit_words(pack.units)]
        return Reader(replace(self._vocabulary, entries=tuple(words)), int(pack.article.as_of[:4]))

    def compile(self, pack: Pack) -> Compiled:
        """The tags, weights and words of a pack's facts."""
        reader = self.reader(pack)
        read, read_plainly = _spelt(reader), _spelt(self._plain)
        entities = {entity.id: entity for entity in pack.entities}
        indicators = {indicator.id: indicator for indicator in pack.indicators}
        tags: dict[str, dict[str, float]] = {}
        weights: dict[str, float] = {}
        words: dict[tuple[str, str], None] = {}
        asked = asked_of(pack, reader)
        lessons: list[tuple[Fact, set[str], set[str]]] = []
        for fact in (filed.fact for filed in pack.facts):
            mentioned, own_words = _mentioned((fact.texts, fact.labels), read)
            mentioned |= _roles(fact, entities, read) | _manner(fact, read)
            if not isinstance(fact.value, Statement):
                mentioned |= _called(indicators[fact.indicator].names, read_plainly)
                mentioned |= _called(entities[fact.subject].names, read_plainly)
            # "Danger mark" may be an indicator's name here: the sentence speaks of danger all the same.
            plain = _mentioned((fact.texts, fact.labels), read_plainly)[0]
            mentioned |= {tag for tag in plain - THINGS if tag.startswith("c:")}
            mentioned |= self._measures.get(fact.number.unit, set()) if fact.number else set()
            keys, indicator, ideas = pack.keys[fact.id], indicators[fact.indicator], pack.concepts[fact.id]
            carried = tags_of(fact, entities, indicator, ideas, keys, mentioned, pack.topics)
            own = self._each_word(carried)
            learned, learned_words = learned_from(asked.get(fact.id, ()), own)
            weights[fact.id] = key_weight(carried, fact, entities, indicator, keys)
            lessons.append((fact, learned, counted_by(asked.get(fact.id, ()))))
            measured = {*self._each_word(dict.fromkeys(measured_by(indicator, keys), 0.0)), *_words(fact.labels, read)}
            if fact.number and self._is_of_people(fact.number.unit, pack):
                measured.add("c:people")
            if fact.number and fact.number.unit in pack.units:
                own[f"w:{fact.number.unit}"] = 0.0
                measured.add(f"w:{fact.number.unit}")
            tags[fact.id] = {**own, **{f"n:{tag}": own.get(tag, 0.0) for tag in measured}}
            words.update(dict.fromkeys([*own_words, *learned_words]))
        for lesson in lessons:
            teach(*lesson, [filed.fact for filed in pack.facts], tags)
        return Compiled(tags, weights, tuple(words))

    def _is_of_people(self, unit: str, pack: Pack) -> bool:
        """Does a figure in this unit count people: persons, passengers, players?"""
        known = {joined(str(word)) for one in self._languages for word in one.vocabulary["drafting"]["person"]}
        return unit == "person" or any(joined(word) in known for word in pack.units.get(unit, {}).values())

    def _each_word(self, tags: Mapping[str, float]) -> dict[str, float]:
        """The tags with wide ideas that the editor listed as their words."""
        return {
            each: weight
            for tag, weight in tags.items()
            for each in (tags_of_idea(tag[2:], self._languages) if tag[2:] in WIDE and tag.startswith("c:") else (tag,))
        }


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


def _spelt(reader: Reader) -> Reading:
    """Reads sentences, which are spelt as they should be, each once."""
    return cache(lambda text, code: reader.read(text, code, spelt=True))


def _mentioned(sentences: Sequence[Mapping[str, str]], read: Reading) -> tuple[set[str], list[tuple[str, str]]]:
    """What a fact's own sentences mention: ideas, where every language's sentence does, and words that no vocabulary holds."""
    ideas: dict[str, set[str]] = {code: set() for code in sentences[0]}
    words: list[tuple[str, str]] = []
    for texts in sentences:
        for code, text in texts.items():
            question = read(text, code)
            ideas.setdefault(code, set()).update(_concepts(question))
            words += [(word, code) for word in question.unknown if len(word) >= SHORTEST_WORD and not word[0].isdigit()]
    # "Colossus is to gain ..." is no profit: a word with two meanings has them in one language only. A word of a wide idea
    # stands in one language anyway.
    single = {tag for some in ideas.values() for tag in some if "." in tag}
    return set.intersection(*ideas.values()) | single | {f"w:{word}" for word, _ in words}, words


def _roles(fact: Fact, entities: Mapping[str, Entity], read: Reading) -> set[str]:
    """What those are who tell of it: "the research group says"."""
    tellers = (entities[name].role for name in (fact.source.said_by, fact.source.reported_by) if name)
    return set().union(*(_mentioned((role,), read)[0] for role in tellers if role))


def _called(names: Names, read: Reading) -> set[str]:
    """The ideas in what something is called, where every language's names have them: "dock workers" are workers."""
    ideas = [set().union(*(_concepts(read(word, code)) for word in words)) for code, words in names.items()]
    return {tag for tag in set.intersection(*ideas) if tag.startswith("c:")} - THINGS if ideas else set()


def _manner(fact: Fact, read: Reading) -> set[str]:
    """Is the fact of each of several: per unit, for every match? Only then may a question ask so."""
    told = (read(text, code) for texts in (fact.texts, fact.labels) for code, text in texts.items())
    return {PER} if any("per" in question.cues for question in told) else set()


def _words(texts: Mapping[str, str], read: Reading) -> set[str]:
    """The words of a sentence that no vocabulary holds."""
    return {tag for tag in _mentioned((texts,), read)[0] if tag.startswith("w:")}


def _concepts(question: Question) -> set[str]:
    """The ideas and units that are mentioned as they are written, not only by their sound."""
    sure = (mention for mention in question.mentions if mention.score >= AS_WRITTEN)
    return {tag for mention in sure for tag in mention.tags if tag[:2] in ("c:", "w:")}
