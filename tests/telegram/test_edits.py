"""Edits: who changes a question changes its answer; what was no question may become one, for a while."""

from __future__ import annotations

from time import time

import pytest

from tests.botapi import BotApi, Chat, Person, Posted
from tests.telegram.conftest import Served
from tests.telegram.steps import first_line, sent, turned

QUESTION = "How many GPUs in Cortex?"
FIGURE, OTHER = "50,000", "100,000"


def club(api: BotApi, *members: Person) -> Chat:
    """A group that the bot is in."""
    return api.group("GPU club", admins=[api.person("Owner")], members=members, supergroup=True)


def edited(api: BotApi, asked: Posted, text: str, answer: Posted) -> Posted:
    """The answer after its question has been changed."""
    before = answer.edited
    api.edits(asked, text)
    return api.changed(answer, before)


def by_bot(chat: Chat) -> list[str]:
    """All that the bot has written in a chat."""
    return [post.text for post in chat.posts.values() if post.by_bot]


def test_an_edited_question_changes_its_answer_in_its_place(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    asked = api.says(api.private(asif), asif, QUESTION)
    answer = api.answer_to(asked)

    edited(api, asked, "How many GPUs in Memphis?", answer)

    assert first_line(answer).startswith(OTHER)
    assert "<b>100,000</b>" in answer.html
    assert turned(api, turned(api, answer, "📄 Source"), "◂ Back").text.startswith(OTHER)  # its buttons know of it, too
    assert len(by_bot(answer.chat)) == 1


def test_a_question_can_be_edited_again_and_again_even_to_what_nobody_knows_and_back(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    asked = api.says(api.private(asif), asif, QUESTION)
    answer = api.answer_to(asked)

    for text, expected in {
        "google capex": "$13 billion",
        "foobar?": "The article has nothing on “foobar”.",
        "গুগলের মূলধনি ব্যয় কত?": "১৩ বিলিয়ন",
        "microsoft capex": "$20 billion",
    }.items():
        assert first_line(edited(api, asked, text, answer)).startswith(expected)
    api.edits(asked, "microsoft capex?")  # which has the same answer
    api.idle()

    assert first_line(answer).startswith("$20 billion")
    assert len(by_bot(answer.chat)) == 1


@pytest.mark.parametrize("command", ["/ask {}", "/ask@{name} {}", "@{name} {}"])
def test_an_edited_question_in_a_group_changes_its_answer(command: str, bot: Served, api: BotApi) -> None:
    asif, name = api.person("Asif"), api.bot_name
    group = club(api, asif)
    asked = api.says(group, asif, command.format(QUESTION, name=name), force=True)
    answer = api.answer_to(asked)

    edited(api, asked, command.format("How many GPUs in Memphis?", name=name), answer)

    assert first_line(answer).startswith(OTHER)
    assert len(by_bot(group)) == 1


@pytest.mark.parametrize(
    ("command", "changed", "expected"),
    [
        ("/compare microsoft google", "/compare cortex memphis", OTHER),
        ("/timeline tesla", "/timeline openai", "$6.6 billion"),
        ("/ask google capex", "/compare microsoft google", "$20 billion"),
    ],
)
def test_a_command_that_asks_can_be_edited_too(command: str, changed: str, expected: str, bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    asked = api.says(club(api, asif), asif, command)
    answer = api.answer_to(asked)
    assert expected not in answer.text

    assert expected in edited(api, asked, changed, answer).text


def test_an_edit_changes_the_answer_also_after_a_restart(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = club(api, asif)
    alone, in_group = api.says(api.private(asif), asif, QUESTION), api.says(group, asif, f"/ask {QUESTION}")
    answers = [(alone, api.answer_to(alone), ""), (in_group, api.answer_to(in_group), "/ask ")]
    bot.stop()
    bot.start()

    for asked, answer, command in answers:
        assert first_line(edited(api, asked, f"{command}How many GPUs in Memphis?", answer)).startswith(OTHER)
        assert len(by_bot(answer.chat)) == 1


def test_what_was_meant_is_asked_again_when_the_question_is_edited(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    asked = api.says(api.private(asif), asif, "GPUs")
    which = api.answer_to(asked)
    turned(api, which, which.buttons[0])

    edited(api, asked, QUESTION, which)

    assert first_line(which).startswith(FIGURE)
    assert "Source: paragraph" in sent(api, which, which.buttons[-1]).text


@pytest.mark.parametrize("question", [f"/ask {QUESTION}", f"{QUESTION} @tathya_test_bot"])
def test_a_message_that_becomes_a_question_within_ten_minutes_is_answered_once(question: str, bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = club(api, asif)
    said = api.says(group, asif, "so many GPUs", force=True, date=int(time()) - 500)
    late = api.says(group, asif, "so many chips", force=True, date=int(time()) - 700)

    api.edits(late, question)
    api.edits(said, question)

    answer = api.answer_to(said)
    assert first_line(answer).startswith(FIGURE)
    assert answer.reply_to == said.message_id
    api.idle()
    assert len(by_bot(group)) == 1
    assert first_line(edited(api, said, question.replace("Cortex", "Memphis"), answer)).startswith(OTHER)


@pytest.mark.parametrize("before", ["/help", "/topics", "/start"])
def test_a_command_that_becomes_a_question_is_answered(before: str, bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    said = api.says(api.private(asif), asif, before)
    screen = api.answer_to(said)
    text = screen.text

    api.edits(said, QUESTION)

    assert first_line(api.answers_to(said, 2)[1]).startswith(FIGURE)
    assert screen.text == text


@pytest.mark.parametrize(
    "text", ["so many GPUs!", QUESTION, "/ask", "/ask@other_bot How many GPUs?", "@somebody_else GPUs?", "/topics", "/quiz"]
)
def test_an_edit_of_what_is_not_for_the_bot_stays_without_an_answer(text: str, bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = club(api, asif)
    said = api.says(group, asif, "so many GPUs", force=True)

    api.edits(said, text)

    asked = api.says(group, asif, f"/ask {QUESTION}")
    assert api.answer_to(said).reply_to == asked.message_id


def test_a_question_that_is_edited_to_something_else_keeps_its_answer(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = club(api, asif)
    asked = api.says(group, asif, f"/ask {QUESTION}")
    answer = api.answer_to(asked)

    asked.reached_bot = True
    api.edits(asked, "never mind")
    api.idle()

    assert first_line(answer).startswith(FIGURE)
    assert (answer.edited, answer.deleted, len(by_bot(group))) == (0, False, 1)


@pytest.mark.parametrize("in_group", [True, False])
def test_an_edit_that_arrives_before_what_it_edits_is_answered_once(in_group: bool, bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    chat, command = (club(api, asif), "/ask ") if in_group else (api.private(asif), "")
    raw = {"message_id": 10**6, "date": int(time()), "chat": chat.as_chat(), "from": asif.as_user()}
    raw |= {"entities": [{"type": "bot_command", "offset": 0, "length": 4}]} if in_group else {}

    api.update({"edited_message": raw | {"text": f"{command}{QUESTION}", "edit_date": raw["date"]}})
    api.update({"message": raw | {"text": f"{command}How many GPUs in Memphis?"}})

    api.wait(lambda: by_bot(chat), "an answer")
    api.idle()
    assert [text.split(" · ")[0] for text in by_bot(chat)] == [FIGURE]


def test_a_follow_up_that_is_edited_still_goes_on_from_what_it_replies_to(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    chat = api.private(asif)
    of_cortex = bot.answer(asif, QUESTION)
    bot.answer(asif, "microsoft capex")
    asked = api.says(chat, asif, "and Memphis?", reply_to=of_cortex)
    answer = api.answer_to(asked)
    assert first_line(answer).startswith(OTHER)

    edited(api, asked, "আর মেমফিসে?", answer)

    assert first_line(answer).startswith("১,০০,০০০টি")
