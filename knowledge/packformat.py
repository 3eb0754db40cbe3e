"""The pack format as pydantic models: what an editor may write, and how a fault in it is told.

Only building and checking import this module; answering questions does not need it.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from knowledge.model import Qualifier, Status
from knowledge.periods import is_period
from knowledge.yamlfile import YamlFile

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Word = Annotated[str, Field(min_length=1)]
Sentence = Annotated[str, Field(min_length=1)]
YEARS = range(1000, 2200)
"""Plain numbers that are dates where nothing has a unit."""
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2}$")]


def _known(value: object) -> object:
    return None if value == "unknown" else value


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _period(value: object) -> object:
    text = str(value)
    if not is_period(text):
        raise ValueError("is not a date: write 2024, 2024-10, 2024-Q3, 2024-10-29, or two of them joined by /")
    return text


Unknowable = Annotated[str | None, BeforeValidator(_known)]
Period = Annotated[str | None, BeforeValidator(_period)]
Paragraphs = Annotated[list[Annotated[int, Field(ge=1)]], BeforeValidator(_listed), Field(min_length=1)]
Slugs = Annotated[list[Slug], BeforeValidator(_listed)]
"""One may be written without brackets."""
Words = Annotated[list[Word], BeforeValidator(_listed)]
LocalNames = dict[LanguageCode, Annotated[Words, Field(min_length=1)]]
LocalText = dict[LanguageCode, Sentence]


class Model(BaseModel):
    """Strict about keys: a misspelt one is a fault, not a silence."""

    model_config = ConfigDict(extra="forbid")


M = TypeVar("M", bound=Model)


class ArticleEntry(Model):
    """`article.yaml`: the article. What is not known of it is written as `unknown`."""

    id: Slug
    title: Unknowable
    publisher: Unknowable
    author: Unknowable
    published: Unknowable
    url: Unknowable
    language: LanguageCode
    paragraphs: Annotated[int, Field(ge=1)]
    as_of: Annotated[str, BeforeValidator(_period)]
    about: LocalText
    examples: dict[LanguageCode, list[Sentence]]
    topics: Slugs = []
    """What the whole article is about: entities that a question about any of its facts may name."""
    units: dict[Slug, LocalText] = {}
    """Units that the language files have no word for: what stands after the number."""


class EntityEntry(Model):
    """One entity of `entities.yaml`."""

    id: Slug
    kind: Literal["company", "person", "group", "publication", "machine", "place", "chip", "product", "model", "topic"]
    names: LocalNames
    belongs_to: Slugs = []
    role: LocalText | None = None


class IndicatorEntry(Model):
    """One indicator of `indicators.yaml`."""

    id: Slug
    unit: str | None = None
    concepts: Words = []
    names: LocalNames


class FactEntry(Model):
    """One fact of `facts.yaml`. `paragraph`, `status` and a sentence in each language are required."""

    id: Slug
    subject: Slug
    indicator: Slug
    value: int | float | str | None = None
    entity: Slug | None = None
    unit: str | None = None
    qualifier: Qualifier = "exact"
    status: Status
    period: Period = None
    compared_to: Period = None
    said_by: Slug | None = None
    said_on: Period = None
    reported_by: Slug | None = None
    via: Slug | None = None
    paragraph: Paragraphs
    place: Slug | None = None
    involves: Slugs = []
    concepts: Words = []
    key: Words = []
    label: LocalText
    text: LocalText
    ask: LocalText = {}
    caveat: LocalText = {}
    conflicts_with: Slugs = []
    repeats: Slugs = []
    """Facts whose figures this one's sentence gives again."""

    def is_year(self, unit: str | None) -> bool:
        """Is the value a year, written without quotes? `unit` is the indicator's."""
        return isinstance(self.value, int) and self.value in YEARS and not (self.unit or unit)

    @property
    def entities(self) -> Iterator[tuple[str, str]]:
        """Every entity the fact names, with the key that names it."""
        for key in ("subject", "entity", "said_by", "reported_by", "via", "place"):
            if value := getattr(self, key):
                yield key, value
        yield from (("involves", entity) for entity in self.involves)


class QuestionEntry(Model):
    """One golden question of `questions.yaml`, which is optional: as a reader types it, and the facts that answer it."""

    ask: Sentence
    facts: Slugs = []
    """Facts one of which must come first in the answer; none: the article does not say."""


def read(file: YamlFile, model: type[M], *, many: bool) -> list[M | None]:
    """Validate a file's entries against `model`; faults go to `file.problems`, an entry with faults comes back as None."""
    if file.data is None:
        return []
    if many and not isinstance(file.data, list):
        file.problem(1, 'must be a list: each entry begins with "- id: ..."')
        return []
    entries = file.data if many else [file.data]
    return [_entry(file, model, entry, (index,) if many else ()) for index, entry in enumerate(entries)]


def _entry(file: YamlFile, model: type[M], entry: object, at: tuple[int, ...]) -> M | None:
    try:
        return model.model_validate(entry)
    except ValidationError as error:
        for fault in error.errors():
            location = fault["loc"]
            file.problem(file.line((*at, *location)), _told(model, location, fault["type"], fault["msg"], fault["input"]))
        return None


def _told(model: type[Model], location: tuple[str | int, ...], kind: str, message: str, given: object) -> str:
    where = ".".join(map(str, location)) or "entry"
    if kind == "extra_forbidden":
        close = get_close_matches(str(location[-1]), model.model_fields, 1)
        return f'no such key "{where}"' + (f' - did you mean "{close[0]}"?' if close else "")
    if kind == "missing":
        return f'"{where}" is missing'
    text = message.removeprefix("Value error, ").replace("Input should be", "should be")
    return f"{where}: {text} (here: {given!r})"
