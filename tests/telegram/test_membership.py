"""Added, promoted, removed, blocked, moved on: the bot says hello once and goes on wherever it can."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi, Chat, Person, Posted
from tests.telegram.conftest import Served

QUESTION = "/ask How many GPUs in Cortex?"


def said(chat: Chat) -> list[Posted]:
    """All that the bot has said there."""
    return [post for post in chat.posts.values() if post.by_bot]


def hello(api: BotApi, group: Chat, by: Person) -> Posted:
    """What the bot says when somebody adds it."""
    api.joins(group, by)
    return api.wait(lambda: said(group), "a hello")[0]


def is_answered(api: BotApi, chat: Chat, person: Person) -> None:
    """The bot is well."""
    asked = api.says(chat, person, QUESTION)
    answer = api.wait(lambda: [post for post in said(chat) if post.reply_to == asked.message_id], "an answer")[0]
    assert answer.text.startswith("50,000")


def in_bengali(api: BotApi, group: Chat, owner: Person) -> Posted:
    """An answer in a group whose owner has set Bengali."""
    menu = api.answer_to(api.says(group, owner, "/settings"))
    api.press(menu, "○ বাংলা", owner)
    api.changed(menu)
    return api.answer_to(api.says(group, owner, QUESTION))


@pytest.mark.parametrize(
    ("language", "words", "example"),
    [
        ("en", "Hello! I look up figures in an article", "/ask How much are Tesla and xAI"),
        ("fr", "Hello! I look up figures in an article", "/ask How much are Tesla and xAI"),
        ("bn", "শুভেচ্ছা! একটি নিবন্ধের", "/ask এ বছর এআই কম্পিউটে"),
    ],
)
def test_the_hello_is_in_the_language_of_who_adds_the_bot(
    language: str, words: str, example: str, bot: Served, api: BotApi
) -> None:
    asif = api.person("Asif", language)

    shown = hello(api, api.group("GPU club", admins=[asif], bot="left"), asif)

    assert shown.text.startswith(words)
    assert example in shown.text
    assert [button["url"].split("?")[0] for row in shown.keyboard for button in row] == [f"https://t.me/{api.bot_name}"]


def test_the_example_in_the_hello_can_be_asked_as_it_stands(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = api.group("GPU club", admins=[asif], bot="left")

    asked = api.says(group, asif, hello(api, group, asif).text.rpartition("\n")[2])

    assert "$10 billion" in api.answer_to(asked).text


def test_hello_is_said_once_whatever_the_bot_becomes_in_the_group(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita", "bn")
    group = api.group("GPU club", admins=[asif], bot="left")
    first = hello(api, group, asif)

    api.promotes(group, by=asif)
    api.promotes(group, [], by=asif)
    api.joins(group, mita)  # Telegram may tell so again

    is_answered(api, group, asif)
    assert said(group)[0] is first
    assert len(said(group)) == 2


def test_promoted_in_a_group_from_before_its_time_the_bot_says_nothing(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = api.group("GPU club", admins=[asif])

    api.promotes(group, by=asif)

    is_answered(api, group, asif)
    assert len(said(group)) == 1


def test_removed_and_added_again_the_bot_begins_anew(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = api.group("GPU club", admins=[asif], bot="left")
    hello(api, group, asif)
    assert in_bengali(api, group, asif).text.startswith("৫০,০০০টি")
    before = len(said(group))

    api.kicks(group, asif)
    api.joins(group, asif)
    is_answered(api, group, asif)  # what was set there is forgotten: it is in English

    assert [post.text.split()[0] for post in said(group)[before:]] == ["Hello!", "50,000"]


@pytest.mark.parametrize("is_in", [True, False])
def test_a_restricted_bot_is_in_the_group_only_if_it_is_a_member(is_in: bool, bot: Served, api: BotApi) -> None:
    asif = api.person("Asif", "bn")
    group = api.group("GPU club", admins=[asif], supergroup=True)
    me = {"id": 4242, "is_bot": True, "first_name": "Tathya", "username": api.bot_name}
    may = ("messages", "audios", "documents", "photos", "videos", "video_notes", "voice_notes", "polls", "other_messages")
    rights = dict.fromkeys([f"can_send_{each}" for each in may] + ["can_react_to_messages", "can_edit_tag"], True)
    rights |= dict.fromkeys(("can_add_web_page_previews", "can_change_info", "can_invite_users"), False)
    rights |= dict.fromkeys(("can_pin_messages", "can_manage_topics"), False)
    restricted = {"status": "restricted", "user": me, "is_member": is_in, "until_date": 0, **rights}
    change = {"chat": group.as_chat(), "from": asif.as_user(), "date": 1, "old_chat_member": {"status": "left", "user": me}}

    api.update({"my_chat_member": change | {"new_chat_member": restricted}})

    is_answered(api, group, asif)
    assert [post.text.startswith("শুভেচ্ছা!") for post in said(group)] == ([True, False] if is_in else [False])


def test_blocked_and_unblocked_by_somebody_the_bot_answers_them_again(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    bot.answer(asif, "microsoft capex")

    api.blocks(asif)
    assert "50,000" in bot.answer(mita, "How many GPUs in Cortex?").text
    api.unblocks(asif)

    assert "50,000" in bot.answer(asif, "How many GPUs in Cortex?").text


def test_thrown_out_while_it_answers_the_bot_goes_on_elsewhere(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group, other = api.group("One", admins=[asif], supergroup=True), api.group("Two", admins=[asif])
    api.fail("sendMessage", hang=0.5, chat=group)
    api.says(group, asif, QUESTION)
    api.says(group, asif, "/quiz")
    api.kicks(group, asif)

    is_answered(api, other, asif)
    api.wait(lambda: [call.status for call in api.calls(chat=group)] == [403, 403], "two refusals")  # no second tries
    api.joins(group, asif)
    assert api.wait(lambda: said(group), "a hello")[0].text.startswith("Hello!")


def test_an_answer_that_telegram_refuses_for_good_is_not_tried_again(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = api.group("GPU club", admins=[asif], supergroup=True)
    api.fail("sendMessage", "bot was kicked", chat=group)
    api.says(group, asif, QUESTION)

    is_answered(api, group, asif)
    assert [call.status for call in api.calls("sendMessage", group)] == [403, 200]


def test_settings_go_along_when_a_group_becomes_a_supergroup(bot: Served, api: BotApi) -> None:
    owner, mita = api.person("Owner"), api.person("Mita")
    group = api.group("GPU club", admins=[owner], members=[mita], bot="left")
    hello(api, group, owner)
    assert in_bengali(api, group, owner).text.startswith("৫০,০০০টি")

    new = api.migrates(group)
    api.joins(new, owner)  # no second hello

    assert api.answer_to(api.says(new, mita, QUESTION)).text.startswith("৫০,০০০টি")
    assert len(said(new)) == 1


def test_an_answer_follows_a_group_that_is_found_to_have_moved(bot: Served, api: BotApi) -> None:
    owner = api.person("Owner")
    group, new = api.group("GPU club", admins=[owner]), api.group("GPU club", admins=[owner], supergroup=True)
    in_bengali(api, group, owner)
    api.fail("sendMessage", migrate_to=new, chat=group)

    api.says(group, owner, QUESTION)

    answer = api.wait(lambda: said(new), "an answer in the new group")[0]
    assert answer.text.startswith("৫০,০০০টি")
    followed = api.says(new, api.person("Mita"), "and Memphis?", reply_to=answer)
    assert api.answer_to(followed).text.startswith("১,০০,০০০টি")  # it is known there, and so is what was set
    assert len(said(new)) == 2


def test_a_group_that_moves_while_it_is_answered_gets_one_answer_and_keeps_its_settings(bot: Served, api: BotApi) -> None:
    owner = api.person("Owner")
    group = api.group("GPU club", admins=[owner])
    before = in_bengali(api, group, owner)
    api.fail("sendMessage", hang=1.0, chat=group)
    api.says(group, owner, QUESTION)
    bot.answer(owner, "How many GPUs in Cortex?")  # by then the one to the group is under way

    new = api.migrates(group)

    assert api.wait(lambda: said(new), "an answer in the new group")[0].text.startswith("৫০,০০০টি")
    assert api.answer_to(api.says(new, owner, QUESTION)).text.startswith("৫০,০০০টি")
    assert (len(said(new)), said(group)[-1]) == (2, before)


def test_a_quiz_follows_a_group_that_has_moved(bot: Served, api: BotApi) -> None:
    owner = api.person("Owner")
    group, new = api.group("GPU club", admins=[owner]), api.group("GPU club", admins=[owner], supergroup=True)
    api.fail("sendPoll", migrate_to=new, chat=group)

    api.says(group, owner, "/quiz")

    assert api.wait(lambda: said(new), "a quiz in the new group")[0].poll["type"] == "quiz"
