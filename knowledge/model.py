"""The facts and what they are made of. Read it as a glossary.

Every value is frozen. A `Fact` cannot be built without a `Source`, and a `Source` not without a paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Texts = Mapping[str, str]
"""The same thing said in each language: language code -> text."""

Names = Mapping[str, tuple[str, ...]]
"""Language code -> names; the first is the one shown."""

Qualifier = Literal["exact", "about", "at_least", "more_than"]
Status = Literal["reported", "planned", "claimed", "estimated", "undisclosed"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that has a name: a company, person, machine, place, chip, publication..."""

    id: str
    kind: str
    names: Names
    belongs_to: tuple[str, ...] = ()
    """What owns it, what it is a part of, or where it stands."""
    role: Texts | None = None
    """How a speaker is introduced: "Tesla investor"."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a fact measures or tells: capital expenditure, number of GPUs, launch..."""

    id: str
    unit: str | None
    concepts: tuple[str, ...]
    """The ideas of the language files by which a question may ask for it."""
    names: Names


@dataclass(frozen=True, slots=True)
class Article:
    """The text that the facts come from. Whatever is not known of it is None."""

    id: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str
    paragraphs: int
    as_of: str
    """ISO month or day that "now" and "this year" mean in it."""
    about: Texts
    examples: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands, and whose word it is."""

    article: str
    title: str | None
    publisher: str | None
    url: str | None
    paragraphs: tuple[int, ...]
    said_by: str | None
    """Entity id of who said it; None: the article itself."""
    said_on: str | None
    reported_by: str | None
    via: str | None
    """Entity id of where it was said: a network, a post, an announcement."""

    def __post_init__(self) -> None:
        if not self.paragraphs or min(self.paragraphs) < 1:
            raise ValueError("a source names at least one paragraph, counted from 1")


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in base units: 10 billion dollars is Number(1e10, "USD", "about")."""

    value: float
    unit: str
    qualifier: Qualifier = "exact"


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, quarter or year, as ISO 8601: 2024-10-29, 2024-10, 2024-Q3, 2024."""

    iso: str


@dataclass(frozen=True, slots=True)
class EntityValue:
    """The fact's value is an entity: the owner, the maker, the place."""

    id: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The fact's value is its sentence: a purpose, a reason, a quote retold."""


Value = Number | Date | EntityValue | Statement


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that an article states, or states not to be known."""

    id: str
    subject: str
    indicator: str
    value: Value
    status: Status
    source: Source
    texts: Texts
    """One sentence in each language, in our own words."""
    labels: Texts
    """What the figure is, in a few words; stands beside the figure."""
    caveats: Texts
    asks: Texts = field(default_factory=dict)
    """A question that this fact answers, offered to readers as it stands."""
    period: str | None = None
    """ISO 8601 date, month, quarter, year, or first/last joined by "/"."""
    compared_to: str | None = None
    place: str | None = None
    involves: tuple[str, ...] = ()
    conflicts_with: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    """Facts whose figures its sentence gives again."""
    distance: float = 0.0
    """How much of what tells this fact from others the question left open; 0 is a perfect fit."""

    @property
    def number(self) -> Number | None:
        """The value, if it is a number."""
        return self.value if isinstance(self.value, Number) else None
