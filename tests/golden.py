"""Asks the real assistant, and judges its answers to the golden questions of tests/questions/."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.channels.jsonl import described
from bot.settings import Settings
from knowledge.store import Edition

QUESTIONS = Path(__file__).parent / "questions"
CLOSE = 0.005
"""Share by which a figure may differ from the one wanted: rounding, not another figure."""
SHAPES = {"lookup": "figure"}
"""Intents that the authors of the questions call otherwise."""
Told = dict[str, Any]
"""A reply in the JSON form of `tathya ask --json`."""
Ask = Callable[..., Told]
"""ask(text, *earlier turns, language=...)."""
Says = Callable[[Told, str], bool]
"""says(reply, key of the language files): does that sentence stand in it?"""
_chats = count()


@cache
def assistant_on(database_url: str) -> Assistant:
    """The assistant that answers from this database; one for all tests."""
    return assistant(Settings(database_url=database_url))


def asking(database_url: str) -> Ask:
    """A way to ask the assistant on this database: ask(text, *earlier turns, language=...)."""
    return partial(asked, assistant_on(database_url))


def asked(bot: Assistant, text: str, *earlier: str, language: str | None = None) -> Told:
    """The reply to the last message of a conversation of its own."""
    chat = str(next(_chats))
    for turn in earlier:
        described(bot, {"text": turn, "chat": chat})
    return described(bot, {"text": text, "chat": chat, "language": language})


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden question and what must come back."""

    id: str
    text: str
    shape: str
    """The intent that its author had in mind; "lookup" is our "figure"."""
    earlier: tuple[str, ...]
    outcomes: frozenset[str]
    values: tuple[float, ...]
    """Each must be among the figures."""
    mentions: tuple[tuple[str, ...], ...]
    """One of each group must stand in the reply."""
    verdicts: frozenset[str]
    """Empty: any."""


def questions() -> Iterator[Golden]:
    """Every golden question, in the order of the files."""
    for path in sorted(QUESTIONS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            wanted = entry["expect"]
            yield Golden(
                entry["id"],
                entry["text"],
                SHAPES.get(entry["shape"], entry["shape"]),
                tuple(entry.get("turns", ())),
                _one_or_more(wanted["outcome"]),
                tuple(wanted["values"]),
                tuple(map(tuple, wanted["mentions"])),
                _one_or_more(wanted["verdict"]),
            )


def known_gaps() -> frozenset[str]:
    """Ids of the questions that are known to fail."""
    lines = (QUESTIONS / "known_gaps.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def faults(golden: Golden, told: Told) -> list[str]:
    """What is wrong with a reply, in words; empty if nothing is."""
    figures = [figure["value"] for figure in told["figures"]]
    found = []
    if told["outcome"] not in golden.outcomes:
        found.append(f"outcome {told['outcome']}, wanted {' or '.join(sorted(golden.outcomes))}")
    if told["outcome"] == "answer" and not told["sources"]:
        found.append("an answer without a source")
    if told["outcome"] == "unknown" and figures:
        found.append(f"unknown, yet with the figures {figures}")
    if told["outcome"] != "answer" and "answer" in golden.outcomes and len(golden.outcomes) > 1:
        return found  # another way out that is as good; what an answer must hold does not apply
    found += [f"no figure {value:g}, only {figures}" for value in golden.values if not any(is_near(value, f) for f in figures)]
    text = plain(told["text"])
    found += [f"none of {group} in the reply" for group in golden.mentions if not any(plain(word) in text for word in group)]
    if golden.verdicts and told["verdict"] not in golden.verdicts:
        found.append(f"verdict {told['verdict']}, wanted {' or '.join(sorted(golden.verdicts))}")
    return found


def is_wrong_figure(golden: Golden, told: Told) -> bool:
    """Figures are wanted, figures come, and not one of them is wanted."""
    figures = [figure["value"] for figure in told["figures"]]
    if told["outcome"] != "answer" or not golden.values or not figures:
        return False
    return not any(is_near(value, figure) for value in golden.values for figure in figures)


def is_near(one: float, other: float) -> bool:
    """The same figure, to within rounding."""
    return abs(one - other) <= CLOSE * abs(one)


def plain(text: str) -> str:
    """For comparing words whatever their case and encoding."""
    return unicodedata.normalize("NFC", text).casefold()


def _one_or_more(value: str | list[str] | None) -> frozenset[str]:
    return frozenset() if value is None else frozenset([value] if isinstance(value, str) else value)


def figures(told: Told) -> list[float]:
    """The figures of a reply, most important first."""
    return [figure["value"] for figure in told["figures"]]


def facts(told: Told) -> set[str]:
    """Ids of the facts behind the figures of a reply, and behind what was computed."""
    return {name for figure in told["figures"] for name in (figure["fact"], *figure["inputs"]) if name}


def is_sourced(told: Told) -> bool:
    """Does it end with the line that names the paragraphs, as many as the sources it gives?"""
    last = told["text"].splitlines()[-1]
    return bool(told["sources"]) and last.startswith(("Source: paragraph", "উৎস: অনুচ্ছেদ"))


def saying(edition: Edition) -> Says:
    """A way to ask what a reply says by the key of the sentence, so that the sentences may be edited."""
    phrasebooks = json.loads(edition.compiled["phrasebooks"])

    def says(told: Told, key: str) -> bool:
        pieces = re.split(r"\{\w+\}", phrasebooks[told["language"]]["replies"][key])
        return bool(re.search(".*".join(map(re.escape, pieces)), told["text"], re.IGNORECASE))

    return says
