"""The lexicon's entries, gathered from the languages and from the names of things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from bot.language import Language
from bot.nlu.endings import Endings
from bot.nlu.entries import Entry, Sound, heard
from bot.nlu.hits import FILLER
from bot.nlu.lexicon import Lexicon
from bot.nlu.names import named, parts_of_names, with_singulars
from bot.nlu.normalize import joined
from bot.nlu.numberwords import NumberWords
from bot.nlu.periodwords import PeriodWords
from bot.nlu.sound import romanize, sounds
from knowledge.model import Entity, Indicator

SHORTEST_SCALE = 2
WIDE = frozenset(
    """other_thing other_time other_rank other_name foreign state energy water tax medicine illness food sport cricket
    football film music love religion war election weather lawsuit accident safety holiday passport lottery score joke poem code
    translation recipe time_of_day phone address speed license""".split()  # noqa: SIM905  # a list of ids reads like a list of ids
)
"""Ideas that are subjects rather than meanings, such as food: each of their words is asked for by itself, since the price of
rice is not that of potatoes. Who lists such an idea in a pack means all its words."""
AFTER_DIGITS = frozenset({"bill", "mill"})
"""Scales only within a figure."""


def entries(languages: Collection[Language], entities: Iterable[Entity], indicators: Iterable[Indicator]) -> list[Entry]:
    """Every word and phrase with all its meanings: one entry for each key and language."""
    merged: dict[tuple[str, str, bool, bool], tuple[str, set[str]]] = {}
    entities, indicators = tuple(entities), tuple(indicators)
    found = [*_all(languages, entities, indicators)]
    found += parts_of_names(entities, {entry.key for entry in found}, languages)
    for entry in (*found, *(short for language in languages for short in _shorthands(language, found))):
        key = (entry.key, entry.language, entry.verb, entry.name)
        _, tags = merged.setdefault(key, (entry.alias, set()))
        tags |= entry.tags
    names = {key for key, _, _, name in merged if name}
    figures = {f"i:{indicator.id}" for indicator in indicators if indicator.unit}
    for tags in (tags for _, tags in merged.values() if tags & figures):
        tags.discard("f:")  # "passed" is no filler where those who passed are counted
    short = {(joined(word), language.code) for language in languages for word in language.vocabulary.get("shorthands", ())}
    return [
        Entry(
            key,
            alias,
            frozenset(tags),
            language,
            verb,
            name,
            () if (key, language) in short else heard(key, name=name, stem=verb),
        )
        for (key, language, verb, name), (alias, tags) in merged.items()
        if key and (name or key not in names or tags != {"f:"})  # "google" is a name before it is a filler word
    ]


def _all(languages: Iterable[Language], entities: Iterable[Entity], indicators: Iterable[Indicator]) -> Iterator[Entry]:
    for language in languages:
        yield from _words_of(language)
    for entity in entities:
        yield from named(entity.names, f"e:{entity.id}", name=True)
    for indicator in indicators:
        yield from named(with_singulars(indicator.names), f"i:{indicator.id}", name=False)
        # "AI spending" names an indicator, and spending in general; "capex growth" only the growth.
        if indicator.concepts and indicator.unit not in ("percent", "times"):
            yield from named(indicator.names, f"c:{indicator.concepts[0]}", name=False)


def _words_of(language: Language) -> Iterator[Entry]:
    vocabulary, code = language.vocabulary, language.code
    for concept, words in vocabulary["concepts"].items():
        if concept in WIDE:
            yield from (entry for word in words["words"] for entry in _entries([word], tag_of(concept, str(word)), code))
            continue
        yield from _entries(words.get("words", ()), f"c:{concept}", code)
        yield from _entries(words.get("verbs", ()), f"c:{concept}", code, verb=True)
    for cue, words in language.cues.items():
        yield from _entries(words, f"q:{cue}", code)
    for kind, words in vocabulary["small_talk"].items():
        yield from _entries(words, f"t:{kind}", code)
    for unit, words in vocabulary["units"].items():
        yield from _entries((word for word in words if word == "%" or len(word) > 1), f"u:{unit}", code)
        yield from _entries(words if unit == "person" else (), "c:people", code)
    for word, scale in vocabulary["scales"].items():
        if len(word) > SHORTEST_SCALE and word not in AFTER_DIGITS:
            yield from _entries([word], f"x:{float(scale):.0f}", code)
    yield from _entries(vocabulary["filler"], "f:", code)
    yield from _entries(vocabulary.get("filler_verbs", ()), "f:", code, verb=True)
    yield from _entries(vocabulary["numbers"], "n:", code)
    for words in (*vocabulary["period_words"].values(), vocabulary["quarter_words"], *vocabulary["ordinals"].values()):
        yield from _entries(words, "f:", code)


def tag_of(concept: str, word: str) -> str:
    """The tag of one word of a wide idea; an English plural has that of its singular."""
    key = joined(word)
    return f"c:{concept}.{key.removesuffix('s') if key.isascii() and not key.endswith('ss') else key}"


def tags_of_idea(concept: str, languages: Iterable[Language]) -> set[str]:
    """The tags by which an idea is asked for: of a wide one, those of all its words."""
    if concept not in WIDE:
        return {f"c:{concept}"}
    return {tag_of(concept, str(word)) for one in languages for word in one.vocabulary["concepts"][concept]["words"]}


def _shorthands(language: Language, found: Iterable[Entry]) -> Iterator[Entry]:
    """Chat spellings, with the meanings of the words they stand for; a form that no list holds is filler."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for entry in found:
        if entry.language == language.code:
            meanings[entry.key] |= entry.tags
    for short, word in language.vocabulary.get("shorthands", {}).items():
        tags = meanings.get(joined(word)) or FILLER
        yield Entry(joined(short), short, frozenset(tags), language.code)


