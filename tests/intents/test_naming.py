"""Titles before names and places within names."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.ferry import bot, facts, verdict

__all__ = ["bot"]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("boatmen leader Rabeya Sultana says how many drowned?", "drowned-claim"),
        ("মাঝিদের নেতা রাবেয়া সুলতানা বলেছেন কতজন ডুবে মারা গেছেন?", "drowned-claim"),
        ("majhi neta rabeya sultana er mote koto jon dube mara gese?", "drowned-claim"),
        ("How much did the new terminal at Hatkhola cost?", "cost"),
        ("হাটখোলার টার্মিনাল বানাতে কত খরচ হয়েছে?", "cost"),
    ],
)
def test_what_belongs_to_a_name_asks_for_nothing_more(bot: Assistant, question: str, fact: str) -> None:
    assert facts(bot, question) == [fact]


@pytest.mark.parametrize("question", ["who is Kamrul Hasan Munshi?", "মুনশি কে?", "munshi ke?"])
def test_somebody_is_introduced_by_the_office_and_known_by_a_part_of_the_name(bot: Assistant, question: str) -> None:
    assert facts(bot, question) == ["chair"]


def test_a_title_that_is_what_is_asked_stays(bot: Assistant) -> None:
    assert verdict(bot, "is the chairman Kamrul Hasan Munshi?") == "yes"
    assert verdict(bot, "is the chairman Rabeya Sultana?") != "yes"


@pytest.mark.parametrize("question", ["how many drowned, says Rabeya Khatun?", "who is Rabeya Khatun?"])
def test_somebody_else_of_the_same_first_name_is_nobody_known(bot: Assistant, question: str) -> None:
    assert facts(bot, question) == []
