"""Nobody floods a chat through the bot, and when Telegram asks it to wait, it waits, and loses nothing."""

from __future__ import annotations

from tests.botapi import BotApi, Chat, Posted
from tests.telegram.conftest import Served

QUESTION = "How many GPUs in Cortex?"
NOTICE = "That is a lot of questions at once."
PATIENT = 30.0


def said(chat: Chat) -> list[Posted]:
    """All that the bot has said there."""
    return [post for post in chat.posts.values() if post.by_bot]


def told(api: BotApi, chat: Chat, count: int) -> list[str]:
    """How each of so many messages of the bot begins, when it has nothing more to say."""
    api.wait(lambda: len(said(chat)) >= count, f"{count} answers", PATIENT)
    api.idle(0.5, PATIENT)
    return [post.text.split(" ")[0] for post in said(chat)]


def test_who_asks_more_than_thirty_times_a_minute_is_told_once_and_then_met_with_silence(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif", "bn")
    for _ in range(34):
        api.says(api.private(asif), asif, "কর্টেক্সে কয়টা জিপিইউ?")

    assert told(api, api.private(asif), 31) == ["৫০,০০০টি"] * 30 + ["একসঙ্গে"]
    assert said(api.private(asif))[-1].text.endswith("এক মিনিট পরে আবার লিখুন।")
    assert bot.answer(api.person("Mita"), QUESTION).text.startswith("50,000")


def test_one_persons_questions_are_counted_over_all_chats(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    one, two = api.group("One", members=[asif, mita]), api.group("Two", members=[asif])
    for group in (one, two):
        for _ in range(15):
            api.says(group, asif, f"/ask {QUESTION}")
    told(api, one, 15)
    told(api, two, 15)

    assert bot.answer(asif, QUESTION).text.startswith(NOTICE)
    assert api.answer_to(api.says(one, mita, f"/ask {QUESTION}")).text.startswith("50,000")


def test_a_group_is_answered_twenty_times_a_minute_told_once_and_then_met_with_silence(bot: Served, api: BotApi) -> None:
    group, other = api.group("Busy"), api.group("Calm")
    for number in range(24):
        api.says(group, api.person(f"Asker {number}"), f"/ask {QUESTION}")

    assert told(api, group, 21) == ["50,000"] * 20 + ["That"]
    assert said(group)[-1].text.startswith(NOTICE)
    assert api.answer_to(api.says(other, api.person("Mita"), f"/ask {QUESTION}")).text.startswith("50,000")


def test_buttons_and_other_commands_count_as_well(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    chat = api.private(asif)
    shown = bot.answer(asif, QUESTION)
    for _ in range(15):
        api.press(shown, shown.buttons[-1])
        api.says(chat, asif, "/topics")

    assert len(told(api, chat, 31)) == 31
    assert said(chat)[-1].text.startswith(NOTICE)


def test_when_telegram_asks_to_wait_the_answer_comes_once_and_later(bot: Served, api: BotApi) -> None:
    asif, mita, tuli = api.person("Asif"), api.person("Mita"), api.person("Tuli")
    group = api.group("GPU club", members=[asif])
    api.fail("sendMessage", retry_after=1, chat=group)
    api.says(group, asif, f"/ask {QUESTION}")
    waiting = api.says(api.private(mita), mita, QUESTION)

    assert told(api, group, 1) == ["50,000"]
    refused, sent = api.calls("sendMessage", group)
    assert (refused.status, sent.status) == (429, 200)
    assert sent.time - refused.time >= 1.0
    assert api.answer_to(waiting, PATIENT).text.startswith("50,000")
    assert bot.answer(tuli, QUESTION).text.startswith("50,000")


def test_when_telegram_asks_to_wait_twice_a_press_still_takes_effect(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    answer = bot.answer(asif, QUESTION)
    api.fail("editMessageText", retry_after=1, times=2)

    api.press(answer, "🌐 বাংলা")

    assert api.changed(answer, 0, PATIENT).text.startswith("৫০,০০০টি")
    assert [call.status for call in api.calls("editMessageText", answer.chat)] == [429, 429, 200]
