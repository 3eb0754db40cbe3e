"""The types that flow: Message -> Question -> Answer -> Reply. Each stage makes a new value. Read it as a glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import Fact, Qualifier

Outcome = Literal["answer", "clarify", "unknown", "social"]
Verdict = Literal["yes", "no", "partly"]


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote, and in which conversation."""

    text: str
    chat: str | None = None
    user: str | None = None
    language: str | None = None
    """Language wished for the reply; None: that of the question."""
    articles: tuple[str, ...] = ()
    """Ids of the articles asked; none: all."""


class Reason(Enum):
    """Why a question is not answered. A closed list; every language words each."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_UNDERSTOOD = "not_understood"
    UNKNOWN_WORDS = "unknown_words"
    """Something is named that the sources do not know."""
    NOT_STATED = "not_stated"
    """All that is named is known, but no fact joins it."""


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence to be worded by the language file: its key and what to put in."""

    key: str
    slots: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that the answer gives: one of a fact's, or one computed from several."""

    value: float
    unit: str
    qualifier: Qualifier = "exact"
    fact: Fact | None = None
    inputs: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer that facts hold."""

    lines: tuple[Say, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...] = ()
    verdict: Verdict | None = None

    def __post_init__(self) -> None:
        if not self.facts:
            raise ValueError("a finding stands on at least one fact")


@dataclass(frozen=True, slots=True)
class Clarification:
    """Several readings are equally good: the facts that compete."""

    options: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Fallback:
    """No answer, and why."""

    reason: Reason
    missing: tuple[str, ...] = ()
    """What the sources do not hold, as the asker wrote it."""
    about: str | None = None
    """The entity that the question is about, if the sources know it."""
    near: tuple[Fact, ...] = ()
    """The nearest facts, to be offered, not shown as the answer."""


@dataclass(frozen=True, slots=True)
class Social:
    """Greeting, thanks, help...: no facts asked."""

    kind: str


Answer = Finding | Clarification | Fallback | Social


@dataclass(frozen=True, slots=True)
class Turn:
    """One question answered: everything there is to say about it."""

    message: Message
    question: Question
    intent: str
    answer: Answer
    ranking: tuple[tuple[str, float], ...] = ()
    """The intents as the matcher ranks them, with their scores."""
    lookups: tuple[tuple[Lookup, tuple[Fact, ...]], ...] = ()  # each that ran, and the facts it found


@dataclass(frozen=True, slots=True)
class Reply:
    """A turn put into words."""

    outcome: Outcome
    text: str  # plain, whole, source line included
    headline: str
    options: tuple[str, ...] = ()
    figure_texts: tuple[str, ...] = ()
