"""What is kept of somebody: their language, what was spoken of, answers and reports; all of it told, and gone on request."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import create_engine, select

from bot.state.tables import metadata
from tests.botapi import BotApi, Person
from tests.telegram.conftest import Served, Start
from tests.telegram.steps import sent, turned

ENGLISH, BENGALI = "How many GPUs in Cortex?", "কর্টেক্সে কয়টা জিপিইউ?"
IN_ENGLISH, IN_BENGALI = "50,000 · ", "৫০,০০০টি · "
HEAD = "Stored about you, and nothing else:"
SPOKEN = "· what your conversations last spoke of (no text), until 30 minutes of silence: "
CORTEX = "Nvidia H100 GPUs in Tesla's Cortex cluster"
NOBODYS = ("unanswered", "reviewed")
"""Tables that hold nothing of anybody: tests of their own show that."""
ANSWERED = "· answers of the last 7 days: {}, so that they can be corrected: which facts, when, in which message"


def rows(database: str) -> dict[str, list[tuple[object, ...]]]:
    """All that the bot keeps, by table."""
    engine = create_engine(database)
    with engine.connect() as connection:
        found = {table.name: [tuple(row) for row in connection.execute(select(table))] for table in metadata.sorted_tables}
    engine.dispose()
    return found


def stored(bot: Served, person: Person) -> list[str]:
    """What /privacy says is stored, line by line; its last paragraph, about how, is the same for all."""
    told, _, end = bot.answer(person, "/privacy").text.partition("\n\n")
    assert end.startswith("What you write is not kept, unless you report an answer or I have none.")
    return told.split("\n")


def test_privacy_tells_exactly_what_is_stored_step_by_step_and_forget_deletes_it(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    assert stored(bot, asif) == ["Nothing is stored about you."]

    answer = bot.answer(asif, ENGLISH)
    assert stored(bot, asif) == [HEAD, SPOKEN + CORTEX, ANSWERED.format(1)]

    said = api.says(answer.chat, asif, '/report It is <b>"wrong"</b> & old', reply_to=answer)
    assert api.answer_to(said).text == "Thank you. It will be looked at."
    turned(api, bot.answer(asif, "/lang"), "○ English")
    bot.answer(asif, "google capex")
    told = stored(bot, asif)
    assert set(told.pop(2).removeprefix(SPOKEN).split("; ")) == {CORTEX, "Google's capital expenditure"}
    assert told == [
        HEAD,
        "· language of replies: English",
        ANSWERED.format(2),
        "· reports that you sent: 1",
        '  “It is <b>"wrong"</b> & old”',
    ]

    assert bot.answer(asif, "/forget").text == "Deleted. Nothing is stored about you any more."
    assert stored(bot, asif) == ["Nothing is stored about you."]
    assert bot.answer(asif, BENGALI).text.startswith(IN_BENGALI)  # the language that was set is forgotten, too


def test_forgetting_one_person_keeps_what_is_stored_of_another(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita")
    bot.answer(asif, ENGLISH)
    bot.answer(mita, ENGLISH)

    bot.answer(asif, "/forget")

    assert stored(bot, mita) == [HEAD, SPOKEN + CORTEX, ANSWERED.format(1)]
    assert "100,000" in bot.answer(mita, "and Memphis?").text


def test_the_database_holds_nothing_of_who_wants_to_be_forgotten_and_never_a_name_or_a_text(start: Start) -> None:
    bot = start()
    api = bot.api
    asif, admin = api.person("Asif Rahman-Choudhury", username="asif_rc"), api.person("Owner")
    group = api.group("GPU club", admins=[admin], members=[asif])
    answer = bot.answer(asif, ENGLISH)
    api.answer_to(api.says(group, asif, f"/ask {ENGLISH}"))
    api.answer_to(api.says(answer.chat, asif, "/report", reply_to=answer))
    turned(api, bot.answer(asif, "/lang"), "○ English")
    sent(api, answer, answer.buttons[-1])
    api.idle()
    before = rows(bot.database)
    assert all(found for name, found in before.items() if name not in NOBODYS)  # or what follows would prove nothing
    for secret in ("Rahman", "asif_rc", "many GPUs"):
        assert secret not in str(before)

    bot.answer(asif, "/forget")
    api.idle()

    after = rows(bot.database)
    assert {name: found for name, found in after.items() if found and name != "updates"} == {}
    assert {body for _, body, _ in after["updates"]} == {None}


@pytest.mark.parametrize("with_text", [True, False])
def test_a_report_is_kept_with_the_words_that_were_given_and_no_others(with_text: bool, bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    answer = bot.answer(asif, ENGLISH)

    said = api.says(answer.chat, asif, "/report far too many" if with_text else "/report", reply_to=answer)

    assert api.answer_to(said).text == "Thank you. It will be looked at."
    assert stored(bot, asif)[3:] == ["· reports that you sent: 1", "  “far too many”"][: 1 + with_text]


def test_a_report_that_replies_to_no_answer_is_told_how(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    menu = bot.answer(asif, "/topics")

    for replied in (None, menu):
        said = api.says(menu.chat, asif, "/report it is wrong", reply_to=replied)
        assert api.answer_to(said).text.startswith("Reply with /report to the answer that is wrong")
    assert stored(bot, asif) == ["Nothing is stored about you."]


def test_replies_are_in_the_language_that_was_chosen_also_after_a_restart(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    menu = bot.answer(asif, "/lang")
    assert menu.buttons == ["● The language of the question", "○ বাংলা", "○ English", "○ Both, side by side"]

    turned(api, menu, "○ বাংলা")
    assert (menu.text, menu.buttons[1]) == ("কোন ভাষায় উত্তর দেব?", "● বাংলা")
    bot.stop()
    bot.start()
    assert bot.answer(asif, ENGLISH).text.startswith(IN_BENGALI)
    assert bot.answer(asif, "/topics").text == "কী নিয়ে জানতে চান?"

    turned(api, menu, "○ English")
    assert bot.answer(asif, BENGALI).text.startswith(IN_ENGLISH)
    turned(api, menu, "○ The language of the question")
    assert bot.answer(asif, BENGALI).text.startswith(IN_BENGALI)
    assert bot.answer(asif, ENGLISH).text.startswith(IN_ENGLISH)


def test_with_both_languages_every_answer_is_in_both_wherever_it_comes_from(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    turned(api, bot.answer(asif, "/lang"), "○ Both, side by side")
    answer, topics = bot.answer(asif, ENGLISH), bot.answer(asif, "/topics")
    turned(api, topics, "Cortex (5)")

    shown = [answer, sent(api, answer, answer.buttons[-1]), sent(api, topics, CORTEX), bot.answer(asif, "/random")]
    shown += [sent(api, bot.answer(asif, "/compare"), "Microsoft and Google: capital expenditure")]
    shown += [bot.answer(asif, "/start f_cortex-h100"), bot.answer(asif, "and Memphis?")]

    for post in shown:
        assert "Source: paragraph" in post.text
        assert "উৎস: অনুচ্ছেদ" in post.text
    assert answer.text.startswith(IN_ENGLISH)
    assert f"\n\n{IN_BENGALI}" in answer.text


def test_a_long_answer_in_both_languages_is_turned_to_the_end_of_both(bot: Served, api: BotApi) -> None:
    asif, mita = api.person("Asif"), api.person("Mita", "bn")
    turned(api, bot.answer(asif, "/lang"), "○ Both, side by side")
    both, alone = bot.answer(asif, "/timeline"), bot.answer(mita, "/timeline")
    told, wanted = both.text, alone.text

    while "▸" in both.buttons:
        told += "\n" + turned(api, both, "▸").text
    while "▸" in alone.buttons:
        wanted += "\n" + turned(api, alone, "▸").text

    assert {line for line in wanted.split("\n") if re.search("[ঀ-৿]", line)} <= set(told.split("\n"))
