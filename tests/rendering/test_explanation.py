from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.model import Message
from bot.rendering.explanation import explain


@pytest.fixture(scope="module")
def explained(bot: Assistant) -> str:
    return explain(bot.answer(Message("did Tesla zorble 85,000 H100s in December?")), bot.sql)


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("language   en", id="language"),
        pytest.param("'tesla' = 'Tesla' 100  e:tesla", id="word-with-alias-score-and-meaning"),
        pytest.param("'85,000' = 85000", id="figure"),
        pytest.param("'december'  p:12", id="period"),
        pytest.param("unexplained zorble", id="unexplained-word"),
        pytest.param("pattern    ", id="pattern"),
        pytest.param("intents    ", id="ranked-intents"),
        pytest.param("answered   none (Fallback)", id="intent-that-answered"),
    ],
)
def test_how_the_question_was_read_is_laid_open(piece: str, explained: str) -> None:
    assert piece in explained


@pytest.mark.parametrize(
    "piece", ["answered   figure (Finding)", "e:memphis", "lookup 1", "memphis-gpus", "SQL", "SELECT", "LIMIT"]
)
def test_what_was_looked_up_and_found_is_laid_open(piece: str, bot: Assistant) -> None:
    assert piece in explain(bot.answer(Message("memphis e koyta gpu")), bot.sql)


def test_intents_are_ranked_by_score_best_first(bot: Assistant) -> None:
    lines = explain(bot.answer(Message("how many gpus in memphis")), bot.sql).splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("intents"))
    scores = [float(line.removeprefix("intents").split()[0]) for line in lines[start : start + 6]]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0


def test_what_was_taken_over_from_the_last_turn_is_laid_open(bot: Assistant) -> None:
    bot.answer(Message("google capex", chat="explained"))
    assert "taken over e:google" in explain(bot.answer(Message("and the growth?", chat="explained")), bot.sql)


def test_the_values_of_a_question_stand_in_the_sql_as_values_not_as_code(bot: Assistant) -> None:
    text = explain(bot.answer(Message("memphis'; DROP TABLE facts;-- koyta gpu")), bot.sql)
    assert "DROP TABLE" not in text
    assert bot.reply(bot.answer(Message("memphis e koyta gpu"))).outcome == "answer"
