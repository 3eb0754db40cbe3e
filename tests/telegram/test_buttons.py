"""Buttons: each does what it says, in its place, for whom it is, and for as long as the answer is kept."""

from __future__ import annotations

import re

import pytest

from knowledge.model import Fact
from tests.botapi import BotApi, Person, Posted
from tests.telegram.conftest import Served
from tests.telegram.steps import first_line, sent, turned

QUESTION = "How many GPUs in Cortex?"
IN_ENGLISH, IN_BENGALI = "50,000 · ", "৫০,০০০টি · "
WRONG, REMOVE, BACK, MORE, LESS = "⚠️ Wrong answer?", "🗑 Remove", "◂ Back", "⋯", "▴"
THANKS = "Thank you. It will be looked at."


def ask_in_group(api: BotApi, text: str = QUESTION) -> tuple[Posted, Person, Person]:
    """An answer in a group, who asked, and somebody else."""
    asif, mita = api.person("Asif"), api.person("Mita")
    group = api.group("GPU club", admins=[api.person("Owner")], members=[asif, mita], supergroup=True)
    return api.answer_to(api.says(group, asif, f"/ask {text}")), asif, mita


def related(posted: Posted) -> list[str]:
    """The questions below an answer."""
    return [one["text"] for row in posted.keyboard for one in row if one.get("callback_data", "").startswith("n:")]


def of(posted: Posted, kind: str) -> str:
    """What a button carries that Telegram itself acts on."""
    [found] = [one[kind] for row in posted.keyboard for one in row if kind in one]
    return str(found["text"] if kind == "copy_text" else found)


@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("📄 Source", "It is in paragraph 6 of the article.\nIt is the article's own statement; it credits nobody."),
        ("❔ What is this figure?", "This is a plan; the article does not report it as done."),
    ],
)
def test_where_it_comes_from_and_what_it_is_stand_in_place_of_the_answer_until_back(
    button: str, told: str, bot: Served, api: BotApi
) -> None:
    answer = bot.answer(api.person("Asif"), QUESTION)
    html, buttons = answer.html, answer.buttons

    turned(api, answer, button)
    assert told in answer.text
    assert first_line(answer).startswith(IN_ENGLISH)
    assert answer.buttons == [BACK]
    turned(api, answer, BACK)
    assert (answer.html, answer.buttons) == (html, buttons)


def test_the_other_language_is_a_press_away_and_back(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), QUESTION)
    text, buttons = answer.text, answer.buttons

    assert first_line(turned(api, answer, "🌐 বাংলা")).startswith(IN_BENGALI)
    assert "📄 উৎস" in answer.buttons
    turned(api, answer, "🌐 English")
    assert (answer.text, answer.buttons) == (text, buttons)


def test_more_shows_further_buttons_and_less_puts_them_away(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), QUESTION)
    html, buttons = answer.html, answer.buttons

    turned(api, answer, MORE)
    assert {"📋 Copy citation", "↗️ Share", WRONG, REMOVE} <= set(answer.buttons)
    assert turned(api, turned(api, answer, "🌐 বাংলা"), "🌐 English").buttons[-1] == REMOVE  # they stay in the other language
    turned(api, answer, LESS)
    assert (answer.html, answer.buttons) == (html, buttons)


@pytest.mark.parametrize(
    ("question", "view", "scaled", "back"),
    [
        ("google capex", "🔢 In crore", "In another scale: 1,300 crore dollars", "🔢 In billion"),
        ("গুগলের মূলধনি ব্যয় কত?", "🔢 পুরো অঙ্কে", "১৩,০০,০০,০০,০০০", "🔢 সংক্ষেপে"),
    ],
)
def test_large_figures_can_be_seen_in_another_unit_and_back(
    question: str, view: str, scaled: str, back: str, bot: Served, api: BotApi
) -> None:
    answer = turned(api, bot.answer(api.person("Asif"), question), MORE)
    text = answer.text
    assert scaled not in text

    assert scaled in turned(api, answer, view).text
    assert first_line(answer) == text.split("\n")[0]
    assert turned(api, answer, back).text == text
    assert view not in turned(api, bot.answer(api.person("Asif"), QUESTION), MORE).buttons  # it is not large


