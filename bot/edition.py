"""Packs and language files, checked and put together into what the knowledge database publishes.

Only building and checking import this module: it needs pydantic, YAML and numpy, which answering does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.language import Language
from bot.languagefile import compile_languages
from bot.model import Question
from bot.nlu.entries import Entry, heard
from bot.nlu.matcher import IntentMatcher
from bot.nlu.reader import Reader
from bot.nlu.vocabulary import Vocabulary, entries
from bot.settings import Sources
from knowledge.errors import InvalidFiles, Problem
from knowledge.model import Fact
from knowledge.pack import Pack, read_pack
from knowledge.store import Edition, dump
from knowledge.tags import key_weight, tags_of

AS_WRITTEN = 99.0
"""Score of a word that is known as it is written, or without its endings."""
REMOTE = 6.0
"""How much more alike an English word must sound that stands for an idea which no fact is about."""
SHORTEST_WORD = 4
"""A word of a fact's sentence that a question may be about has at least so many letters."""


@dataclass(frozen=True, slots=True)
class Checked:
    """All files read and found sound."""

    languages: Mapping[str, Language]
    compiled: Mapping[str, Mapping[str, Any]]
    pack: Pack


def read_sources(sources: Sources) -> Checked:
    """Read and check all files.

    Raises:
        InvalidFiles: with every fault there is.
    """
    compiled, problems = compile_languages(sources.languages)
    concepts = {concept for data in compiled.values() for concept in data.get("concepts", ())}
    folders = sorted(path for path in sources.packs.iterdir() if path.is_dir()) if sources.packs.is_dir() else []
    if len(folders) != 1:
        problems.append(Problem(sources.packs, 1, f"holds {len(folders)} packs; this version answers from exactly one"))
    packs = [read_pack(folder, concepts, compiled) for folder in folders]
    problems += [problem for _, faults in packs for problem in faults]
    if problems or packs[0][0] is None:
        raise InvalidFiles(problems)
    pack = packs[0][0]
    return Checked({code: Language.of(data) for code, data in compiled.items()}, compiled, pack)


def build(sources: Sources) -> Edition:
    """Everything to be published: facts with their tags, and the words that find them.

    Raises:
        InvalidFiles: with every fault there is.
    """
    checked = read_sources(sources)
    pack, languages = checked.pack, list(checked.languages.values())
    words = entries(languages, pack.entities, pack.indicators)
    reader = Reader(Vocabulary.of(languages, words), int(pack.article.as_of[:4]))
    entities = {entity.id: entity for entity in pack.entities}
    indicators = {indicator.id: indicator for indicator in pack.indicators}
    tags: dict[str, Mapping[str, float]] = {}
    further: dict[tuple[str, str], Entry] = {}
    for filed in pack.facts:
        fact = filed.fact
        mentioned, own_words = _mentioned(fact, reader)
        further.update({(entry.key, entry.language): entry for entry in own_words})
        tags[fact.id] = tags_of(
            fact, entities, indicators[fact.indicator], pack.concepts[fact.id], pack.keys[fact.id], mentioned
        )
    facts = [filed.fact for filed in pack.facts]
    return Edition(
        articles=[pack.article],
        entities=pack.entities,
        indicators=pack.indicators,
        facts=facts,
        tags=tags,
        key_weights={
            fact.id: key_weight(tags[fact.id], fact, entities, indicators[fact.indicator], pack.keys[fact.id]) for fact in facts
        },
        compiled={
            "digest": dump(sources.digest()),
            "matcher": dump(IntentMatcher().fit(utterances(checked.languages, reader)).packed()),
            "origin": dump(sources.origin),
            "phrasebooks": dump({code: data.phrasebook for code, data in checked.languages.items()}),
            "vocabulary": dump(Vocabulary.of(languages, [*_weighed(words, tags), *further.values()]).packed()),
        },
    )


def _weighed(words: Iterable[Entry], tags: Mapping[str, Mapping[str, float]]) -> Iterator[Entry]:
    """The words, those of ideas that no fact is about hard to hear: "pile" is not "pill", and is better not understood."""
    held = {tag for each in tags.values() for tag in each}
    for entry in words:
        if entry.name or entry.language != "en" or any(not tag.startswith("c:") or tag in held for tag in entry.tags):
            yield entry
        else:
            yield entry._replace(sounds=tuple(sound._replace(penalty=sound.penalty + REMOTE) for sound in entry.sounds))


def _mentioned(fact: Fact, reader: Reader) -> tuple[set[str], list[Entry]]:
    """What a fact's own sentences mention: ideas, where every language's sentence does, and words that no vocabulary holds."""
    ideas: dict[str, set[str]] = {code: set() for code in fact.texts}
    words: list[Entry] = []
    for texts in (fact.texts, fact.labels):
        for code, text in texts.items():
            question = reader.read(text, code)
            ideas.setdefault(code, set()).update(_concepts(question))
            for word in question.unknown:
                if len(word) >= SHORTEST_WORD and not word[0].isdigit():
                    words.append(Entry(word, word, frozenset([f"w:{word}"]), code, sounds=heard(word, name=False)))
    # "Colossus is to gain ..." is no profit: a word with two meanings has them in one language only.
    return set.intersection(*ideas.values()) | {tag for word in words for tag in word.tags}, words


def _concepts(question: Question) -> set[str]:
    """The ideas that are mentioned as they are written, not only by their sound."""
    sure = (mention for mention in question.mentions if mention.score >= AS_WRITTEN)
    return {tag for mention in sure for tag in mention.tags if tag.startswith("c:")}


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