def _entries(words: Iterable[object], tag: str, language: str, *, verb: bool = False) -> Iterator[Entry]:
    for word in words:
        yield Entry(joined(str(word)), str(word), frozenset([tag]), language, verb=verb)


def lexicon(languages: Iterable[Language], found: Iterable[Entry]) -> Lexicon:
    """The index over entries, with the endings of each language."""
    endings: Mapping[str, Endings] = {
        language.code: Endings.of(language.vocabulary["case_endings"], language.vocabulary["verb_endings"])
        for language in languages
    }
    return Lexicon(found, dict(endings))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that can be understood: words and names, endings, numbers, periods, and words that join."""

    entries: tuple[Entry, ...]
    endings: Mapping[str, Endings]
    numbers: NumberWords
    periods: PeriodWords
    joins: frozenset[str]
    titles: frozenset[str]
    """Both by sound."""
    denials: frozenset[str]
    """Endings of a verb that deny: করেনি, koreni."""

    @classmethod
    def of(cls, languages: Collection[Language], found: Iterable[Entry]) -> Vocabulary:
        """From the languages, with these entries."""
        vocabularies = [language.vocabulary for language in languages]
        joins = [word for language in languages for word in language.joins]
        titles = [word for words in vocabularies for word in words.get("titles", ())]
        return cls(
            entries=tuple(found),
            endings={code: Endings.of(words["case_endings"], words["verb_endings"]) for code, words in _coded(languages)},
            numbers=NumberWords.of(vocabularies),
            periods=PeriodWords.of(vocabularies),
            joins=_sounds_of(joins),
            titles=_sounds_of(titles),
            denials=frozenset(form for words in vocabularies for ending in words.get("denials", ()) for form in _forms(ending)),
        )

    def packed(self) -> dict[str, Any]:
        """As plain JSON with all sounds worked out, so that reading it back is quick."""
        return {
            "entries": [[*entry[:2], " ".join(sorted(entry.tags)), *entry[3:]] for entry in self.entries],
            "endings": {code: _plain(endings) for code, endings in self.endings.items()},
            "numbers": _plain(self.numbers),
            "periods": _plain(self.periods),
            "joins": sorted(self.joins),
            "titles": sorted(self.titles),
            "denials": sorted(self.denials),
        }

    @classmethod
    def unpacked(cls, data: Mapping[str, Any]) -> Vocabulary:
        """What `packed` made plain."""
        tags: dict[str, frozenset[str]] = {}
        for row in data["entries"]:
            if row[2] not in tags:
                tags[row[2]] = frozenset(row[2].split())
        return cls(
            entries=tuple(_entry(row, tags) for row in data["entries"]),
            endings={code: Endings(**_sets(endings)) for code, endings in data["endings"].items()},
            numbers=NumberWords(**_sets(data["numbers"])),
            periods=PeriodWords(**_sets(data["periods"])),
            joins=frozenset(data["joins"]),
            titles=frozenset(data["titles"]),
            denials=frozenset(data["denials"]),
        )


def _entry(row: list[Any], tags: Mapping[str, frozenset[str]]) -> Entry:
    key, alias, packed, language, verb, name, spoken = row
    return Entry(key, alias, tags[packed], language, verb, name, tuple(map(Sound._make, spoken)))


def _sounds_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(sound for word in words for sound in sounds(joined(word)))


def _forms(ending: str) -> tuple[str, ...]:
    return (joined(ending), *romanize(joined(ending)))


def _coded(languages: Iterable[Language]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((language.code, language.vocabulary) for language in languages)


def _plain(tables: Endings | NumberWords | PeriodWords) -> dict[str, Any]:
    values = {field.name: getattr(tables, field.name) for field in fields(tables)}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}


def _sets(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: frozenset(value) if isinstance(value, list) else value for name, value in data.items()}
