"""A private chat: everything that is written is a question, and every command does what it says."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.engine import make_url

from knowledge.model import Fact
from tests.botapi import BotApi, Posted
from tests.telegram.conftest import Served
from tests.telegram.steps import first_line, sent, turned

QUESTION = "How many GPUs in Cortex?"
FIGURE = "50,000"
COMMANDS = ["topics", "compare", "timeline", "sources", "random", "quiz", "lang", "report", "privacy", "forget"]


def lines_on_all_pages(api: BotApi, answer: Posted) -> list[str]:
    """What an answer says, turned to its end."""
    lines = answer.text.split("\n")
    while "▸" in answer.buttons:
        lines += turned(api, answer, "▸").text.split("\n")
    return lines


def test_a_question_is_answered_with_the_figure_in_bold_and_its_source_folded(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif", "bn"), "কর্টেক্সে কয়টা জিপিইউ?")

    assert answer.html.startswith("<b>৫০,০০০টি</b> · ")
    assert "<blockquote expandable>উৎস: অনুচ্ছেদ ৬" in answer.html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (QUESTION, FIGURE),
        ("cortex e koyta gpu ache", "৫০,০০০টি"),
        ("মেমফিসে কত জিপিইউ?", "১,০০,০০০টি"),
        ("google capex", "$13 billion"),
    ],
)
def test_any_text_is_a_question_and_the_answer_is_in_its_language(text: str, expected: str, bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    asked = api.says(api.private(asif), asif, text)

    answer = api.answer_to(asked)

    assert first_line(answer).startswith(expected)
    assert answer.reply_to == asked.message_id


@pytest.mark.parametrize(
    ("language", "greeting", "figure"),
    [
        ("en", "I answer questions about figures in the news", "About $10 billion"),
        ("bn", "খবরের অঙ্ক", "প্রায় ১০ বিলিয়ন"),
    ],
)
def test_start_says_what_there_is_to_ask_and_its_examples_answer(
    language: str, greeting: str, figure: str, bot: Served, api: BotApi
) -> None:
    hello = bot.answer(api.person("Asif", language), "/start")

    assert hello.text.startswith(greeting)
    assert len(hello.buttons) == 3
    assert first_line(sent(api, hello, hello.buttons[0])).startswith(figure)


@pytest.mark.parametrize("command", ["/help", "/start help", "/weather", "/weather Dhaka"])
def test_help_and_any_command_that_nobody_knows_tell_every_command(command: str, bot: Served, api: BotApi) -> None:
    text = bot.answer(api.person("Asif"), command).text

    assert all(f"\n/{name}: " in text for name in COMMANDS)


def test_a_link_leads_to_one_fact_and_says_so_kindly_when_that_is_no_more(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")

    assert first_line(bot.answer(asif, "/start f_cortex-h100")).startswith(FIGURE)
    assert "100,000" in bot.answer(asif, "and Memphis?").text  # it was spoken of
    assert bot.answer(asif, "/start f_no-more").text == "The article no longer holds this."
    assert bot.answer(asif, "/start t_cortex").text == "Cortex: 5 facts"
    assert bot.answer(asif, "/start t_no-more").text == "What would you like to know about?"
    assert bot.answer(asif, "/start something").text.startswith("I answer questions")


def test_ask_works_as_in_groups_with_a_question_and_without(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")

    assert FIGURE in bot.answer(asif, f"/ask {QUESTION}").text
    how = bot.answer(asif, "/ask")
    assert how.text.startswith("What would you like to know? Write it after the command, for example:\n/ask ")
    assert "Source:" in sent(api, how, how.buttons[-1]).text


def test_every_fact_can_be_reached_through_the_topics_and_answers_when_pressed(
    bot: Served, api: BotApi, facts: dict[str, Fact]
) -> None:
    menu = bot.answer(api.person("Asif"), "/topics")
    topics, reached = menu.buttons, []

    for topic in topics:
        name, _, count = topic[:-1].rpartition(" (")
        page, found = turned(api, menu, topic), list[str]()
        assert page.text == f"{name}: {count} facts"
        while True:
            labels = [label for label in page.buttons if label not in ("◂ Back", "◂", "▸")]
            for label in labels:  # each by somebody else, since nobody is answered more than thirty times a minute
                answer = sent(api, page, label, api.person("Mita"))
                assert "\nSource: paragraph" in answer.text, label
            found += labels
            if "▸" not in page.buttons:
                break
            turned(api, page, "▸")
        assert len(found) == int(count)
        reached += found
        assert turned(api, page, "◂ Back").buttons == topics

    assert sorted(reached) == sorted(fact.labels["en"] for fact in facts.values())


def test_a_topic_is_turned_page_by_page_there_and_back(bot: Served, api: BotApi) -> None:
    menu = bot.answer(api.person("Asif", "bn"), "/topics")
    first = turned(api, menu, next(button for button in menu.buttons if "(১৩)" in button)).buttons

    second = turned(api, menu, "▸").buttons

    assert not set(first[:8]) & set(second[:5])
    assert second[5:] == ["◂ ফিরে যান", "◂"]
    assert turned(api, menu, "◂").buttons == first


def test_compare_sets_two_side_by_side_by_name_and_by_button(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    by_name, menu = bot.answer(asif, "/compare microsoft google"), bot.answer(asif, "/compare")

    assert "$20 billion" in by_name.text
    assert "$13 billion" in by_name.text
    assert menu.text == "Which two? Write their names after /compare, or choose:"
    assert sent(api, menu, "Microsoft and Google: capital expenditure").text == by_name.text
    for button in menu.buttons:
        assert "Source: paragraph" in sent(api, menu, button).text
    assert "২০ বিলিয়ন" in bot.answer(asif, "/compare মাইক্রোসফট গুগল").text


def test_timeline_tells_of_one_by_name_or_of_all_page_by_page(bot: Served, api: BotApi, facts: dict[str, Fact]) -> None:
    asif = api.person("Asif")
    of_tesla, of_all = bot.answer(asif, "/timeline tesla"), bot.answer(asif, "/timeline")
    assert "April 2024: Elon Musk's post" in of_tesla.text
    assert len(of_tesla.text) < len(of_all.text)
    assert of_all.buttons[:2] == ["Page 1 of 4", "▸"]
    start = of_all.text

    lines = [line for line in lines_on_all_pages(api, of_all) if not line.startswith("Source:")]

    for fact in facts.values():
        if fact.period:
            assert any(line.endswith(fact.texts["en"]) for line in lines), fact.id
    assert len(set(lines)) == len(lines)
    while "◂" in of_all.buttons:
        turned(api, of_all, "◂")
    assert of_all.text == start


def test_sources_names_everybody_who_is_quoted_and_where(bot: Served, api: BotApi) -> None:
    text = bot.answer(api.person("Asif"), "/sources").text

    assert text.startswith("The figures are from: ")
    assert "· Tom's Hardware: paragraph 7\n" in text
    assert "· Sawyer Merritt: paragraphs 1, 2, 3 and 4\n" in text


def test_random_gives_a_figure_and_another_and_another(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), "/random")
    seen = set()

    for _ in range(6):
        answer = sent(api, answer, "🎲 Another one")
        assert "<b>" in answer.html
        assert "Source: paragraph" in answer.text
        seen.add(answer.text)

    assert len(seen) > 1


def test_a_follow_up_goes_on_from_the_last_answer_also_after_a_restart(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    bot.answer(asif, QUESTION)

    assert "100,000" in bot.answer(asif, "and Memphis?").text
    bot.stop()
    bot.start()
    assert FIGURE in bot.answer(asif, "and Cortex?").text


def test_a_reply_to_an_older_answer_goes_on_from_that_one(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    chat = api.private(asif)
    of_cortex, of_microsoft = bot.answer(asif, "কর্টেক্সে কয়টা জিপিইউ?"), bot.answer(asif, "microsoft capex")

    assert "১,০০,০০০টি" in api.answer_to(api.says(chat, asif, "আর মেমফিসে?", reply_to=of_cortex)).text
    assert "$13 billion" in api.answer_to(api.says(chat, asif, "and google?", reply_to=of_microsoft)).text


def test_who_has_to_wait_for_an_answer_sees_the_bot_typing(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    chat, file = api.private(asif), str(make_url(bot.database).database)
    api.fail("sendMessage", hang=2, chat=chat)
    helped = api.says(chat, asif, "/help")
    api.wait(lambda: api.calls("sendMessage", chat), "the help, which is long in coming")
    api.says(chat, asif, QUESTION)  # its turn comes after the help
    api.wait(lambda: not api.waiting, "the question to be taken")

    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # nothing can be kept now, and so nothing answered
        api.wait(lambda: api.calls("sendChatAction", chat), "the bot to be seen typing")
        assert len(api.calls("sendMessage", chat)) == 1
        other.execute("ROLLBACK")

    assert api.calls("sendChatAction", chat)[0].parameters["action"] == "typing"
    assert FIGURE in api.answers_to(helped, 2)[1].text
