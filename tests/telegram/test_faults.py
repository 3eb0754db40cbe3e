"""What goes wrong between us and Telegram loses nothing that can be saved, answers nothing twice, and does not stop the bot."""

from __future__ import annotations

from typing import Any

import pytest

from tests.botapi import BotApi, Chat, Posted
from tests.telegram.conftest import Served

QUESTION, FIGURE = "how many gpus in cortex", "50,000"


def answers(chat: Chat, since: Posted) -> list[str]:
    return [post.text for post in chat.posts.values() if post.by_bot and post.order > since.order]


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"status": 500, "times": 2}, id="an-error-of-the-server-twice"),
        pytest.param({"status": 502}, id="a-bad-gateway"),
        pytest.param({"drop": True}, id="a-connection-that-is-dropped"),
        pytest.param({"retry_after": 1}, id="too-many-requests"),
        pytest.param({"hang": 1.5}, id="a-slow-answer"),
    ],
)
def test_a_fault_while_sending_delays_the_answer_and_gives_it_once(fault: dict[str, Any], bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    api.fail("sendMessage", **fault)
    said = api.says(api.private(asif), asif, QUESTION)

    assert FIGURE in api.answer_to(said).text
    api.idle(0.5)
    assert len(answers(said.chat, said)) == 1


@pytest.mark.parametrize("fault", [{"status": 502}, {"drop": True}, {"retry_after": 1}], ids=["bad-gateway", "dropped", "wait"])
def test_a_fault_while_editing_does_not_keep_the_answer_as_it_was(fault: dict[str, Any], bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    answer = bot.answer(asif, QUESTION)
    api.fail("editMessageText", **fault)
    api.press(answer, "🌐 বাংলা")

    assert "৫০,০০০" in api.changed(answer).text


def test_an_answer_that_may_have_been_sent_is_not_sent_again(bot: Served, api: BotApi) -> None:
    """Telegram takes longer than we wait for it: whether the message will come, nobody can know."""
    asif = api.person("Asif")
    api.fail("sendMessage", hang=16)
    said = api.says(api.private(asif), asif, QUESTION)

    assert FIGURE in bot.answer(api.person("Joy"), QUESTION).text  # nobody else waits for it
    api.wait(lambda: "was not sent: Timed out" in bot.log, "the time-out to be told", 40)
    api.idle(1.5)
    assert len([call for call in api.calls("sendMessage") if call.chat == said.chat.id]) == 1


@pytest.mark.parametrize(
    "error",
    ["bot was blocked", "chat not found", "message thread not found"],
)
def test_what_telegram_refuses_for_good_is_not_tried_again_and_stops_nobody(error: str, bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    tried = len(api.calls("sendMessage"))
    api.fail("sendMessage", error)
    api.says(api.private(asif), asif, QUESTION)
    api.idle(0.5)

    assert len(api.calls("sendMessage")) == tried + 1
    assert FIGURE in bot.answer(asif, QUESTION).text


def test_a_press_that_is_too_old_to_be_answered_still_changes_the_message(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), QUESTION)
    api.fail("answerCallbackQuery", "query is too old")
    api.press(answer, "🌐 বাংলা")

    assert "৫০,০০০" in api.changed(answer).text


def test_another_process_with_the_same_token_is_told_of_in_the_log_and_outlived(bot: Served, api: BotApi) -> None:
    api.conflict(2)
    assert FIGURE in api.answer_to(api.says(api.private(asif := api.person("Asif")), asif, QUESTION), deadline=30).text
    assert "Another process takes the updates of this bot" in bot.log
    assert "tathya doctor" in bot.log


MALFORMED: list[dict[str, Any]] = [
    {"message": {"foo": 1}},
    {"message": {"message_id": "x", "date": "y", "chat": 5, "text": ["no"]}},
    {"callback_query": {"id": "1"}},
    {"a_kind_that_nobody_knows": {"id": 1}},
]


@pytest.mark.parametrize("malformed", MALFORMED, ids=lambda update: next(iter(update)) + str(len(str(update))))
def test_an_update_that_cannot_be_read_does_not_stop_those_that_follow(
    malformed: dict[str, Any], bot: Served, api: BotApi
) -> None:
    asif = api.person("Asif")
    api.update(malformed)
    said = api.says(api.private(asif), asif, QUESTION)

    assert FIGURE in api.answer_to(said).text
    api.idle(0.5)
    assert api.waiting == 0
    assert len(answers(said.chat, said)) == 1


def test_fields_that_nobody_knows_yet_are_passed_over(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    said = api.says(api.private(asif), asif, QUESTION, a_new_field={"of": ["2027"]})

    assert FIGURE in api.answer_to(said).text
