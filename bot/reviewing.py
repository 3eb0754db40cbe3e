"""Learning from readers: what was not answered or reported, grouped by likeness, and what an editor makes of it.

What is accepted is written into the pack's files as text, for anybody to read and to take back; `tathya load` publishes it.
The state only remembers which questions have been dealt with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.assistant import Assistant
from bot.edition import concepts_of, read_languages
from bot.heard import STRIPPED, Group, Heard, grouped, strange_phrases
from bot.model import Fallback, Message, Turn
from bot.nlu.endings import made_of
from bot.nlu.likeness import nearest
from bot.nlu.normalize import joined
from bot.settings import Sources
from bot.state import State
from bot.state.unanswered import is_personal
from knowledge.errors import TathyaError
from knowledge.model import Fact
from knowledge.packedit import ENTITIES, PackEditor, Written
from knowledge.yamlfile import YamlFile

REPORTS = 500
"""Reports that are looked at, the newest."""
AT_ONCE = 20
"""Texts that are read before somebody else has a turn."""
SHORTEST_STEM = 3
POSSESSIVE = re.compile("['’]s$", re.IGNORECASE)
MOST_WORDS = 4


class NoSuchChoice(TathyaError):
    """What was chosen cannot be done; `str()` says why."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of a pack, as its file names it."""

    id: str
    names: tuple[str, ...]
    folder: Path


