"""The types that flow: Message -> Question -> Answer -> Reply. Each stage makes a new value. Read it as a glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the question that something in the vocabulary explains."""

    start: int
    end: int
    text: str
    tags: frozenset[str]
    """What it may mean: e(ntity), i(ndicator), c(oncept), w(ord), q (cue), u(nit), x (scale), t(alk), f(iller), n(umber)."""
    alias: str
    """The entry of the vocabulary that it matched."""
    language: str
    score: float  # 100 for the same letters, less for the same sound
    counted: bool = False  # is it what is counted?

    @property
    def cues(self) -> frozenset[str]:
        """The question shapes it speaks for."""
        return frozenset(tag[2:] for tag in self.tags if tag.startswith("q:"))

    @property
    def content(self) -> frozenset[str]:
        """The tags that a fact carries one of, if it is about this."""
        return frozenset(tag for tag in self.tags if tag[:2] in ("e:", "i:", "c:", "w:"))

    @property
    def required(self) -> frozenset[str]:
        """The tags one of which a fact must carry: of what is counted, those of what it counts."""
        if not self.counted and "u:person" not in self.tags:
            return self.content
        # "Women workers" counts no workers in general, though its indicator is about workers.
        named = {tag for tag in self.content if tag.startswith("i:")} if self.counted and " " in self.text else set[str]()
        return frozenset(f"n:{tag}" for tag in named or self.content)

    @property
    def is_loose(self) -> bool:
        """Is the word used in so many ways that its meaning only hints: a cue, or also a filler word? A name never is."""
        named = (any(tag.startswith("e:") for tag in self.tags) and len(self.text) > 1) or self.counted
        named |= " " in self.text and any(tag.startswith("i:") for tag in self.tags)  # "who built" is a name, too
        return not named and any(tag[:2] in ("q:", "f:") and tag not in ("q:degree", "q:who") for tag in self.tags)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in the question."""

    value: float
    unit: str | None
    start: int
    end: int
    text: str

    @property
    def telling(self) -> bool:
        """Is it enough to go by on its own, as 85,000 or 63 % is and 2 is not?"""
        return self.value >= 1000 or self.unit is not None

    @property
    def readings(self) -> tuple[float, ...]:
        """What it may stand for: "the 38" of somebody who leaves the billion out, too."""
        bare = self.unit != "percent" and self.value < 1000 and self.end - self.start == 1
        return (self.value, self.value * 1e9, self.value * 1e3) if bare else (self.value,)


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A date, month, quarter or year in the question."""

    tags: frozenset[str]  # any of them
    start: int
    end: int
    text: str
    back: bool = False  # is it "last year", in whatever words?


@dataclass(frozen=True, slots=True)
class Question:
    """A message as it was read."""

    text: str
    language: str  # of the reply
    tokens: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    unknown: tuple[str, ...] = ()  # words that nothing explains
    counted: str | None = None  # the word for what it counts, known or not
    negated: bool = False
    """Does a word deny: not, never, false, করেনি?"""
    joins: frozenset[int] = frozenset()  # tokens that join or contrast
    titles: frozenset[int] = frozenset()  # tokens that may be a title before a person's name
    inherited: tuple[frozenset[str], ...] = ()  # terms taken over from an earlier turn
    relative: bool = False  # does it say "this year", and so depend on when the article is from?
    recent: tuple[Fact, ...] = ()
    """Facts that the last turns answered with, newest last."""
    pattern: str = ""
    """The question with names and values replaced by their kinds, for the intent matcher."""

    @property
    def cues(self) -> frozenset[str]:
        """The question shapes that its words speak for."""
        return frozenset(cue for mention in self.mentions for cue in mention.cues)

    @property
    def entities(self) -> tuple[str, ...]:
        """Ids of the entities named, in order."""
        names = (tag[2:] for mention in self.mentions for tag in sorted(mention.tags) if tag.startswith("e:"))
        return tuple(dict.fromkeys(names))

    @property
    def concepts(self) -> frozenset[str]:
        """Ids of the ideas named."""
        return frozenset(tag[2:] for mention in self.mentions for tag in mention.tags if tag.startswith("c:"))

    @property
    def units(self) -> frozenset[str]:
        """Units named without a figure: "in dollars", "কত টাকা"."""
        return frozenset(tag[2:] for mention in self.mentions for tag in mention.tags if tag.startswith("u:"))

    @property
    def own_terms(self) -> bool:
        """Does it name anything itself, not only by what it takes over?"""
        return bool(self.quantities or self.periods or any(m.content and not m.is_loose for m in self.mentions))

    @property
    def terms(self) -> tuple[frozenset[str], ...]:
        """What a fact must carry, one set of alternatives for each thing named."""
        named = [mention.required for mention in self.mentions if mention.content and not mention.is_loose]
        return tuple(dict.fromkeys([*named, *(period.tags for period in self.periods), *self.inherited]))


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
