"""The quiz: a native poll of Telegram's, which says at once who was right, and why."""

from __future__ import annotations

import re

import pytest

from knowledge.model import Fact
from tests.botapi import BotApi
from tests.telegram.conftest import Served

TIMES = 8
"""Each is chosen at random."""


@pytest.mark.parametrize(("language", "place"), [("en", "paragraph"), ("bn", "অনুচ্ছেদ")])
def test_the_right_choice_is_what_the_bot_answers_to_that_question_and_the_others_are_not(
    language: str, place: str, bot: Served, api: BotApi, facts: dict[str, Fact]
) -> None:
    asif = api.person("Asif", language)
    by_question = {fact.asks[language]: fact for fact in facts.values() if fact.asks}
    asked = set()

    for _ in range(TIMES):
        poll = bot.answer(asif, "/quiz").poll
        choices = [option["text"] for option in poll["options"]]
        right = choices.pop(poll["correct_option_ids"][0])
        answer = bot.answer(api.person("Mita"), poll["question"]).text.lower()
        asked.add(poll["question"])
        assert (poll["type"], poll["allows_multiple_answers"]) == ("quiz", False)
        assert right.lower() in answer
        assert len({right, *choices}) == 4
        assert not [choice for choice in choices if choice.lower() in answer.split("\n")[0]]
        assert poll["explanation"].startswith(place)
        assert len(poll["explanation"]) <= 200
        text = by_question[poll["question"]].texts[language]
        assert text[:100] in poll["explanation"]

    assert len(asked) > 1


def test_the_quiz_speaks_the_language_that_was_chosen(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif", "bn")
    menu = bot.answer(asif, "/lang")
    api.press(menu, "○ English", asif)
    api.changed(menu)

    assert not re.search("[\u0980-\u09ff]", bot.answer(asif, "/quiz").poll["question"])


def test_a_quiz_is_all_that_is_sent_and_a_vote_is_told_nothing_more(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    quiz = bot.answer(asif, "/quiz")

    api.votes(quiz, quiz.poll["options"][0]["text"], asif)

    assert bot.answer(asif, "How many GPUs in Cortex?").text.startswith("50,000")
    assert len([post for post in quiz.chat.posts.values() if post.by_bot]) == 2