class Review:
    """What is to be reviewed, and what can be done about it.

    Args:
        assistant: reads the questions again, with what is published now.
        state: holds what was asked and reported.
        sources: the packs that are written to.

    Raises:
        DatabaseError: from every method, when the database cannot be used.
    """

    def __init__(self, assistant: Assistant, state: State, sources: Sources) -> None:
        self._assistant, self._state, self._sources = assistant, state, sources
        self._turns: dict[tuple[str, str], Turn] = {}

    def read_some(self) -> bool:
        """Read some texts in advance; False once all are read. In between, others can be answered."""
        texts = [(asked.text, asked.language) for asked in self._state.unanswered.texts()]
        texts += [(report.text or "", report.language) for report in self._state.reports.recent(REPORTS)]
        new = [text for text in dict.fromkeys(texts) if text not in self._turns]
        for text in new[:AT_ONCE]:
            self._turn(*text)
        return len(new) > AT_ONCE

    def groups(self) -> list[Group]:
        """What waits for an editor, the most frequent first; what is answered by now is left out."""
        heard = [*self._unanswered(), *self._reported()]
        settled = self._state.unanswered.settled({mark for each in heard for mark in each.marks})
        heard = [each for each in heard if each.kind == "unanswered" or not settled.intersection(each.marks)]
        return [group for group in grouped(heard) if not settled.intersection(group.marks)]

    def group(self, key: str) -> Group | None:
        """The group of this name, if it still waits."""
        return next((group for group in self.groups() if group.key == key), None)

    def words(self, group: Group) -> list[str]:
        """What was not understood, as it was written, and without a case ending: it may be another name of an entity."""
        phrases = (phrase for each in group.heard for phrase in strange_phrases(each.turn.question))
        found = dict.fromkeys(word for phrase in phrases for word in self._stems(phrase))
        return [word for word in found if self.is_free(word)][:MOST_WORDS]

    def entities(self, word: str) -> list[Named]:
        """The entities of all packs, those first that are called the most like a word."""
        known: dict[str, Named] = {}
        for folder in self._sources.folders:
            for named in _entities(folder / ENTITIES, _stamp(folder / ENTITIES)):
                known.setdefault(named.id, named)
        return [known[name] for name in nearest(word, {each.id: each.names for each in known.values()}, len(known))]

    def facts(self, group: Group, most: int, words: str = "") -> list[Fact]:
        """The facts that may answer it, the likeliest first: those about what it names, or those like other words."""
        answer, catalogue = group.heard[0].turn.answer, self._assistant.catalogue
        every = {fact.id: fact for topic in catalogue.topics("en") for fact in catalogue.about(topic.id)}
        texts = {name: (*fact.asks.values(), *fact.labels.values()) for name, fact in every.items()}
        named = set(group.heard[0].turn.question.entities)
        about = {name: texts[name] for name, fact in every.items() if fact.subject in named}
        near = [fact.id for fact in answer.near] if isinstance(answer, Fallback) else []
        known = [] if words else [*nearest(group.text, about, most), *near, *group.facts]
        order = dict.fromkeys([*known, *nearest(words or group.text, texts, most)])
        return [every[name] for name in order if name in every][:most]

    def packs(self) -> list[Path]:
        """The folders that can be written to."""
        return self._sources.folders

    def is_free(self, word: str) -> bool:
        """Does the word mean nothing yet? A figure, a date or a word of the language never becomes a name."""
        question = self._assistant.answer(Message(word)).question
        return bool(question.unknown) and not (question.quantities or question.periods)

    def alias(self, group: Group, word: str, entity: Named) -> Written:
        """A word that was not understood is another name of an entity.

        Raises:
            TathyaError: it means something already, or the pack would not be sound.
        """
        word = " ".join(word.split()).strip(STRIPPED)
        self._refuse_personal(word)
        if not self.is_free(word):
            raise NoSuchChoice(
                f'"{word}" means something already: as a name it would change other answers. Choose other words.'
            )
        language = "bn" if _is_bengali(word) else "en"
        written = self._editor(entity.folder).add_alias(entity.id, language, word)
        self.ignore(group)
        return written

    def golden(self, group: Group, fact: Fact) -> Written:
        """The question is answered by this fact: a golden question of its pack.

        Raises:
            TathyaError: there is no question, or the pack would not be sound.
        """
        folder = next((folder for folder in self.packs() if _article(folder) == fact.source.article), None)
        if folder is None:
            raise NoSuchChoice(f'No folder below {self._sources.packs} holds the article "{fact.source.article}".')
        return self._question(group, folder, [fact.id])

    def absent(self, group: Group, folder: Path) -> Written:
        """The article does not say: a golden question that must not be answered.

        Raises:
            TathyaError: there is no question, or the pack would not be sound.
        """
        return self._question(group, folder, [])

    def ignore(self, group: Group) -> None:
        """It does not come back, nor does any wording of it; a new report of the same does."""
        self._state.unanswered.settle(group.marks)

    def _question(self, group: Group, folder: Path, facts: Sequence[str]) -> Written:
        if not group.question:
            raise NoSuchChoice("The report came without a question: there is nothing to write down.")
        self._refuse_personal(group.question)
        written = self._editor(folder).add_question(group.question, facts)
        self.ignore(group)
        return written

    @staticmethod
    def _refuse_personal(text: str) -> None:
        if is_personal(text):
            raise NoSuchChoice(f'"{text}" holds an address or a number of somebody: that must not go into a pack.')

    def _editor(self, folder: Path) -> PackEditor:
        compiled = _languages(self._sources)
        return PackEditor(folder, concepts_of(compiled), set(compiled))

    def _unanswered(self) -> Iterator[Heard]:
        for asked in self._state.unanswered.texts():
            turn = self._turn(asked.text, asked.language)
            if isinstance(turn.answer, Fallback):
                yield Heard("unanswered", asked.text, asked.count, (joined(asked.text),), turn)

    def _reported(self) -> Iterator[Heard]:
        for report in self._state.reports.recent(REPORTS):
            text, asks = report.text or "", report.kind == "button"
            turn = self._turn(text, report.language)
            yield Heard("reported", text, 1, (f"report:{report.id}",), turn, report.facts, is_question=asks and bool(text))

    def _turn(self, text: str, language: str) -> Turn:
        """What is answered now, found once: an operator comes back for each button."""
        if (text, language) not in self._turns:
            self._turns[text, language] = self._assistant.answer(Message(text, language=language))
        return self._turns[text, language]

    def _stems(self, phrase: str) -> Iterator[str]:
        """A phrase as it is, and a Bengali one without its case ending; an English one without "'s"."""
        yield POSSESSIVE.sub("", phrase)
        cuts = range(SHORTEST_STEM, len(phrase)) if _is_bengali(phrase) else ()
        endings = frozenset(joined(str(each)) for each in _languages(self._sources)["bn"]["case_endings"])
        yield from (phrase[:cut] for cut in cuts if made_of(joined(phrase[cut:]), endings))


def _is_bengali(text: str) -> bool:
    return any("\u0980" <= letter <= "\u09ff" for letter in text)


@lru_cache(maxsize=4)
def _languages(sources: Sources) -> Any:
    return read_languages(sources)


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat() if path.exists() else None
    return (found.st_mtime_ns, found.st_size) if found else (0, 0)


@lru_cache(maxsize=5000)
def _entities(path: Path, _: tuple[int, int]) -> tuple[Named, ...]:
    """The entities of a file, as it stands; those that are written as they should be."""
    data = YamlFile(path).data
    entries = [entry for entry in data if isinstance(entry, dict)] if isinstance(data, list) else []
    names = {str(entry.get("id")): entry["names"] for entry in entries if isinstance(entry.get("names"), dict)}
    return tuple(
        Named(name, tuple(str(each) for some in given.values() if isinstance(some, list) for each in some), path.parent)
        for name, given in names.items()
    )


def _article(folder: Path) -> str | None:
    data = YamlFile(folder / "article.yaml").data
    return str(data.get("id")) if isinstance(data, dict) else None
