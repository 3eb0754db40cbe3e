"""Forums: what is asked in a topic is answered there, and each topic is a conversation of its own."""

from __future__ import annotations

from typing import Any

from tests.botapi import BotApi, Chat, Person, Posted
from tests.telegram.conftest import Served

QUESTION = "/ask How many GPUs in Cortex?"


def forum(api: BotApi, *members: Person) -> tuple[Chat, int, int]:
    """A forum and two of its topics."""
    group = api.group("GPU forum", admins=[api.person("Owner")], members=members, forum=True)
    return group, api.topic(group, "Tesla"), api.topic(group, "Money", api.person("Nila"))


def ask(api: BotApi, group: Chat, person: Person, text: str, thread: int | None, **how: Any) -> Posted:
    """What the bot answers there."""
    return api.answer_to(api.says(group, person, text, thread=thread, force=True, **how))


def test_the_answer_stands_in_the_topic_and_replies_to_the_question(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group, tesla, _ = forum(api, asif)

    for text, expected in {
        QUESTION: "50,000",
        f"@{api.bot_name} How many GPUs in Cortex?": "50,000",
        "/ask": "What would you like to know?",
        "/topics": "What would you like to know about?",
        "/compare": "Which two?",
        "/timeline": "2024",
        "/sources": "The figures are from",
        "/random": "Source:",
        "/help": "To ask me here",
        "/privacy": "in private",
        "/lang": "admins",
        "/report": "/report",
    }.items():
        asked = api.says(group, asif, text, thread=tesla, force=True)
        answer = api.answer_to(asked)
        assert expected in answer.text
        assert (answer.thread, answer.reply_to) == (tesla, asked.message_id), text


def test_in_general_no_thread_is_named_since_telegram_refuses_it(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group, _, _ = forum(api, asif)

    answer = ask(api, group, asif, QUESTION, None)
    ask(api, group, asif, "/quiz", None)
    sent = api.answer_to(api.press(answer, answer.buttons[-1], asif))

    assert answer.thread is sent.thread is None
    assert not [call for call in api.calls(chat=group) if "message_thread_id" in call.parameters]


def test_what_a_button_sends_stands_in_the_topic_too(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    group, tesla, _ = forum(api, asif, mita)
    answer, comparisons = ask(api, group, asif, QUESTION, tesla), ask(api, group, asif, "/compare", tesla)
    examples, figure = ask(api, group, asif, "/ask", tesla), ask(api, group, asif, "/random", tesla)

    for shown, button in ((answer, -1), (comparisons, 0), (examples, 0), (figure, -1)):
        sent = api.answer_to(api.press(shown, shown.buttons[button], mita))
        assert "Source:" in sent.text
        assert (sent.thread, sent.reply_to) == (tesla, shown.message_id)


def test_a_quiz_is_put_to_the_topic_that_asked_for_it(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group, tesla, money = forum(api, asif)

    for topic in (money, tesla):
        quiz = ask(api, group, asif, "/quiz", topic)
        assert quiz.poll["type"] == "quiz"
        assert quiz.thread == topic


def test_each_topic_is_a_conversation_of_its_own(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group, tesla, money = forum(api, asif)
    ask(api, group, asif, QUESTION, tesla)
    ask(api, group, asif, "/ask microsoft capex", money)

    in_tesla = ask(api, group, asif, "/ask and Memphis?", tesla)
    in_money = ask(api, group, asif, "/ask and Google?", money)
    in_general = ask(api, group, asif, "/ask and Google?", None)

    assert ("100,000" in in_tesla.text, in_tesla.thread) == (True, tesla)
    assert ("$13 billion" in in_money.text, in_money.thread) == (True, money)
    assert in_general.text == bot.answer(api.person("Mita"), "and Google?").text  # nothing was spoken of there


def test_two_people_in_one_topic_have_a_conversation_each(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    group, tesla, _ = forum(api, asif, mita)
    of_cortex = ask(api, group, asif, QUESTION, tesla)
    ask(api, group, mita, "/ask microsoft capex", tesla)

    assert "$13 billion" in ask(api, group, mita, "/ask and Google?", tesla).text
    assert "100,000" in ask(api, group, mita, "and Memphis?", tesla, reply_to=of_cortex).text


def test_ask_in_reply_to_somebody_answers_that_message_in_its_topic(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    group, _, money = forum(api, asif, mita)
    wondered = api.says(group, mita, "microsoft capex?", thread=money)

    answer = ask(api, group, asif, "/ask", money, reply_to=wondered)

    assert "$20 billion" in answer.text
    assert (answer.thread, answer.reply_to) == (money, wondered.message_id)


def test_what_is_written_in_a_topic_to_nobody_is_left_alone(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group, tesla, _ = forum(api, asif)
    said = api.says(group, asif, "How many GPUs in Cortex?", thread=tesla, force=True)
    asked = api.says(group, asif, QUESTION, thread=tesla)

    assert api.answer_to(said).reply_to == asked.message_id


def test_settings_and_quiet_mode_work_in_a_topic(bot: Served, api: BotApi) -> None:
    owner = api.person("Owner")
    group = api.group("GPU forum", admins=[owner], forum=True, bot="administrator", rights=["can_delete_messages"])
    tesla = api.topic(group, "Tesla")
    menu = ask(api, group, owner, "/settings", tesla)
    assert menu.thread == tesla
    api.press(menu, "Remove commands after answering: off", owner)
    api.changed(menu)

    asked = api.says(group, owner, QUESTION, thread=tesla)

    assert api.answer_to(asked).thread == tesla
    api.wait(lambda: asked.deleted, "the command to be removed")
