"""A message as it was read: what its words mean, its figures and its times."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.model import Fact

MEASURING = frozenset({"u:person", "q:degree"})
"""What asks for what a fact counts or measures by itself: how many people, how long, how deep."""
WHOLE = 100.0
"""Score of a word that is known letter by letter, with no ending taken off."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the question that something in the vocabulary explains."""

    start: int
    end: int
    text: str
    tags: frozenset[str]
    """What it may mean: e(ntity), i(ndicator), c(oncept), w(ord), q (cue), u(nit), x (scale), t(alk), f(iller), n(umber)."""
    alias: str  # the entry of the vocabulary that it matched
    language: str
    score: float  # 100 for the same letters, less for the same sound
    counted: bool = False  # is it what is counted?

    @property
    def cues(self) -> frozenset[str]:
        """The question shapes it speaks for."""
        return frozenset(tag[2:] for tag in self.tags if tag.startswith("q:"))

    @property
    def is_whole(self) -> bool:
        """Is it without an ending? "কারখানায় কয়টা" asks in the factory, "কারখানা কয়টা" for factories."""
        return self.score >= WHOLE

    @property
    def entities(self) -> tuple[str, ...]:
        """Ids of the entities that it may name."""
        return tuple(tag[2:] for tag in sorted(self.tags) if tag.startswith("e:"))

    @property
    def content(self) -> frozenset[str]:
        """The tags that a fact carries one of, if it is about this."""
        return frozenset(tag for tag in self.tags if tag[:2] in ("e:", "i:", "c:", "w:"))

    @property
    def required(self) -> frozenset[str]:
        """The tags one of which a fact must carry: of what is counted, those of what it counts."""
        if not self.counted and not self.tags & MEASURING:
            return self.content
        # "Women workers" counts no workers in general, though its indicator is about workers.
        return frozenset(f"n:{tag}" for tag in (self.counted and self.own_names) or self.content)

    @property
    def own_names(self) -> frozenset[str]:
        """The indicators that it names by several words."""
        return frozenset(tag for tag in self.tags if tag.startswith("i:") and " " in self.text)

    @property
    def is_loose(self) -> bool:
        """Is the word used in so many ways that its meaning only hints: a cue, or also a filler word? A name never is."""
        if (self.entities and len(self.text) > 1) or self.counted or self.own_names:
            return False
        return any(tag[:2] in ("q:", "f:") and tag not in ("q:degree", "q:who") for tag in self.tags)


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
    negated: bool = False  # does a word deny: not, never, false, করেনি?
    joins: frozenset[int] = frozenset()  # tokens that join or contrast
    titles: frozenset[int] = frozenset()  # tokens that may be a title before a person's name
    inherited: tuple[frozenset[str], ...] = ()  # terms taken over from an earlier turn
    relative: bool = False  # does it say "this year", and so depend on when the article is from?
    recent: tuple[Fact, ...] = ()  # that the last turns answered with, newest last
    pattern: str = ""
    """The question with names and values replaced by their kinds, for the intent matcher."""

    @property
    def cues(self) -> frozenset[str]:
        """The question shapes that its words speak for."""
        return frozenset(cue for mention in self.mentions for cue in mention.cues)

    @property
    def entities(self) -> tuple[str, ...]:
        """Ids of the entities named, in order."""
        names = (entity for mention in self.mentions for entity in mention.entities)
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
