from __future__ import annotations

import pytest

from tests.golden import Ask, figures


@pytest.mark.parametrize(
    "message",
    ["hello", "হ্যালো", "assalamu alaikum", "আসসালামু আলাইকুম", "thanks", "ধন্যবাদ", "dhonnobad vai", "bye", "বিদায়", "tumi ke",
     "who are you?", "you are stupid", "great job", "ok", "ঠিক আছে", "thanks, the valuation was useful"],
)  # fmt: skip
def test_small_talk_is_answered_in_kind_without_a_figure_or_a_source(message: str, ask: Ask) -> None:
    told = ask(message)
    assert (told["outcome"], figures(told), told["sources"]) == ("social", [], [])
    assert told["text"]


@pytest.mark.parametrize(
    ("message", "figure"),
    [
        ("hello, what is OpenAI's valuation?", 157e9),
        ("ভাই, মেমফিসে কয়টা জিপিইউ?", 100_000),
        ("thanks! and how many gpus in memphis?", 100_000),
        ("ok so google capex q3 koto", 13e9),
    ],
)
def test_a_question_among_small_talk_is_answered(message: str, figure: float, ask: Ask) -> None:
    assert figures(ask(message)) == [figure]


def test_an_insult_is_not_returned(ask: Ask) -> None:
    assert "stupid" not in ask("you are stupid")["text"].casefold()


def test_a_greeting_shows_what_can_be_asked(ask: Ask) -> None:
    assert all(ask(option)["outcome"] == "answer" for option in ask("hello")["options"])
    assert ask("hello")["options"]
