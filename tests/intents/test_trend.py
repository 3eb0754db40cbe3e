"""Whether something rose or fell between two times: both figures, their gap, and yes or no."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.model import Message
from tests.season import bot, facts, verdict

__all__ = ["bot"]


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("is it true that more prawn was caught this season than last season?", "no"),
        ("was less prawn caught this season than last season?", "yes"),
        ("চিংড়ি আহরণ কি গত মৌসুমের চেয়ে বেড়েছে?", "no"),
    ],
)
def test_whether_it_rose_or_fell_is_told_from_both_figures(bot: Assistant, question: str, holds: str) -> None:
    assert verdict(bot, question) == holds
    assert set(facts(bot, question)) == {"catch-now", "catch-before"}


def test_the_gap_is_computed_and_nobody_is_ahead_of_itself(bot: Assistant) -> None:
    text = bot.reply(bot.answer(Message("was less prawn caught this season than last season?"))).text

    assert "Difference: 3,000 tonnes (computed)" in text
    assert "Ahead" not in text
