"""Guests: who mentions the bot in a chat that it is not in is answered there, once."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi, Chat, Person
from tests.telegram.conftest import Served, Start
from tests.telegram.steps import turned

ENGLISH = "How many GPUs in Cortex?"


def mention(api: BotApi, text: str = "") -> dict[str, object]:
    """A guest's text that names the bot, as Telegram marks it."""
    name = f"@{api.bot_name}"
    return {"text": f"{name} {text}".strip(), "entities": [{"type": "mention", "offset": 0, "length": len(name)}]}


def calls(api: BotApi) -> int:
    """How often guests were answered so far."""
    return len(api.calls("answerGuestQuery"))


@pytest.mark.parametrize(("text", "expected"), [(ENGLISH, "50,000"), ("কর্টেক্সে কয়টা জিপিইউ?", "৫০,০০০টি")])
def test_a_guest_is_answered_once_with_the_figure_in_bold_and_by_no_ordinary_message(
    text: str, expected: str, bot: Served, api: BotApi
) -> None:
    before, sent = calls(api), len(api.calls("sendMessage"))

    answer = api.guest(api.person("Asif"), **mention(api, text))  # type: ignore[arg-type]
    api.idle(0.3)

    assert answer.html.startswith(f"<b>{expected}</b>")
    assert calls(api) == before + 1
    assert len(api.calls("sendMessage")) == sent


def test_a_guest_in_a_private_chat_of_two_others_is_answered_too(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    chat = Chat(api.person("Mita").id, "private", "Mita")

    answer = api.guest(asif, chat=chat, **mention(api, ENGLISH))  # type: ignore[arg-type]

    assert "50,000" in answer.text


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "How much are Tesla and xAI spending"), ("bn", "খবরের অঙ্ক নিয়ে প্রশ্নের উত্তর দিই")]
)
def test_a_guest_who_asks_nothing_learns_what_can_be_asked(language: str, expected: str, bot: Served, api: BotApi) -> None:
    answer = api.guest(api.person("Asif", language), **mention(api))  # type: ignore[arg-type]

    assert expected in answer.text
    assert answer.keyboard[0][0]["url"].startswith(f"https://t.me/{api.bot_name}")


@pytest.mark.parametrize("written", ["text", "caption"])
def test_a_mention_in_reply_to_somebody_answers_what_they_wrote(written: str, bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    earlier = {"message_id": 5, "date": 1, "chat": {"id": -77, "type": "group", "title": "Elsewhere"}, "from": mita.as_user()}

    answer = api.guest(asif, reply_to_message=earlier | {written: ENGLISH}, **mention(api))  # type: ignore[arg-type]

    assert "50,000" in answer.text


def test_a_guest_with_a_picture_is_answered_by_its_caption(bot: Served, api: BotApi) -> None:
    given = mention(api, ENGLISH)
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]

    answer = api.guest(api.person("Asif"), "", caption=given["text"], caption_entities=given["entities"], photo=photo)

    assert "50,000" in answer.text


def test_what_the_article_does_not_hold_is_answered_without_a_figure(bot: Served, api: BotApi) -> None:
    answer = api.guest(api.person("Asif"), **mention(api, "how many GPUs does Amazon have?"))  # type: ignore[arg-type]

    assert answer.text.startswith("The article has nothing on “amazon”.")
    assert "· How many GPUs does the Memphis supercomputer run on?" in answer.text
    assert answer.buttons == ["💬 Ask in private"]


def test_several_meanings_are_named_since_they_cannot_be_pressed(bot: Served, api: BotApi) -> None:
    answer = api.guest(api.person("Asif"), **mention(api, "gpu count"))  # type: ignore[arg-type]

    assert answer.text.startswith("Which one do you mean?\n· How many H100s")


def test_the_buttons_under_a_guests_answer_work_after_a_restart(start: Start) -> None:
    served = start()
    api, asif = served.api, served.api.person("Asif")
    answer = api.guest(asif, **mention(api, ENGLISH))  # type: ignore[arg-type]
    served.stop()
    served.start()

    assert "৫০,০০০টি" in turned(api, answer, "🌐 বাংলা", asif).text
    assert "অনুচ্ছেদ ৬" in turned(api, answer, "📄 উৎস", asif).text
    assert answer.buttons == ["◂ ফিরে যান", "💬 একান্তে জিজ্ঞেস করুন"]


def test_nobody_waits_for_a_guest_whom_telegram_no_longer_lets_us_answer(bot: Served, api: BotApi) -> None:
    asif: Person = api.person("Asif")
    api.fail("answerGuestQuery", "query is too old")

    with pytest.raises(AssertionError):
        api.guest(asif, deadline=1.0, **mention(api, ENGLISH))  # type: ignore[arg-type]

    assert "50,000" in bot.answer(asif, ENGLISH).text
