"""The rules of judging: a gold question and a reply in, a mark and its reason out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Any, Literal, get_args

from bot.evaluation.gold import Gold

Mark = Literal["right", "incomplete", "wrong", "overreach", "missed", "noisy"]
MARKS: tuple[Mark, ...] = get_args(Mark)
FAILING = MARKS[1:]
CLOSE = 0.005
"""Share by which a figure may differ from the one wanted: rounding, not another figure."""
SPARE = 2
"""Figures nobody asked for that an answer may show, besides one for each that was wanted."""
Told = Mapping[str, Any]
"""A reply in the JSON form of `tathya ask --json`."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a reply did."""

    mark: Mark
    why: str = ""
    """In words; empty if it is right."""


RIGHT = Judgement("right")


def judge(gold: Gold, told: Told) -> Judgement:
    """Judge one reply: first its outcome, then, if it is an answer, what the answer holds."""
    outcome = told["outcome"]
    figures = [figure["value"] for figure in told["figures"]]
    if outcome not in gold.outcomes:
        return _another_outcome(gold, outcome, figures)
    if outcome == "answer":
        return _answer(gold, told, figures)
    stray = _beyond(gold.also, figures)
    if outcome == "unknown" and stray:
        return Judgement("overreach", f"says that the article does not tell, and yet gives {_listed(stray)}")
    return RIGHT


def _another_outcome(gold: Gold, outcome: str, figures: Sequence[float]) -> Judgement:
    why = f"the outcome is {outcome}, expected was {' or '.join(gold.outcomes)}"
    if "answer" in gold.outcomes:
        return Judgement("missed", why)
    if outcome == "answer":
        return Judgement("overreach", f"{why}; figures given: {_listed(figures)}")
    return Judgement("incomplete", why)


def _answer(gold: Gold, told: Told, figures: Sequence[float]) -> Judgement:
    """The first thing that is wrong with an answer, the gravest first."""
    lost = _beyond(figures, gold.values)
    if lost:
        mark: Mark = "wrong" if len(lost) == len(gold.values) else "incomplete"
        return Judgement(mark, f"figures missing: {_listed(lost)}; figures given: {_listed(figures)}")
    text = plain(told["text"])
    unsaid = [group for group in gold.mentions if not any(plain(word) in text for word in group)]
    if unsaid:
        return Judgement("incomplete", "words missing: " + "; ".join(" or ".join(group) for group in unsaid))
    if gold.verdicts and told["verdict"] not in gold.verdicts:
        given = told["verdict"] or "not given"
        return Judgement("incomplete", f"the verdict is {given}, expected was {' or '.join(gold.verdicts)}")
    if not told["sources"]:
        return Judgement("incomplete", "an answer without a source")
    extra = _beyond((*gold.values, *gold.also), figures)
    if len(extra) > SPARE + len(gold.values):
        return Judgement("noisy", f"figures nobody asked for: {_listed(extra)}")
    return RIGHT


def is_near(one: float, other: float) -> bool:
    """The same figure, to within rounding."""
    return isclose(one, other, rel_tol=CLOSE)


def plain(text: str) -> str:
    """A form in which only the words count: not case, encoding, script of the digits, or what cannot be seen."""
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
    folded = unicodedata.normalize("NFC", seen.casefold()).replace("’", "'")
    return "".join(str(unicodedata.decimal(char, char)) for char in folded)


def _beyond(known: Iterable[float], figures: Iterable[float]) -> list[float]:
    """The figures that are near none of the known ones."""
    known = tuple(known)
    return [figure for figure in figures if not any(is_near(figure, each) for each in known)]


def _listed(figures: Iterable[float]) -> str:
    return " and ".join(f"{figure:,.12g}" for figure in figures) or "none"
