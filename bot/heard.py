"""What readers asked and got no answer to, or reported as wrong: each text as often as it came, grouped by likeness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Literal

from bot.model import Turn
from bot.nlu.likeness import Form, alike, form_of
from bot.nlu.normalize import joined
from bot.question import Question

Kind = Literal["unanswered", "reported"]
KEY = 10
"""Letters that name a group."""
STRIPPED = " \t.,;:!?।()[]{}<>\"'“”‘’«»…"
"""Signs around a word that do not belong to it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One text as often as it came."""

    kind: Kind
    text: str
    count: int
    marks: tuple[str, ...]
    """Under which it is remembered as dealt with."""
    turn: Turn
    facts: tuple[str, ...] = ()
    """Ids of the facts that were shown when it was reported."""
    is_question: bool = True
    """Or is it what somebody says about an answer?"""


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that ask the same."""

    kind: Kind
    heard: tuple[Heard, ...]
    """The most frequent first."""

    @property
    def key(self) -> str:
        """A short name, the same in every process."""
        first = self.heard[0]
        return sha256(" ".join((self.kind, *first.facts, joined(first.text), first.marks[0])).encode()).hexdigest()[:KEY]

    @property
    def count(self) -> int:
        """How often it was asked or reported."""
        return sum(each.count for each in self.heard)

    @property
    def text(self) -> str:
        """The most frequent wording; "" for reports without one."""
        return self.heard[0].text

    @property
    def marks(self) -> list[str]:
        """Under which all of them are remembered as dealt with."""
        return [mark for each in self.heard for mark in each.marks]

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts that were reported."""
        return self.heard[0].facts

    @property
    def question(self) -> str:
        """What was asked; "" for reports that do not say."""
        return self.text if self.heard[0].is_question else ""


def grouped(heard: Sequence[Heard]) -> list[Group]:
    """Those that ask the same together, the most frequent first. Reports stay apart by what was shown."""
    groups: list[list[Heard]] = []
    forms: list[Form] = []
    for each in sorted(heard, key=lambda each: (-each.count, each.text)):
        form = form_of(each.turn.question)
        pairs = zip(groups, forms, strict=True)
        same = (group for group, other in pairs if _nature(group[0]) == _nature(each) and alike(other, form))
        if group := next(same, None):
            group.append(each)
        else:
            groups.append([each])
            forms.append(form)
    made = [Group(group[0].kind, tuple(group)) for group in groups]
    return sorted(made, key=lambda group: (-group.count, group.text))


def strange_phrases(question: Question) -> Iterator[str]:
    """The words that nothing explains, as they were written; those side by side together, and each alone."""
    written = {joined(word): word.strip(STRIPPED) for word in question.text.split()}
    for is_strange, tokens in groupby(question.tokens, key=lambda token: token in question.unknown):
        words = [written.get(word, word) for word in tokens] if is_strange else []
        if len(words) > 1:
            yield " ".join(words)
        yield from words


def _nature(heard: Heard) -> tuple[object, ...]:
    return heard.kind, heard.facts, heard.is_question
