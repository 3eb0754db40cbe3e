"""Gold questions: JSON Lines files of questions and of what must come back. Every fault of all files is told at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any, get_args

from bot.model import Outcome, Verdict
from knowledge.errors import InvalidFiles, Problem

EXAMPLE = '{"id": "...", "text": "...", "style": "bn", "shape": "sum", "expect": {"outcome": "answer", "values": [50000]}}'


@dataclass(frozen=True, slots=True)
class Gold:
    """One question and what must come back."""

    id: str
    text: str
    style: str
    """The way of writing, in a word of the author's own: bn, en, banglish."""
    shape: str
    """The kind of question, in a word of the author's own: sum, who."""
    turns: tuple[str, ...]
    """Earlier messages of the same conversation."""
    outcomes: tuple[str, ...]
    """Any of them is good."""
    values: tuple[float, ...] = ()
    """Figures that an answer must give, each of them."""
    also: tuple[float, ...] = ()
    """Figures that it may give."""
    mentions: tuple[tuple[str, ...], ...] = ()
    """Of each group one must stand in an answer."""
    verdicts: tuple[str, ...] = ()
    """Any of them is good; none: a verdict is not asked for."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a field of a gold line must hold, as a test and in words."""

    fits: Callable[[Any], bool]
    wanted: str
    required: bool = False


def read_gold(files: Iterable[Path]) -> list[Gold]:
    """Every question of these files, in their order; a file named twice is read once.

    Raises:
        InvalidFiles: with every fault of every file; ids must differ across all of them.
    """
    golds: list[Gold] = []
    problems: list[Problem] = []
    places: dict[str, str] = {}
    for path in dict.fromkeys(files):
        for number, entry, faults in _entries(path):
            name = entry.get("id")
            if isinstance(name, str) and places.setdefault(name, f"{path}:{number}") != f"{path}:{number}":
                faults.append(f'the id "{name}" is already that of {places[name]}; give each question its own')
            problems += [Problem(path, number, fault) for fault in faults]
            if not faults:
                golds.append(_gold(entry))
    if problems:
        raise InvalidFiles(problems)
    return golds


def _entries(path: Path) -> Iterator[tuple[int, dict[str, Any], list[str]]]:
    """Each line that is not blank: its number, the object in it, and what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        yield 1, {}, [f"cannot be read ({reason}); name a file with one gold question a line"]
        return
    except UnicodeDecodeError:
        yield 1, {}, ["is not UTF-8 text; save it with the encoding UTF-8"]
        return
    # Not splitlines(): a JSON text may hold other line ends of Unicode as they are.
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        yield 1, {}, [f"holds no question; write one a line: {EXAMPLE}"]
    for number, line in lines:
        try:
            entry = json.loads(line, parse_int=float)  # an integer of any length becomes a number or infinite, never an error
        except (ValueError, RecursionError) as error:
            yield number, {}, [f"not JSON: {error}; write each question as one JSON object on one line"]
            continue
        if isinstance(entry, dict):
            yield number, entry, list(_faults(entry))
        else:
            yield number, {}, [f"must be an object: {EXAMPLE}"]


def _faults(entry: Mapping[str, Any]) -> Iterator[str]:
    yield from _faulty_fields(entry, QUESTION, "")
    if isinstance(expected := entry.get("expect"), dict):
        yield from _faulty_fields(expected, EXPECTED, "expect.")


def _faulty_fields(entry: Mapping[str, Any], fields: Mapping[str, Field], prefix: str) -> Iterator[str]:
    for name, field in fields.items():
        if name not in entry:
            if field.required:
                yield f'"{prefix}{name}" is missing; it must be {field.wanted}'
        elif not field.fits(entry[name]):
            yield f'"{prefix}{name}" must be {field.wanted}'
    # Authors may keep notes of their own, but a slip such as "value" would leave the figures unjudged in silence.
    for key in entry:
        if key not in fields and (close := get_close_matches(key, fields, n=1, cutoff=0.8)):
            yield f'"{prefix}{key}" is not a field - did you mean "{prefix}{close[0]}"?'


def _gold(entry: Mapping[str, Any]) -> Gold:
    expected = entry["expect"]
    return Gold(
        entry["id"],
        entry["text"],
        entry["style"],
        entry["shape"],
        tuple(entry.get("turns", ())),
        outcomes=_one_or_more(expected["outcome"]),
        values=tuple(expected.get("values", ())),
        also=tuple(expected.get("also", ())),
        mentions=tuple(map(tuple, expected.get("mentions", ()))),
        verdicts=_one_or_more(expected.get("verdict")),
    )


def _one_or_more(value: str | list[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_word(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object) -> bool:
    return isinstance(value, float) and isfinite(value)


def _every(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _some(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: bool(value) and _every(fits)(value)


def _one_or_some(words: Iterable[str]) -> Callable[[Any], bool]:
    known = tuple(words)
    return lambda value: value in known or _some(known.__contains__)(value)


OUTCOMES, VERDICTS = get_args(Outcome), get_args(Verdict)
QUESTION = {
    "id": Field(_is_word, 'text, such as "plain-1"', required=True),
    "text": Field(_is_text, "the question, as text", required=True),
    "style": Field(_is_word, 'the way of writing, as text, such as "bn"', required=True),
    "shape": Field(_is_word, 'the kind of question, as text, such as "sum"', required=True),
    "turns": Field(_every(_is_text), "a list of the earlier messages, as text"),
    "expect": Field(lambda value: isinstance(value, dict), 'an object, such as {"outcome": "answer"}', required=True),
}
EXPECTED = {
    "outcome": Field(_one_or_some(OUTCOMES), f"one or a list of {', '.join(OUTCOMES)}", required=True),
    "values": Field(_every(_is_number), "a list of numbers, such as [50000]"),
    "also": Field(_every(_is_number), "a list of numbers, such as [2024]"),
    "mentions": Field(_every(_some(_is_word)), 'a list of lists of words, such as [["Tesla", "Musk"]]'),
    "verdict": Field(
        lambda value: value is None or _one_or_some(VERDICTS)(value), f"null, or one or a list of {', '.join(VERDICTS)}"
    ),
}
