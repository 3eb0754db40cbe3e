"""Which intent is asked first, and that each is listed: bot/intents/__init__.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import intents
from bot.intents import ASKING, MARKED, PLAIN
from tests.golden import Ask

SHARED = {
    "__init__",
    "articles",
    "naming",
    "computing",
    "contrary",
    "trend",
    "elsewhere",
    "finding",
    "held",
    "ideas",
    "inquiry",
    "operands",
    "overlooking",
    "refusal",
}
"""Modules of the package that are no shapes of their own."""


def test_every_module_that_can_answer_is_listed_once() -> None:
    modules = {path.stem for path in Path(intents.__path__[0]).glob("*.py")} - SHARED
    listed = [*MARKED, *ASKING, *PLAIN]
    assert sorted(listed) == sorted(modules)


def test_every_intent_has_its_tests() -> None:
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert {path.stem for path in Path(intents.__path__[0]).glob("*.py")} - {"__init__"} <= tested


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        pytest.param("thanks for OpenAI's valuation", "social", id="small-talk-before-all"),
        pytest.param("what is the source of OpenAI's valuation", "source", id="source-before-figure"),
        pytest.param("how many times is 38 billion of 10 billion", "ratio", id="ratio-before-figure"),
        pytest.param("who has the most gpus", "superlative", id="superlative-before-who"),
        pytest.param("is the 85,000 certain or just a plan", "status", id="status-before-verify"),
        pytest.param("how many companies are in the 10 billion", "count", id="count-before-figure"),
        pytest.param("OpenAI valuation in crore", "convert", id="convert-before-figure"),
        pytest.param("OpenAI valuation", "figure", id="figure-when-nothing-else"),
    ],
)
def test_the_rarer_word_decides(question: str, intent: str, ask: Ask) -> None:
    assert ask(question)["intent"] == intent
