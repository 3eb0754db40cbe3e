"""Groups: who addresses the bot is answered, to the message that was meant; everything else is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.botapi import BotApi, Chat, Person, Posted
from tests.telegram.conftest import Served

QUESTION = "How many GPUs in Cortex?"
FIGURE = "50,000"


def club(api: BotApi, *members: Person) -> Chat:
    """A supergroup with these people, which has an owner and a channel of its own."""
    return api.group("GPU club", admins=[api.person("Owner")], members=members, supergroup=True)


def ask(api: BotApi, group: Chat, person: Person, text: str, **how: Any) -> Posted:
    """What the bot answers to somebody in a group, whether or not Telegram's privacy mode would show it the message."""
    return api.answer_to(api.says(group, person, text, force=True, **how))


def is_left_alone(api: BotApi, group: Chat, said: Posted) -> None:
    """The bot got it and said nothing: the next thing it says there is the answer to the next question."""
    assert said.reached_bot
    asked = api.says(group, api.person("Tanvir"), f"/ask {QUESTION}")
    assert api.answer_to(said).reply_to == asked.message_id


@pytest.mark.parametrize(
    ("command", "words", "expected"),
    [
        ("ask", QUESTION, FIGURE),
        ("compare", "microsoft google", "$20 billion"),
        ("timeline", "tesla", "April 2024"),
        ("topics", "", "What would you like to know about?"),
        ("sources", "", "The figures are from"),
    ],
)
def test_a_command_is_answered_with_and_without_the_name_of_the_bot(
    command: str, words: str, expected: str, bot: Served, api: BotApi
) -> None:
    asif = api.person("Asif")
    group = club(api, asif)

    for address in ("", f"@{api.bot_name}", f"@{api.bot_name.upper()}"):
        asked = api.says(group, asif, f"/{command}{address} {words}".strip())
        answer = api.answer_to(asked)
        assert asked.reached_bot
        assert expected in answer.text
        assert answer.reply_to == asked.message_id


def test_a_mention_anywhere_in_a_message_asks_the_rest_of_it(bot: Served, api: BotApi) -> None:
    asif, name = api.person("Asif"), f"@{api.bot_name}"
    group = club(api, asif)

    for text in (
        f"{name} {QUESTION}",
        f"How many GPUs {name} in Cortex?",
        f"👩🏽‍💻📊 {name} {QUESTION}",  # Telegram counts these signs otherwise than Python does
        f"👍🏽 {QUESTION} {name.upper()} 🙏",
    ):
        asked = api.says(group, asif, text, force=True)
        answer = api.answer_to(asked)
        assert answer.text.startswith(f"{FIGURE} ")
        assert answer.reply_to == asked.message_id


