"""The lexicon's entries, gathered from the languages and from the names of things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.language import Language
from bot.nlu.lexicon import Endings, Entry, Lexicon, Sound, heard
from bot.nlu.normalize import joined
from knowledge.model import Entity, Indicator, Names

SHORTEST_SCALE = 2


def entries(languages: Iterable[Language], entities: Iterable[Entity], indicators: Iterable[Indicator]) -> list[Entry]:
    """Every word and phrase with all its meanings: one entry for each key and language."""
    merged: dict[tuple[str, str, bool, bool], tuple[str, set[str]]] = {}
    for entry in _all(languages, entities, indicators):
        key = (entry.key, entry.language, entry.verb, entry.name)
        _, tags = merged.setdefault(key, (entry.alias, set()))
        tags |= entry.tags
    return [
        Entry(key, alias, frozenset(tags), language, verb, name, heard(key, name=name))
        for (key, language, verb, name), (alias, tags) in merged.items()
        if key
    ]


def _all(languages: Iterable[Language], entities: Iterable[Entity], indicators: Iterable[Indicator]) -> Iterator[Entry]:
    for language in languages:
        yield from _words_of(language)
    for entity in entities:
        yield from _names(entity.names, f"e:{entity.id}", name=True)
    for indicator in indicators:
        yield from _names(indicator.names, f"i:{indicator.id}", name=False)


def _names(names: Names, tag: str, *, name: bool) -> Iterator[Entry]:
    for language, words in names.items():
        for word in words:
            key = joined(word)
            # A shown name may be in Latin letters in Bengali too; its case endings are those of its script.
            yield Entry(key, word, frozenset([tag]), "en" if key.isascii() else language, name=name)


def _words_of(language: Language) -> Iterator[Entry]:
    vocabulary, code = language.vocabulary, language.code
    for concept, words in vocabulary["concepts"].items():
        yield from _entries(words.get("words", ()), f"c:{concept}", code)
        yield from _entries(words.get("verbs", ()), f"c:{concept}", code, verb=True)
    for cue, words in language.cues.items():
        yield from _entries(words, f"q:{cue}", code)
    for kind, words in vocabulary["small_talk"].items():
        yield from _entries(words, f"t:{kind}", code)
    for unit, words in vocabulary["units"].items():
        yield from _entries((word for word in words if word == "%" or len(word) > 1), f"u:{unit}", code)
    for word, scale in vocabulary["scales"].items():
        if len(word) > SHORTEST_SCALE:
            yield from _entries([word], f"x:{float(scale):.0f}", code)
    yield from _entries(vocabulary["filler"], "f:", code)
    yield from _entries(vocabulary.get("filler_verbs", ()), "f:", code, verb=True)
    yield from _entries(vocabulary["numbers"], "n:", code)
    for words in (*vocabulary["period_words"].values(), vocabulary["quarter_words"], *vocabulary["ordinals"].values()):
        yield from _entries(words, "f:", code)


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


def packed(entry: Entry) -> list[Any]:
    """An entry as plain JSON, its sounds worked out: reading it back is quick."""
    spoken = [[sound.folded, sound.spelled, sound.penalty] for sound in entry.sounds]
    return [entry.key, entry.alias, sorted(entry.tags), entry.language, entry.verb, entry.name, spoken]


def unpacked(row: list[Any]) -> Entry:
    """The entry that `packed` made plain."""
    key, alias, tags, language, verb, name, spoken = row
    return Entry(key, alias, frozenset(tags), language, verb, name, tuple(Sound(*sound) for sound in spoken))
