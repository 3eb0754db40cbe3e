"""/review with buttons: for the operators only, in private; what is accepted stands in the pack, and then answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from bot.settings import PACKS
from bot.state.tables import unanswered
from tests.botapi import BotApi, Person, Posted
from tests.conftest import Run
from tests.telegram.conftest import Served, Start
from tests.telegram.steps import turned

FIRST = 1001
"""Id of whoever is made first."""
SLUG = "musk-ai-compute"
ABSENT, IGNORE, FACT, BACK = "🚫 Not in the article", "🗑 Ignore", "✅ A fact answers this …", "◂ Back"
TOO_OLD = "This answer is too old for that. Please ask again."
LOAD = "It answers once it is published with “tathya load”."
Newsroom = tuple[Served, Person, Path]


def texts(bot: Served) -> dict[str, int]:
    """The questions without an answer that are kept, and how often each was asked."""
    engine = create_engine(bot.database)
    with engine.connect() as connection:
        found = {str(row["text"]): int(row["count"]) for row in connection.execute(select(unanswered)).mappings()}
    engine.dispose()
    return found


@pytest.fixture
def newsroom(start: Start, tmp_path: Path) -> Newsroom:
    """A bot with an operator, and the folder of its pack."""
    folder = Path(shutil.copytree(PACKS / SLUG, tmp_path / "packs" / SLUG))
    bot = start(TATHYA_OPERATORS=f"77, {FIRST}", TATHYA_PACKS=str(folder.parent))
    operator = bot.api.person("Editor")
    assert operator.id == FIRST
    return bot, operator, folder


def opened(bot: Served, operator: Person, button: str) -> Posted:
    """The review, at the group with this button."""
    listed = bot.answer(operator, "/review")
    return turned(bot.api, listed, button)


def test_only_what_got_no_answer_is_kept_in_private_and_in_groups_and_nothing_of_who_asked(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif", username="asif_rc")
    group = api.group("GPU club", members=[asif])
    bot.answer(asif, "How many GPUs in Cortex?")
    bot.answer(asif, "hello")
    bot.answer(asif, "😀")
    bot.answer(asif, "call me on 01711-223344 about Samsung")
    for _ in range(2):
        bot.answer(asif, "what is Samsung's capex")
    api.answer_to(api.says(group, asif, "/ask what is Samsung's capex"))
    api.idle()

    assert texts(bot) == {"what is Samsung's capex": 3}
    assert "Nothing is stored" not in bot.answer(asif, "/privacy").text
    bot.answer(asif, "/forget")
    assert bot.answer(asif, "/privacy").text.startswith("Nothing is stored about you.")


def test_an_alias_chosen_with_buttons_stands_in_the_pack_and_answers_after_loading(newsroom: Newsroom) -> None:
    bot, operator, folder = newsroom
    reader = bot.api.person("Reader")
    for _ in range(2):
        assert "zoogle" in bot.answer(reader, "what is Zoogle's capex").text

    group = opened(bot, operator, "what is Zoogle's capex ×2")
    assert group.text == "Asked without an answer, times: 2\n“what is Zoogle's capex”"
    choice = turned(bot.api, group, "🏷 “Zoogle” is a name of …")
    done = turned(bot.api, choice, "Google (google)")

    assert done.text.startswith(f"Written into {SLUG}/entities.yaml:\n\n-    en: [Google,")
    assert done.text.endswith(LOAD)
    assert "Google's parent, Zoogle]" in (folder / "entities.yaml").read_text(encoding="utf-8")
    assert turned(bot.api, done, BACK).text == "Nothing waits for a review."
    assert bot.tathya("load").returncode == 0
    bot.api.idle(2)
    assert "$13 billion" in bot.answer(reader, "what is Zoogle's capex").text


def test_a_golden_question_and_an_absent_one_are_written_and_both_are_done(newsroom: Newsroom) -> None:
    bot, operator, folder = newsroom
    reader = bot.api.person("Reader")
    bot.answer(reader, "what is Samsung's capex")
    bot.answer(reader, "OpenAI compute splurge for Zorgons")

    group = opened(bot, operator, "OpenAI compute splurge for Zorgons ×1")
    facts = turned(bot.api, group, FACT)
    turned(bot.api, facts, next(button for button in facts.buttons if "compute" in button))
    bot.stop()
    bot.start()  # the buttons go on working
    listed = turned(bot.api, group, BACK)
    written = turned(bot.api, turned(bot.api, listed, "what is Samsung's capex ×1"), ABSENT)

    assert written.text.count("\n+") == 2
    text = (folder / "questions.yaml").read_text(encoding="utf-8")
    assert '- ask: "OpenAI compute splurge for Zorgons"\n  facts: [openai-compute]\n' in text
    assert '- ask: "what is Samsung\'s capex"\n  facts: []' in text
    assert bot.answer(operator, "/review").text == "Nothing waits for a review."


def test_a_report_shows_what_was_answered_and_can_be_ignored(newsroom: Newsroom) -> None:
    bot, operator, folder = newsroom
    reader = bot.api.person("Reader")
    answer = bot.answer(reader, "How many GPUs in Cortex?")
    bot.api.answer_to(bot.api.says(answer.chat, reader, "/report far too many", reply_to=answer))

    group = opened(bot, operator, "⚠️ far too many ×1")
    assert group.text.startswith("Reported as wrong, times: 1\n“far too many”\nThe answer showed: 50,000: ")
    assert group.buttons == [IGNORE, BACK]  # it is a remark, no question

    assert turned(bot.api, group, IGNORE).text == "Nothing waits for a review."
    assert not (folder / "questions.yaml").exists()


def test_a_pack_with_a_fault_is_not_written_to_and_the_operator_is_told_why(newsroom: Newsroom) -> None:
    bot, operator, folder = newsroom
    bot.answer(bot.api.person("Reader"), "what is Samsung's capex")
    (folder / "facts.yaml").write_text("- id: half-written\n", encoding="utf-8")

    told = turned(bot.api, opened(bot, operator, "what is Samsung's capex ×1"), ABSENT)

    assert told.text.startswith("Not written:\n\nNothing was written, since the pack would not be sound:\n")
    assert "facts.yaml:1:" in told.text
    assert not (folder / "questions.yaml").exists()
    assert turned(bot.api, told, BACK).buttons[-1] == BACK


def test_for_everybody_else_there_is_no_such_command_and_no_such_button(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    bot.answer(asif, "what is Samsung's capex")
    assert bot.answer(asif, "/review").text == bot.answer(asif, "/nosuchcommand").text

    answer = bot.answer(asif, "How many GPUs in Cortex?")
    for data in ("o", "o:::", "o::0123456789.i", "o:zz:0123456789.n.01234567"):
        answer.raw["reply_markup"]["inline_keyboard"] = [[{"text": "?", "callback_data": data}]]
        assert api.press(answer, "?").answered.text == TOO_OLD


def test_in_a_group_an_operator_is_silently_left_without_it(newsroom: Newsroom) -> None:
    bot, operator, _ = newsroom
    bot.answer(bot.api.person("Reader"), "what is Samsung's capex")
    group = bot.api.group("GPU club", members=[operator])

    bot.stays_silent(group, operator, f"/review@{bot.api.bot_name}")


def test_operators_that_are_no_ids_are_told_at_the_start(run: Run) -> None:
    token = f"123456:{'A' * 35}"
    told = run("serve", TATHYA_TELEGRAM_TOKEN=token, TATHYA_OPERATORS="1001, @editor")

    assert told.returncode == 1
    assert told.stderr == "TATHYA_OPERATORS holds '@editor': it must be ids of Telegram users, numbers joined by commas.\n"
