"""Asks the real assistant, among other things the golden questions of tests/questions/.

questions/seen/ were read while the words that Tathya knows were written, questions/heldout/ were not: how it does on those
tells what strangers will meet, so their texts are for programs only, and a failing test does not show them.
What is known to fail is listed beside them by id; `python -m tests.lists` writes those lists anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.channels.jsonl import described
from bot.evaluation.gold import Gold, read_gold
from bot.evaluation.rules import judge
from bot.settings import Settings
from knowledge.store import Edition

QUESTIONS = Path(__file__).parent / "questions"
KNOWN_GAPS = QUESTIONS / "known_gaps.txt"
WRONG_FIGURES = QUESTIONS / "wrong_figures.txt"
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


def questions(folder: str = ".") -> list[Gold]:
    """Every golden question, or those of one folder, in the order of the files."""
    return read_gold(sorted((QUESTIONS / folder).rglob("*.jsonl")))


def answers(ask: Ask, golds: list[Gold]) -> dict[str, Told]:
    """The reply to each question, each asked once, by id."""
    return {gold.id: ask(gold.text, *gold.turns) for gold in golds}


def listed(path: Path) -> frozenset[str]:
    """The lines of a list of what is known to fail."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def is_unanswerable(gold: Gold) -> bool:
    """Is there nothing in the article that could be told?"""
    return "answer" not in gold.outcomes


def is_small_talk(gold: Gold) -> bool:
    """Is it no question at all?"""
    return gold.outcomes == ("social",)


def is_wrong_figure(gold: Gold, told: Told) -> bool:
    """Figures come, and not one of them is wanted: others are, or none can be."""
    if is_unanswerable(gold):
        return bool(told["figures"])
    return judge(gold, told).mark == "wrong" and bool(told["figures"])


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
