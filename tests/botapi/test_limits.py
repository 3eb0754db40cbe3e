"""No breach of a limit passes the stand-in, and HTML is read as strictly as Telegram reads it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.botapi import BotApi, Breaches
from tests.botapi.errors import Refused
from tests.botapi.markup import parse


def call(api: BotApi, method: str, **parameters: Any) -> dict[str, Any]:
    """What the server answers to JSON."""
    told: dict[str, Any] = httpx.post(f"{api.url}/bot{api.token}/{method}", json=parameters).json()
    return told


ARTICLE = {"type": "article", "id": "1", "title": "T", "input_message_content": {"message_text": "x"}}
POLL = {"question": "Q", "options": ["a", "b"], "type": "quiz", "correct_option_ids": [0]}


def keyboard(**button: Any) -> dict[str, Any]:
    return {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", **button}]]}}


@pytest.mark.parametrize(
    ("method", "wrong", "reason"),
    [
        ("sendMessage", {"text": ""}, "text is empty"),
        ("sendMessage", {"text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}, "Can't find end tag"),
        ("sendMessage", {"text": "x&nbsp;y", "parse_mode": "HTML"}, "no entity"),
        ("sendMessage", {"text": "<b>x</b> " * 101, "parse_mode": "HTML"}, "101 entities"),
        ("sendMessage", {"text": "x", "colour": "red"}, "no parameter colour"),
        (
            "sendMessage",
            {"text": "x", "link_preview_options": {"is_disable": True}},
            "no parameter link_preview_options.is_disable",
        ),
        ("sendMessage", keyboard(callback_data="ক" * 22), "BUTTON_DATA_INVALID"),
        ("sendMessage", keyboard(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        ("sendMessage", keyboard(url="nowhere"), "Wrong HTTP URL"),
        ("sendMessage", keyboard(url="https://t.me/tathya_test_bot?start=a%20b"), "deep link"),
        ("sendMessage", keyboard(switch_inline_query="x" * 257), "BUTTON_SWITCH_QUERY"),
        ("sendMessage", keyboard(), "unallowed"),
        (
            "sendMessage",
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 9]}},
            "markup is too long",
        ),
        ("sendPhoto", {"photo": "https://example.org/x.png", "caption": "x" * 1025}, "caption is too long"),
        ("sendPoll", POLL | {"question": "x" * 301}, "question is too long"),
        ("sendPoll", POLL | {"options": ["x"]}, "at least 2"),
        ("sendPoll", POLL | {"explanation": "1\n2\n3\n4"}, "line feeds"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [ARTICLE] * 2}, "DUPLICATE"),
        (
            "answerInlineQuery",
            {"inline_query_id": "1", "results": [ARTICLE | {"id": str(number)} for number in range(51)]},
            "TOO_MUCH",
        ),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [ARTICLE | {"title": ""}]}, "TITLE_EMPTY"),
        ("setMyCommands", {"commands": [{"command": "Ask", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "short description is too long"),
        ("pinChatMessages", {}, "method not found"),
    ],
)
def test_every_limit_fails_the_test_even_if_the_bot_swallows_the_error(method: str, wrong: dict[str, Any], reason: str) -> None:
    api = BotApi()
    with pytest.raises(Breaches, match=reason), api:
        call(api, method, **wrong, **({"chat_id": api.private(api.person("Asif")).id} if method.startswith("send") else {}))


def test_what_is_within_the_limits_passes() -> None:
    with BotApi() as api:
        allowed(api, api.private(api.person("Asif")).id)


def allowed(api: BotApi, chat: int) -> None:
    image = {"photo": ("x.png", b"\x89PNG" + bytes(12) + (9).to_bytes(4, "big") * 2)}
    answer = httpx.post(f"{api.url}/bot{api.token}/sendPhoto", data={"chat_id": str(chat), "caption": "y"}, files=image)

    assert answer.json()["result"]["photo"][0]["width"] == 9
    assert call(api, "sendMessage", chat_id=chat, text="x" * 4096)["ok"]
    assert call(api, "sendMessage", chat_id=chat, **keyboard(callback_data="x" * 64))["ok"]
    assert call(api, "sendPoll", chat_id=chat, **POLL)["result"]["poll"]["correct_option_ids"] == [0]
    assert call(api, "setMyCommands", commands=[{"command": "ask", "description": "x"}], language_code="bn")["ok"]
    assert call(api, "getMyCommands", language_code="bn")["result"] == [{"command": "ask", "description": "x"}]
    assert call(api, "getMyCommands")["result"] == []


@pytest.mark.parametrize(
    "html", ["<b>x", "x</b>", "<b><i>x</b></i>", "<p>x</p>", "2 < 3", "<span>x</span>", "<a href=x y>x</a>", "<b", "<!-- x -->"]
)
def test_html_that_telegram_refuses_is_refused(html: str) -> None:
    with pytest.raises(Refused, match="can't parse entities"):
        parse(html)


def test_html_becomes_text_and_entities_counted_in_utf_16() -> None:
    html = '😀 <b>ক<i>খ</i></b> &lt;&#65;&gt; <a href="https://e.org/?a=1&amp;b=2">x</a>\n<blockquote expandable>q</blockquote>'
    marked = parse(f'{html}<pre><code class="language-py">y</code></pre><tg-time unix="5" format="wD">z</tg-time>')

    assert marked.text == "😀 কখ <A> x\nqyz"
    places = [(one["type"], one["offset"], one["length"]) for one in marked.entities]
    assert places[:3] == [("bold", 3, 2), ("italic", 4, 1), ("text_link", 10, 1)]
    assert places[3:] == [("expandable_blockquote", 12, 1), ("pre", 13, 1), ("date_time", 14, 1)]
    assert (marked.entities[2]["url"], marked.entities[4]["language"]) == ("https://e.org/?a=1&b=2", "py")
