"""Packs and language files, checked and put together into what the knowledge database publishes.

Only building and checking import this module: it needs pydantic, YAML and numpy, which answering does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.compiling import Compiler, entry, unit_words
from bot.language import Language, Phrasebook
from bot.languagefile import compile_languages
from bot.nlu.entries import Entry
from bot.nlu.matcher import IntentMatcher
from bot.nlu.reader import Reader
from bot.nlu.vocabulary import Vocabulary, entries
from bot.settings import Sources
from bot.uniting import Union, by_age
from knowledge.errors import InvalidFiles, Problem
from knowledge.pack import Pack, read_pack
from knowledge.store import Edition, dump

REMOTE = 6.0
"""How much more alike an English word must sound that stands for an idea which no fact is about."""


@dataclass(frozen=True, slots=True)
class Checked:
    """All files read and found sound."""

    languages: Mapping[str, Language]
    compiled: Mapping[str, Mapping[str, Any]]
    packs: tuple[Pack, ...]


def read_languages(sources: Sources) -> Mapping[str, Mapping[str, Any]]:
    """All languages, compiled.

    Raises:
        InvalidFiles: with every fault there is.
    """
    compiled, problems = compile_languages(sources.languages)
    if problems:
        raise InvalidFiles(problems)
    return compiled


def concepts_of(compiled: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The ids of all ideas that the languages know."""
    return {concept for data in compiled.values() for concept in data.get("concepts", ())}


def no_packs(sources: Sources) -> Problem:
    """That there is nothing to answer from."""
    wanted = f"no pack {sources.only}" if sources.only else "no packs"
    return Problem(sources.packs, 1, f"holds {wanted}: a pack is a folder with article.yaml and more; see docs/packs.md")


def read_sources(sources: Sources) -> Checked:
    """Read and check all files.

    Raises:
        InvalidFiles: with every fault there is.
    """
    compiled, problems = compile_languages(sources.languages)
    read = [read_pack(folder, concepts_of(compiled), compiled) for folder in sources.folders]
    problems += [problem for _, faults in read for problem in faults]
    if not read:
        problems.append(no_packs(sources))
    packs = tuple(pack for pack, _ in read if pack)
    if problems or len(packs) < len(read):
        raise InvalidFiles(problems)
    return Checked({code: Language.of(data) for code, data in compiled.items()}, compiled, packs)


def build(sources: Sources) -> Edition:
    """Everything to be published: the facts of all packs with their tags, and the words that find them.

    Raises:
        InvalidFiles: with every fault there is.
    """
    checked = read_sources(sources)
    compiler, union = Compiler(checked.languages), Union()
    read = by_age((pack, compiler.compile(pack)) for pack in checked.packs)
    if problems := [problem for pack, compiled in read for problem in union.add(pack, compiled)]:
        raise InvalidFiles(problems)
    return assemble(union, checked.languages, sources)


def assemble(union: Union, by_code: Mapping[str, Language], sources: Sources) -> Edition:
    """What is published of packs that were put together."""
    languages, articles = list(by_code.values()), union.newest_first()
    words = entries(languages, union.entities.values(), union.indicators.values())
    reader = Reader(Vocabulary.of(languages, words), int(articles[0].as_of[:4]))
    known = [*_weighed(words, union.tags), *unit_words(union.units), *(entry(*word) for word in union.words)]
    compiled = {
        "digest": dump(sources.digest()),
        "matcher": dump(IntentMatcher().fit(utterances(by_code, reader)).packed()),
        "origin": dump(sources.origin),
        "phrasebooks": dump({code: _with_units(data.phrasebook, code, union.units) for code, data in by_code.items()}),
        "vocabulary": dump(Vocabulary.of(languages, known).packed()),
    }
    return Edition(
        articles=articles,
        entities=list(union.entities.values()),
        indicators=list(union.indicators.values()),
        facts=[fact for article in articles for fact in union.facts[article.id]],
        tags=union.tags,
        key_weights=union.weights,
        compiled=compiled,
    )


def _with_units(book: Phrasebook, code: str, units: Mapping[str, Mapping[str, str]]) -> Phrasebook:
    """A phrasebook with the packs' own units; those of the language stay as they are."""
    own = {unit: f"{{number}} {words[code]}" for unit, words in units.items() if code in words}
    return {**book, "labels": {**book["labels"], "units": {**own, **book["labels"]["units"]}}}


def _weighed(words: Iterable[Entry], tags: Mapping[str, Mapping[str, float]]) -> Iterator[Entry]:
    """The words, those of ideas that no fact is about hard to hear: "pile" is not "pill", and is better not understood."""
    held = {tag for each in tags.values() for tag in each}
    for word in words:
        if word.name or word.language != "en" or any(not tag.startswith("c:") or tag in held for tag in word.tags):
            yield word
        else:
            yield word._replace(sounds=tuple(sound._replace(penalty=sound.penalty + REMOTE) for sound in word.sounds))


def utterances(languages: Mapping[str, Language], reader: Reader) -> dict[str, list[str]]:
    """The sample questions of all languages as the reader sees them, by intent."""
    patterns: dict[str, list[str]] = {}
    for language in languages.values():
        for intent, samples in language.utterances.items():
            patterns.setdefault(intent, []).extend(_pattern(sample, reader) for sample in samples)
    return patterns


def _pattern(sample: str, reader: Reader) -> str:
    """A sample's pattern: its slots stay as they are, its words are read."""
    pieces = sample.replace("}", "{").split("{")
    return " ".join(
        f"{{{piece}}}" if index % 2 else reader.read(piece).pattern for index, piece in enumerate(pieces) if piece.strip()
    )