def test_every_fact_can_be_cited_with_its_place_and_every_figure_shared_as_a_question_that_gives_it_again(
    bot: Served, api: BotApi, facts: dict[str, Fact]
) -> None:
    for fact in facts.values():
        answer = turned(api, bot.answer(api.person("Asif"), f"/start f_{fact.id}"), MORE)
        citation = of(answer, "copy_text")
        assert len(citation) <= 256
        assert re.search(
            rf"^{re.escape(fact.texts['en'][:100])}.*\(the article, paragraphs? {min(fact.source.paragraphs)}\b", citation
        )
        if not fact.number:
            continue
        shared = api.inline(api.person("Mita"), of(answer, "switch_inline_query"))
        figure = first_line(answer).split(" · ")[0]
        assert figure in shared[0].text, fact.id


def test_who_presses_wrong_answer_reports_it_with_what_they_asked(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    answer = turned(api, bot.answer(asif, QUESTION), MORE)
    html = answer.html

    told = api.press(answer, WRONG).answered

    assert (told.text, told.show_alert) == (THANKS, True)
    assert f"· reports that you sent: 1\n  “{QUESTION}”" in bot.answer(asif, "/privacy").text
    assert answer.html == html


def test_in_a_group_somebody_elses_report_does_not_hand_in_what_another_has_asked(bot: Served, api: BotApi) -> None:
    answer, asif, mita = ask_in_group(api)
    turned(api, answer, MORE, mita)

    assert api.press(answer, WRONG, mita).answered.text == THANKS
    told = bot.answer(mita, "/privacy").text
    assert "reports that you sent: 1" in told
    assert "Cortex" not in told
    assert "reports that" not in bot.answer(asif, "/privacy").text


def test_every_related_question_is_answered_when_it_is_pressed(bot: Served, api: BotApi, facts: dict[str, Fact]) -> None:
    pressed = set[str]()

    for fact in facts.values():
        answer = bot.answer(api.person("Asif"), fact.asks.get("en") or fact.labels["en"])
        assert answer.buttons, fact.id
        for question in set(related(answer)) - pressed:
            assert "\nSource: paragraph" in sent(api, answer, question, api.person("Mita")).text, (fact.id, question)
            pressed.add(question)

    assert len(pressed) > 30


def test_what_a_follow_up_assumed_can_be_switched_by_who_asked(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    bot.answer(asif, "google capex")
    assert "⇄ Google instead" not in bot.answer(asif, "google capex").buttons  # it was asked for by name
    follow_up = bot.answer(asif, "and microsoft?")
    assert first_line(follow_up).startswith("$20 billion")

    turned(api, follow_up, "⇄ Google instead")

    assert first_line(follow_up).startswith("$13 billion")
    turned(api, turned(api, follow_up, "📄 Source"), BACK)
    assert first_line(follow_up).startswith("$13 billion")
    assert "Source: paragraph 11" in bot.answer(asif, "source?").text  # what follows goes on from the switch


def test_only_who_asked_says_which_was_meant_and_the_answer_takes_the_place_of_the_question(bot: Served, api: BotApi) -> None:
    which, asif, mita = ask_in_group(api, "GPUs")
    assert which.text == "Which one do you mean?"
    memphis = "How many GPUs does Memphis run on?"

    told = api.press(which, memphis, mita).answered
    assert (told.text, told.show_alert) == ("This button is for the person who asked.", True)
    assert which.text == "Which one do you mean?"

    turned(api, which, memphis, asif)
    assert first_line(which).startswith("100,000")
    assert IN_ENGLISH in api.answer_to(api.says(which.chat, asif, "/ask and Cortex?")).text


def test_only_who_asked_or_an_administrator_removes_an_answer(bot: Served, api: BotApi) -> None:
    answer, asif, mita = ask_in_group(api)
    turned(api, answer, MORE, mita)

    told = api.press(answer, REMOVE, mita).answered
    assert (told.text, told.show_alert) == ("Only the asker or an admin can remove it.", True)
    assert not answer.deleted
    assert api.press(answer, REMOVE, asif).answered.text == "Removed."
    api.wait(lambda: answer.deleted, "the answer to be removed")

    alone = turned(api, bot.answer(mita, QUESTION), MORE)
    api.press(alone, REMOVE)
    api.wait(lambda: alone.deleted, "the answer to be removed")