def test_an_administrator_bot_answers_mentions_that_telegram_shows_it(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = api.group("GPU club", members=[asif], bot="administrator")

    asked = api.says(group, asif, f"@{api.bot_name} {QUESTION}")

    assert FIGURE in api.answer_to(asked).text


def test_a_reply_to_an_answer_is_a_question_without_any_command(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = club(api, asif)
    answer = ask(api, group, asif, f"/ask {QUESTION}")

    asked = api.says(group, asif, "and Memphis?", reply_to=answer)

    assert asked.reached_bot
    assert "100,000" in api.answer_to(asked).text


@pytest.mark.parametrize("call", ["/ask", "/ask@{name}", "@{name}"])
@pytest.mark.parametrize("photo", [False, True])
def test_called_in_reply_to_somebodys_message_the_bot_answers_that_message(
    call: str, photo: bool, bot: Served, api: BotApi
) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    group = club(api, asif, mita)
    picture = {"caption": QUESTION, "photo": [{"file_id": "a", "file_unique_id": "b", "width": 8, "height": 8}]}
    wondered = api.says(group, mita, **picture) if photo else api.says(group, mita, QUESTION)  # type: ignore[arg-type]

    answer = ask(api, group, asif, call.format(name=api.bot_name), reply_to=wondered)

    assert FIGURE in answer.text
    assert answer.reply_to == wondered.message_id


def test_a_command_that_asks_nothing_is_answered_to_who_gave_it_not_to_who_it_replies_to(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    group = club(api, asif, mita)
    wondered = api.says(group, mita, QUESTION)

    for command in ("/topics", "/sources", "/privacy", "/settings"):
        asked = api.says(group, asif, command, reply_to=wondered)
        assert api.answer_to(asked).reply_to == asked.message_id


def test_a_question_of_ones_own_in_reply_to_somebody_is_answered_to_oneself(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    group = club(api, asif, mita)
    asked = api.says(group, asif, f"/ask {QUESTION}", reply_to=api.says(group, mita, "microsoft capex?"))

    answer = api.answer_to(asked)

    assert FIGURE in answer.text
    assert answer.reply_to == asked.message_id


def test_ask_with_nothing_to_ask_is_told_how_and_shown_examples(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = club(api, asif)
    place = api.says(group, api.person("Mita"), location={"latitude": 23.7, "longitude": 90.4})

    for replied in (None, place):
        asked = api.says(group, asif, "/ask", reply_to=replied)
        answer = api.answer_to(asked)
        assert "What would you like to know?" in answer.text
        assert answer.reply_to == asked.message_id  # not to what says nothing
        assert api.answer_to(api.press(answer, answer.buttons[0], asif)).text.count("Source:") == 1


def test_what_is_not_addressed_to_the_bot_is_left_alone(bot: Served, api: BotApi) -> None:
    asif, name = api.person("Asif"), f"@{api.bot_name}"
    group = club(api, asif)

    for text in (
        QUESTION,
        "কর্টেক্সে কয়টা জিপিইউ?",
        "asdf qwer",
        f"@somebody_else {QUESTION}",
        f"{name}2 {QUESTION}",
        f"What does /ask {QUESTION} do?",
    ):
        is_left_alone(api, group, api.says(group, asif, text, force=True))


def test_commands_of_others_and_commands_that_nobody_knows_are_left_alone(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = club(api, asif)
    answer = ask(api, group, asif, f"/ask {QUESTION}")

    for text in (f"/ask@other_bot {QUESTION}", "/topics@other_bot", "/weather Dhaka", f"/weather@{api.bot_name} Dhaka"):
        is_left_alone(api, group, api.says(group, asif, text, force=True))
        is_left_alone(api, group, api.says(group, asif, text, force=True, reply_to=answer))


def test_replies_to_somebody_else_are_left_alone(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    group = club(api, asif, mita)

    for text in (QUESTION, "and Memphis?", f"/ask@other_bot {QUESTION}"):
        is_left_alone(api, group, api.says(group, asif, text, reply_to=api.says(group, mita, "Hm?"), force=True))


def test_other_bots_posts_of_the_linked_channel_and_its_own_inline_results_are_left_alone(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group, text = club(api, asif), f"@{api.bot_name} {QUESTION}"
    robot: Any = {"id": 99, "is_bot": True, "first_name": "Robot", "username": "other_bot"}

    for asking in (text, f"/ask {QUESTION}"):
        is_left_alone(api, group, api.says(group, asif, asking, force=True, **{"from": robot}))
        is_left_alone(api, group, api.says(group, asif, asking, force=True, automatic_forward=True))
        is_left_alone(api, group, api.says(group, asif, asking, force=True, via_bot=True))
    sent = api.chooses(api.inline(asif, QUESTION)[0], group)
    assert api.updates[-1]["message"]["via_bot"]["username"] == api.bot_name  # Telegram shows the bot its own results
    is_left_alone(api, group, api.says(group, asif, "and Memphis?", reply_to=sent, force=True))


def test_a_post_of_a_channel_is_never_answered(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = club(api, asif)
    channel = api.channel("GPU news", group)
    post = {"message_id": 5, "date": 1, "chat": channel.as_chat(), "text": f"/ask {QUESTION}"}
    api.update({"channel_post": post | {"entities": [{"type": "bot_command", "offset": 0, "length": 4}]}})

    assert FIGURE in ask(api, group, asif, f"/ask {QUESTION}").text
    api.idle()
    assert not api.calls("sendMessage", channel)


@pytest.mark.parametrize("command", ["/help", "/start"])
def test_help_in_a_group_says_how_to_address_the_bot_and_leads_to_the_private_chat(
    command: str, bot: Served, api: BotApi
) -> None:
    asif = api.person("Asif")

    answer = ask(api, club(api, asif), asif, command)

    assert "/ask and your question, or reply to one of my messages" in answer.text
    assert [button["url"].split("?")[0] for row in answer.keyboard for button in row] == [f"https://t.me/{api.bot_name}"]


@pytest.mark.parametrize(("command", "in_private"), [("privacy", "answers of the last"), ("forget", "Deleted.")])
def test_what_is_about_one_person_is_not_said_in_a_group_but_behind_a_button(
    command: str, in_private: str, bot: Served, api: BotApi
) -> None:
    asif = api.person("Asif")
    group = club(api, asif)
    ask(api, group, asif, f"/ask {QUESTION}")

    answer = ask(api, group, asif, f"/{command}")

    assert answer.text == "That is for you only, so I tell it in private."
    assert [button["url"] for row in answer.keyboard for button in row] == [f"https://t.me/{api.bot_name}?start={command}"]
    assert "100,000" in ask(api, group, asif, "/ask and Memphis?").text  # nothing was deleted yet
    assert in_private in bot.answer(asif, f"/start {command}").text


def test_the_follow_ups_of_two_people_in_one_group_do_not_mix(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    group, other = club(api, asif, mita), club(api, asif, mita)
    ask(api, group, asif, f"/ask {QUESTION}")
    ask(api, group, mita, "/ask microsoft capex")
    ask(api, other, asif, "/ask microsoft capex")

    assert "$13 billion" in ask(api, group, mita, "/ask and Google?").text
    assert "100,000" in ask(api, group, asif, "/ask and Memphis?").text
    assert "$13 billion" in ask(api, other, asif, "/ask and Google?").text


def test_somebody_elses_reply_to_an_answer_goes_on_from_that_answer(bot: Served, api: BotApi) -> None:
    asif, mita, tuli = api.person("Asif"), api.person("Mita"), api.person("Tuli")
    group = club(api, asif, mita, tuli)
    of_cortex = ask(api, group, asif, f"/ask {QUESTION}")
    ask(api, group, mita, "/ask microsoft capex")

    assert "100,000" in ask(api, group, mita, "and Memphis?", reply_to=of_cortex).text
    assert "100,000" in ask(api, group, tuli, "/ask and Memphis?", reply_to=of_cortex).text
