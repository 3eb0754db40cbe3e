"""Buttons below old answers: they outlast the process and every edition of the facts, and none of them is ever dead."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine, update

from bot.settings import PACKS
from bot.state.tables import answers
from tests.botapi import BotApi
from tests.telegram.conftest import Served, Start
from tests.telegram.steps import first_line, sent, turned

QUESTION = "How many GPUs in Cortex?"
IN_ENGLISH = "50,000 · "
WRONG, REMOVE, BACK, MORE, LESS = "⚠️ Wrong answer?", "🗑 Remove", "◂ Back", "⋯", "▴"
THANKS, TOO_OLD = "Thank you. It will be looked at.", "This answer is too old for that. Please ask again."
GONE = "The article no longer holds this."
OUTDATED = "A figure in this answer has been corrected since. What the article says now:"


def without(text: str, fact: str) -> str:
    """The facts of a pack without one of them."""
    return "\n- id: ".join(part for part in text.split("\n- id: ") if not part.startswith(f"{fact}\n"))


def test_all_buttons_work_after_a_restart(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    which, answer, menu = bot.answer(asif, "GPUs"), bot.answer(asif, QUESTION), bot.answer(asif, "/topics")
    pairs, hello, figure = bot.answer(asif, "/compare"), bot.answer(asif, "/start"), bot.answer(asif, "/random")
    group = api.group("GPU club", members=[asif, mita := api.person("Mita")])
    in_group = api.answer_to(api.says(group, asif, "/ask GPUs"))
    bot.stop()
    bot.start()

    for button in ("📄 Source", BACK, "❔ What is this figure?", BACK, "🌐 বাংলা", "🌐 English", MORE):
        turned(api, answer, button)
    assert first_line(answer).startswith(IN_ENGLISH)
    assert api.press(answer, WRONG).answered.text == THANKS
    turned(api, answer, LESS)
    for shown, place in ((answer, -1), (pairs, 0), (hello, 0), (figure, -1)):
        assert "Source: paragraph" in sent(api, shown, shown.buttons[place]).text
    assert turned(api, turned(api, menu, "Cortex (5)"), BACK).buttons
    assert "Source: paragraph" in turned(api, which, which.buttons[0]).text
    assert api.press(in_group, in_group.buttons[0], mita).answered.show_alert
    assert "Source: paragraph" in turned(api, in_group, in_group.buttons[0], asif).text


@pytest.mark.parametrize(
    "data",
    [
        *("", "?", "v", "v:1::zz", "v:!!::en", "v:zzzzzzzzzzzzzzzzzzzz::en", "r:1::zz", "e::1:zz", "n::gone:zz"),
        *("q:1", "c::language:klingon", "c::nothing:en", "s:zzzz::en", "g:zzzz:cortex-h100:en", "k::a.b:zz", "d:1:::zz:é"),
        "x" * 64,
    ],
)
def test_a_press_that_makes_no_sense_is_answered_politely(data: str, bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    answer = bot.answer(asif, QUESTION)
    answer.raw["reply_markup"]["inline_keyboard"] = [[{"text": "?", "callback_data": data}]]

    told = api.press(answer, "?").answered

    assert told.text == TOO_OLD
    assert first_line(bot.answer(asif, QUESTION)).startswith(IN_ENGLISH)
    assert first_line(answer).startswith(IN_ENGLISH)


@pytest.mark.parametrize("data", ["e::99:en", "n::no-more:en", "k::aaaaaaaa.bbbbbbbb:en"])
def test_a_press_for_what_is_no_more_is_told_so(data: str, bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), QUESTION)
    answer.raw["reply_markup"]["inline_keyboard"] = [[{"text": "?", "callback_data": data}]]

    assert sent(api, answer, "?").text == GONE


def test_a_button_of_an_answer_that_is_no_longer_kept_says_that_it_is_too_old(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    which, answer = bot.answer(asif, "GPUs"), turned(api, bot.answer(asif, QUESTION), MORE)
    engine = create_engine(bot.database)
    with engine.begin() as connection:
        connection.execute(update(answers).where(answers.c.chat == asif.id).values(at=answers.c.at - 8 * 24 * 3600))
    engine.dispose()

    for button in ("📄 Source", "❔ What is this figure?", "🌐 বাংলা", LESS):
        told = api.press(answer, button).answered
        assert (told.text, told.show_alert) == (TOO_OLD, True)
    assert first_line(answer).startswith(IN_ENGLISH)
    assert api.press(answer, WRONG).answered.text == THANKS
    assert api.press(which, which.buttons[0]).answered.text == TOO_OLD


def test_a_message_that_telegram_no_longer_hands_out_still_answers_a_press(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), QUESTION)
    answer.deleted = True  # of such a message, Telegram tells no more than where it was

    told = api.press(answer, "📄 Source").answered

    assert (told.text, told.show_alert) == (TOO_OLD, True)
    assert "Source: paragraph" in sent(api, answer, answer.buttons[-1]).text  # that needs no message to change


def test_buttons_outlive_the_facts_that_they_are_about(start: Start, tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    shutil.copytree(PACKS, packs)
    [file] = packs.glob("*/facts.yaml")
    bot = start(TATHYA_PACKS=str(packs))
    api, asif = bot.api, bot.api.person("Asif")
    group = api.group("GPU club", members=[asif])
    of_dojo = turned(api, bot.answer(asif, "How many Dojo chips does Cortex have?"), MORE)
    of_cortex, both = bot.answer(asif, QUESTION), bot.answer(asif, "/compare cortex memphis")
    list_of_cortex = turned(api, bot.answer(asif, "/topics"), "Cortex (5)")
    pairs, which = bot.answer(asif, "/compare"), api.answer_to(api.says(group, asif, "/ask GPUs"))
    bot.stop()

    text = file.read_text(encoding="utf-8")
    for fact in ("cortex-dojo", "giga-texas-now", "google-capex-growth"):
        text = without(text, fact)
    for old, new in (
        ("value: 50000\n", "value: 60000\n"),
        ("50,000 Nvidia", "60,000 Nvidia"),
        ("৫০,০০০টি Nvidia", "৬০,০০০টি Nvidia"),
    ):
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    bot.start()

    for button in ("📄 Source", "❔ What is this figure?", "🌐 বাংলা", LESS):
        told = api.press(of_dojo, button).answered
        assert (told.text, told.show_alert) == (GONE, True)
    assert api.press(of_dojo, WRONG).answered.text == THANKS
    assert sent(api, of_cortex, "How many Dojo chips does Cortex have?").text == GONE
    assert sent(api, list_of_cortex, "Dojo AI chips, Tesla's own, in the Cortex cluster").text == GONE
    assert sent(api, pairs, "Microsoft and Google: capex growth").text == GONE
    assert "60,000 · " in sent(api, pairs, "Giga Texas cluster and Cortex: number of GPUs").text
    assert api.press(which, "How many H100s are running at Giga Texas now?", asif).answered.text == GONE
    assert turned(api, turned(api, list_of_cortex, BACK), "Cortex (4)").text == "Cortex: 4 facts"

    assert OUTDATED in turned(api, of_cortex, MORE).text
    assert first_line(of_cortex).startswith("60,000 · ")
    assert OUTDATED in turned(api, both, MORE).text
    assert "60,000" in both.text
    assert "50,000" not in both.text  # nor what was computed from it
    assert OUTDATED not in bot.answer(asif, QUESTION).text
    assert bot.answer(asif, "/start f_cortex-dojo").text == GONE
    api.idle()
    api.verify()
