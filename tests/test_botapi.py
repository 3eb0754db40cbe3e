"""The stand-in for the Bot API behaves as Telegram does, and lets no breach pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import telegram
from aiogram.types import Update
from pydantic import TypeAdapter

from tests.botapi import BotApi, Chat
from tests.botapi.checking import models, unknown
from tests.botapi.echo import echoing

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as running:
        yield running


def call(api: BotApi, method: str, **parameters: Any) -> dict[str, Any]:
    """What the server answers to JSON."""
    told: dict[str, Any] = httpx.post(f"{api.url}/bot{api.token}/{method}", json=parameters, timeout=20).json()
    return told


def reader(api: BotApi) -> Chat:
    return api.private(api.person("Asif", language="bn"))


@pytest.mark.parametrize("webhook", [False, True])
def test_a_bot_of_python_telegram_bot_echoes(api: BotApi, webhook: bool) -> None:
    chat = reader(api)
    assert chat.person
    with echoing(api, webhook):
        asked = [api.says(chat, chat.person, f"কত & <b>{number}</b>?") for number in range(20)]
        answers = api.answers_to(asked[0], 20)
        started = api.answer_to(api.says(chat, chat.person, "/start"))
        press = api.press(started, "More")

        assert sorted(answer.text for answer in answers) == sorted(one.text for one in asked)
        assert {answer.reply_to for answer in answers} == {one.message_id for one in asked}
        assert (press.answered.text, press.answered.show_alert) == ("Here is more", True)
        assert api.changed(started).text == "You wanted more"
        assert started.buttons == []
        api.idle()
        assert api.waiting == 0


def test_inline_results_can_be_sent_and_their_message_edited(api: BotApi) -> None:
    asif = api.person("Asif")
    with echoing(api):
        [result] = results = api.inline(asif, "Cortex")
        sent = api.chooses(result, api.group("Readers"))
        api.press(sent, "more", by=asif)

        assert (result.title, result.text, results.raw["cache_time"]) == ("About Cortex", "Cortex", 7)
        assert api.changed(sent).text == "You wanted more"
        assert api.guest(asif, "@tathya_test_bot 7").entities == [{"type": "bold", "offset": 0, "length": 18}]


def test_privacy_mode_keeps_from_the_bot_what_is_not_meant_for_it(api: BotApi) -> None:
    asif = api.person("Asif")
    group = api.group("Readers", admins=[asif], supergroup=True)
    own = group.posts[call(api, "sendMessage", chat_id=group.id, text="Hello")["result"]["message_id"]]
    reached = {
        "chatter": api.says(group, asif, "How many GPUs?"),
        "mention": api.says(group, asif, "@tathya_test_bot how many?"),
        "other": api.says(group, asif, "/ask@other_bot"),
        "command": api.says(group, asif, "/ask how many?"),
        "named": api.says(group, asif, "/ask@Tathya_Test_Bot how many?", as_anonymous_admin=True),
        "reply": api.says(group, asif, "And now?", reply_to=own),
        "forced": api.says(group, asif, "@tathya_test_bot how many?", force=True),
        "forward": api.says(group, asif, "News", automatic_forward=True, force=True),
    }

    heard = [what for what, posted in reached.items() if posted.reached_bot]
    assert heard == ["command", "named", "reply", "forced", "forward"]
    assert reached["named"].raw["from"]["id"] == 1087968824
    assert reached["named"].raw["sender_chat"]["id"] == group.id
    assert reached["forward"].raw["is_automatic_forward"]
    api.promotes(group)
    assert api.says(group, asif, "Anything").reached_bot
    assert call(api, "deleteMessage", chat_id=group.id, message_id=reached["chatter"].message_id)["ok"]


def test_answers_in_a_forum_land_in_the_topic_of_the_question(api: BotApi) -> None:
    asif = api.person("Asif")
    forum = api.group("Readers", admins=[asif], forum=True)
    topic = api.topic(forum, "GPUs", by=asif)
    with echoing(api):
        inside = api.says(forum, asif, "/ask", thread=topic)
        outside = api.says(forum, asif, "/ask")
        answers = {answer.reply_to: answer.thread for answer in api.answers_to(inside, 2)}

    assert answers == {inside.message_id: topic, outside.message_id: None}
    assert inside.raw["reply_to_message"]["forum_topic_created"]
    wrong = call(api, "sendMessage", chat_id=forum.id, text="x", message_thread_id=1)
    assert wrong["description"] == "Bad Request: message thread not found"


def test_a_group_that_moved_tells_where(api: BotApi) -> None:
    asif = api.person("Asif")
    group = api.group("Readers", admins=[asif])
    new = api.migrates(group)
    refused = call(api, "sendMessage", chat_id=group.id, text="x")

    assert refused["parameters"] == {"migrate_to_chat_id": new.id}
    assert call(api, "sendMessage", chat_id=new.id, text="x")["ok"]
    assert [list(update)[1] for update in api.updates] == ["message", "message"]


def test_nobody_is_written_to_who_does_not_want_it(api: BotApi) -> None:
    chat, group = reader(api), api.group("Readers")
    assert chat.person
    api.blocks(chat.person)
    api.kicks(group)
    told = [call(api, "sendMessage", chat_id=place, text="x")["description"] for place in (chat.id, group.id, 5)]

    assert told[:2] == ["Forbidden: bot was blocked by the user", "Forbidden: bot was kicked from the group chat"]
    assert told[2] == "Bad Request: chat not found"
    assert not api.says(chat, chat.person, "?").reached_bot


def test_messages_are_edited_replied_to_and_deleted_only_where_that_can_be(api: BotApi) -> None:
    chat, group = reader(api), api.group("Readers")
    sent = call(api, "sendMessage", chat_id=chat.id, text="x")["result"]["message_id"]
    other = api.says(group, api.person("Rima"), "x").message_id
    edit = {"chat_id": chat.id, "message_id": sent, "text": "<b>y</b>", "parse_mode": "HTML"}
    reply: dict[str, Any] = {"chat_id": chat.id, "text": "x", "reply_parameters": {"message_id": 999}}

    assert call(api, "editMessageText", **edit)["result"]["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert "message is not modified" in call(api, "editMessageText", **edit)["description"]
    assert call(api, "sendMessage", **reply)["description"] == "Bad Request: message to be replied not found"
    reply["reply_parameters"] |= {"allow_sending_without_reply": True}
    assert call(api, "sendMessage", **reply)["ok"]
    assert "can't be deleted" in call(api, "deleteMessage", chat_id=group.id, message_id=other)["description"]
    assert call(api, "answerCallbackQuery", callback_query_id="1")["description"] == TOO_OLD


PARSED: dict[str, Any] = {
    "getMe": telegram.User,
    "getChat": telegram.ChatFullInfo,
    "getChatMember": telegram.ChatMember,
    "getWebhookInfo": telegram.WebhookInfo,
    "answerGuestQuery": telegram.SentGuestMessage,
    "getMyDefaultAdministratorRights": telegram.ChatAdministratorRights,
    "getMyName": telegram.BotName,
    "getMyDescription": telegram.BotDescription,
    "getMyShortDescription": telegram.BotShortDescription,
    **dict.fromkeys(("sendMessage", "sendPhoto", "sendPoll", "editMessageText"), telegram.Message),
}


def everything(api: BotApi) -> None:
    """Has every kind of object made at least once."""
    asif, rima = api.person("Asif"), api.person("Rima", username="rima")
    group = api.group("Readers", admins=[asif], members=[rima], forum=True)
    plain = api.group("Others", admins=[asif], supergroup=True)
    with echoing(api):
        api.press(api.answer_to(api.says(api.private(asif), asif, "/start")), "More")
        api.chooses(api.inline(asif, "x")[0], plain)
        api.guest(rima, "x")
        api.says(group, rima, "/x #tag", thread=api.topic(group, "GPUs"))
        api.edits(api.says(plain, asif, "/x", as_anonymous_admin=True), "/y")
        api.says(plain, asif, "/x", automatic_forward=True)
        for happens in (api.promotes, api.kicks, api.joins, api.migrates):
            happens(api.group("Third", admins=[asif]))
        sent = {"chat_id": plain.id, "question": "Q", "options": ["a", "b"], "is_anonymous": False}
        api.votes(plain.posts[call(api, "sendPoll", **sent)["result"]["message_id"]], "a", rima)
        api.blocks(asif)
        api.idle()
    call(api, "sendPhoto", chat_id=plain.id, photo="https://example.org/x.png", caption="x")
    edited = call(api, "sendMessage", chat_id=plain.id, text="x")["result"]["message_id"]
    call(api, "editMessageText", chat_id=plain.id, message_id=edited, text="y")
    for method in PARSED:
        if method.startswith("get"):
            call(
                api,
                method,
                **({"chat_id": plain.id} if "Chat" in method else {}),
                **({"user_id": 4242} if "Member" in method else {}),
            )
    call(api, "getChatAdministrators", chat_id=plain.id)


def test_all_that_it_says_is_understood_by_two_libraries(api: BotApi) -> None:
    everything(api)
    results = [(one.method, one.result) for one in api.calls() if one.status == 200 and one.result is not None]

    for update in api.updates:
        assert list(unknown(Update.model_validate(update))) == []
        parsed = telegram.Update.de_json(update, None)
        assert not parsed.api_kwargs
        assert parsed.effective_user or parsed.poll
    for method, result in results:
        model: Any = models()[method.lower()]
        assert list(unknown(TypeAdapter(model.__returning__).validate_python(result))) == []
        if method in PARSED and result is not True:
            assert PARSED[method].de_json(result, None)
    assert {method for method, _ in results} >= PARSED.keys()
    assert len({kind for update in api.updates for kind in update}) == 10
