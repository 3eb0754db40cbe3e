"""Checks the files of a language and compiles them; only building and checking import this module."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.errors import Problem
from knowledge.yamlfile import Location, YamlFile

SLOT = re.compile(r"\{(\w+)\}")
Words = list[Annotated[str | int, Field()]]
NumberKey = Annotated[int, Field(ge=1, le=12)]


class Model(BaseModel):
    """Strict about keys."""

    model_config = ConfigDict(extra="forbid")


class ConceptWords(Model):
    """The words of one idea; verbs are stems that take endings."""

    words: Words = []
    verbs: Words = []


class Labels(Model):
    """The pieces that replies are made of."""

    units: dict[str, str]
    units_one: dict[str, str] = {}
    qualifiers: dict[str, str]
    of: dict[str, str] = {}
    """The genitive ending after a consonant, a vowel sign and anything else."""
    foreign: list[str] = []
    """Currencies told in the first of the scales first; everything else in the language's own."""
    scales: list[list[tuple[float, str]]]
    asked_scales: dict[str, str]
    asked_units: dict[str, str]
    months: Annotated[list[str], Field(min_length=12, max_length=12)]
    weekdays: Annotated[list[str], Field(min_length=7, max_length=7)]
    quarters: Annotated[list[str], Field(min_length=4, max_length=4)]
    digits: Annotated[str, Field(min_length=10, max_length=10)]
    grouping: Annotated[str, Field(pattern="^(thousand|lakh)$")]
    and_: Annotated[str, Field(alias="and")]
    comma: str
    quarter: str
    day: str
    month: str
    span: str
    quote: str


class LanguageFile(Model):
    """Everything in `bot/languages/<code>/`, its files put together."""

    concepts: dict[str, ConceptWords]
    things: dict[str, Words] = {}
    """More concepts: things and people that an article may count."""
    filler: Words
    filler_verbs: Words = []
    shorthands: dict[str, str] = {}
    numbers: dict[str, float]
    number_prefixes: dict[str, float] = {}
    denials: Words = []
    titles: Words = []
    """What people are called by before their names: leader, minister."""
    number_links: Words = []
    number_points: Words = []
    currency_signs: dict[str, Words] = {}
    currency_hundredths: Words = []
    scales: dict[str, float]
    ordinal_suffixes: Words = []
    months: dict[NumberKey, Words]
    weekdays: dict[NumberKey, Words]
    ordinals: dict[NumberKey, Words]
    quarter_words: Words
    year_words: dict[str, Words]
    period_words: dict[str, Words]
    small_talk: dict[str, Words]
    units: dict[str, Words]
    case_endings: Words
    verb_endings: Words
    cues: dict[str, Words]
    joins: Words
    utterances: dict[str, Words]
    replies: dict[str, str]
    screens: dict[str, str]
    labels: Labels
    drafting: dict[str, Words]
    page: dict[str, str]


def compile_languages(folder: Path) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """Read, check and put together every language below a folder.

    Returns:
        By language code, what `bot.language.Language.of` takes; and every fault of every file, with every gap of one
        language against another.
    """
    problems: list[Problem] = []
    compiled = {path.name: _compile(path, problems) for path in sorted(folder.iterdir()) if path.is_dir()}
    if not problems:
        problems.extend(_gaps(compiled, folder))
    return compiled, problems


def _compile(folder: Path, problems: list[Problem]) -> dict[str, Any]:
    data: dict[str, Any] = {"code": folder.name}
    homes: dict[str, YamlFile] = {}
    for path in sorted(folder.glob("*.yaml")):
        file = YamlFile(path)
        problems.extend(file.problems)
        for key, value in (file.data if isinstance(file.data, dict) else {}).items():
            if key in data:
                problems.append(Problem(path, file.line((key,)), f'"{key}" stands in {homes[key].path.name} too'))
            data[key], homes[key] = value, file
    try:
        LanguageFile.model_validate({key: value for key, value in data.items() if key != "code"})
    except ValidationError as error:
        broken = any(problem.file.parent == folder for problem in problems)
        for fault in error.errors():
            if fault["type"] == "missing" and broken:
                continue  # it may stand in the file that could not be read
            location: Location = tuple(fault["loc"])
            home = homes.get(str(location[0])) if location else None
            path, line = (home.path, home.line(location)) if home else (folder, 1)
            problems.append(Problem(path, line, f"{'.'.join(map(str, location))}: {fault['msg']}"))
        return data
    things = {thing: {"words": words} for thing, words in data.get("things", {}).items()}
    for thing in sorted(things.keys() & data["concepts"].keys()):
        home = homes["things"]
        problems.append(Problem(home.path, home.line(("things", thing)), f'"{thing}" is a concept already'))
    data["concepts"], data["things"] = data["concepts"] | things, sorted(things)
    return data


def _gaps(compiled: dict[str, dict[str, Any]], folder: Path) -> Iterable[Problem]:
    """What one language has and another lacks: a reply, a slot in it, a concept, a cue, an intent's utterances."""
    for code, data in compiled.items():
        for other_code, other in compiled.items():
            for table in ("replies", "screens", "concepts", "cues", "utterances", "small_talk", "drafting", "page"):
                for key in sorted(set(other[table]) - set(data[table])):
                    yield Problem(folder / code, 1, f'{table}: "{key}" is missing; the language "{other_code}" has it')
            for table in ("replies", "screens"):
                for key in sorted(set(data[table]) & set(other[table])):
                    lacking = set(SLOT.findall(other[table][key])) - set(SLOT.findall(data[table][key]))
                    if lacking and code != other_code:
                        yield Problem(folder / code, 1, f"{table}: {key} lacks {{{', '.join(sorted(lacking))}}}")
