"""`tathya correct`: what was answered and has changed since is put right where it stands."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings import PACKS
from tests.botapi import BotApi, Posted, Results
from tests.telegram.conftest import Served, serving
from tests.telegram.steps import first_line, turned

Run = Callable[..., "subprocess.CompletedProcess[str]"]
QUESTION, GOOGLE, VERSUS = "How many GPUs in Cortex?", "google capex", "google vs microsoft capex"
NOTHING = "No answer is to be corrected.\n"
MANY = 20
CHANGED = {
    "cortex-h100": [("50000", "61000"), ("50,000", "61,000"), ("৫০,০০০", "৬১,০০০")],
    "google-capex-q3": [("13", "15"), ("১৩ বিলিয়ন (১,৩০০", "১৫ বিলিয়ন (১,৫০০")],
    "cortex-purpose": [("full self-driving (FSD) system", "humanoid robots")],
}
REMOVED = "cortex-dojo"


def edit(facts: Path) -> None:
    """Change some facts in the file, and take one out."""
    text = facts.read_text(encoding="utf-8")
    for fact, pairs in CHANGED.items():
        [block] = re.findall(rf"^- id: {fact}\n(?:[^-\n].*\n|\n)*", text, re.MULTILINE)
        changed = block
        for old, new in pairs:
            assert old in changed
            changed = changed.replace(old, new)
        text = text.replace(block, changed)
    facts.write_text(re.sub(rf"^- id: {REMOVED}\n(?:[^-\n].*\n|\n)*", "", text, flags=re.MULTILINE), encoding="utf-8")


@dataclass
class Newsroom:
    """A running bot, what it has answered, and what was printed when that was corrected."""

    served: Served
    messages: dict[str, Posted] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)
    cards: list[Results] = field(default_factory=list)
    inline: Posted | None = None

    @property
    def api(self) -> BotApi:
        return self.served.api

    def ask(self, name: str, question: str) -> Posted:
        """What somebody new is answered in private."""
        self.messages[name] = self.served.answer(self.api.person(name), question)
        return self.messages[name]

    def correct(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """The command, with some settings changed."""
        kept = dict(self.served.environment)
        self.served.environment |= settings
        try:
            return self.served.tathya("correct", *arguments)
        finally:
            self.served.environment = kept

    def ask_all(self) -> None:
        """Answers of every kind, before anything is changed."""
        api, mita = self.api, self.api.person("Mita", "bn")
        for name, question in {
            "private": QUESTION,
            "other": "How much did Microsoft spend on capex?",
            "sum": VERSUS,
            "pressed": VERSUS,
            "yes": "Will Cortex have 50,000 GPUs?",
            "sentence": "What will Cortex be used for?",
            "gone": "How many Dojo chips in Cortex?",
            "deleted": QUESTION,
            "waits": QUESTION,
            **{f"many {number}": GOOGLE for number in range(MANY)},
        }.items():
            self.texts[name] = self.ask(name, question).text
        self.buttons = self.messages["private"].buttons
        group = api.group("Office", members=[mita])
        self.messages["group"] = api.answer_to(api.says(group, mita, "/ask কর্টেক্সে কয়টা জিপিইউ?"))
        self.cards.append(api.inline(mita, QUESTION))
        self.inline = api.chooses(self.cards[0][0], api.group("Family", members=[mita], bot="left"))

    def correct_all(self) -> None:
        """Correct them, with one message that is gone and one that has to wait."""
        self.texts["unreachable"] = self.correct(TATHYA_BOT_API_URL="http://127.0.0.1:9").stderr
        self.texts["dry run"] = self.correct("--dry-run").stdout
        self.texts["edits before"] = str(sum(message.edited for message in self.messages.values()))
        self.texts["pressed"] = turned(self.api, self.messages["pressed"], "⋯").text
        self.api.fail("editMessageText", "Bad Request: message to edit not found", chat=self.messages["deleted"].chat)
        self.api.fail("editMessageText", retry_after=1, chat=self.messages["waits"].chat)
        self.texts["run"] = self.correct().stdout
        self.cards.append(self.api.inline(self.api.person("Asif"), QUESTION))


@pytest.fixture(scope="module")
def newsroom(database_url: str, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A bot whose pack has been changed while it ran."""
    folder = tmp_path_factory.mktemp("newsroom")
    shutil.copytree(PACKS, folder / "packs")
    with serving(database_url, environment, folder, False, {"TATHYA_PACKS": str(folder / "packs")}) as served:
        newsroom = Newsroom(served)
        newsroom.ask_all()
        [facts] = (folder / "packs").glob("*/facts.yaml")
        edit(facts)
        assert served.tathya("load").returncode == 0
        newsroom.correct_all()
        yield newsroom


def test_a_dry_run_tells_what_would_change_names_nobody_and_changes_nothing(newsroom: Newsroom) -> None:
    head, *lines = newsroom.texts["dry run"].splitlines()

    assert head == f"{9 + MANY} messages in {9 + MANY} chats would be corrected:"
    assert lines == [
        "  cortex-dojo: 20,000 -> no longer there (1 message)",
        "  Nvidia H100 GPUs in Tesla's Cortex cluster: 50,000 -> 61,000 (5 messages)",
        "  what Tesla's Cortex cluster is for: ? -> Tesla's Cortex cluster is meant for training the company's humanoid robots."
        " (1 message)",
        f"  Google's capital expenditure: $13 billion -> $15 billion ({2 + MANY} messages)",
    ]
    assert newsroom.texts["edits before"] == "0"


@pytest.mark.parametrize(
    ("name", "figure", "note"),
    [("private", "61,000", "Corrected on {day}: this figure has changed since."), ("group", "৬১,০০০টি", "-এ সংশোধিত: অঙ্কটি")],
)
def test_answers_get_the_new_figure_in_bold_and_the_date(name: str, figure: str, note: str, newsroom: Newsroom) -> None:
    answer = newsroom.messages[name]

    assert answer.html.startswith(f"<b>{figure}</b> · ")
    assert note.format(day=f"{datetime.now(UTC):%-d %B %Y}") in answer.text
    assert "50,000" not in answer.text
    assert "৫০,০০০" not in answer.text


def test_what_has_not_changed_is_left_alone(newsroom: Newsroom) -> None:
    other = newsroom.messages["other"]

    assert (other.text, other.edited) == (newsroom.texts["other"], 0)


def test_buttons_and_follow_ups_of_a_corrected_answer_know_the_new_figure(newsroom: Newsroom) -> None:
    api, answer = newsroom.api, newsroom.messages["private"]
    assert answer.buttons[:4] == newsroom.buttons[:4]  # those after them lead to related facts

    bengali = turned(api, answer, "🌐 বাংলা").text
    assert answer.chat.person
    follow_up = api.answer_to(api.says(answer.chat, answer.chat.person, "source?", reply_to=answer))

    assert "৬১,০০০টি" in bengali
    assert "সংশোধিত" in bengali
    assert "61,000" in follow_up.text


def test_a_sum_is_never_told_again_once_a_part_of_it_has_changed(newsroom: Newsroom) -> None:
    told = newsroom.messages["sum"].text

    assert "$7 billion" in newsroom.texts["sum"]
    assert all(figure in told for figure in ("$15 billion", "$20 billion", "Corrected on"))
    assert not [figure for figure in ("$7 billion", "$5 billion", "$13 billion", "Ahead") if figure in told]


def test_yes_does_not_stay_where_the_figure_that_it_confirmed_has_changed(newsroom: Newsroom) -> None:
    assert newsroom.texts["yes"].startswith("Yes")
    assert first_line(newsroom.messages["yes"]).startswith("61,000")
    assert "Yes" not in newsroom.messages["yes"].text


def test_a_sentence_is_told_as_it_is_now(newsroom: Newsroom) -> None:
    assert "self-driving" in newsroom.texts["sentence"]
    assert "humanoid robots" in newsroom.messages["sentence"].text
    assert "self-driving" not in newsroom.messages["sentence"].html


def test_an_answer_whose_fact_is_no_more_says_so(newsroom: Newsroom) -> None:
    assert newsroom.messages["gone"].text == "The article no longer holds this."
    assert newsroom.messages["gone"].buttons == []


def test_a_message_that_is_gone_or_must_wait_does_not_keep_the_others_from_being_corrected(newsroom: Newsroom) -> None:
    assert newsroom.texts["run"].splitlines()[-1] == f"Changed: {8 + MANY}. Could not be changed: 1."
    assert "61,000" in newsroom.messages["waits"].text
    assert "50,000" in newsroom.messages["deleted"].text


def test_it_leaves_the_bot_its_share_of_what_telegram_takes_a_second(newsroom: Newsroom) -> None:
    chats = {newsroom.messages[f"many {number}"].chat.id for number in range(MANY)}
    times = [call.time for call in newsroom.api.calls("editMessageText") if call.chat in chats]

    assert len(times) == MANY
    assert times[-1] - times[0] > (MANY - 2) / 20


def test_running_it_again_changes_nothing(newsroom: Newsroom) -> None:
    gone = newsroom.messages["deleted"]
    edits = {name: message.edited for name, message in newsroom.messages.items() if message is not gone}

    first, second = newsroom.correct(), newsroom.correct()

    assert first.stdout.endswith("Changed: 1. Could not be changed: 0.\n")  # the fault was a passing one
    assert "61,000" in gone.text
    assert second.stdout == NOTHING
    assert edits == {name: message.edited for name, message in newsroom.messages.items() if message is not gone}


def test_a_press_before_the_correction_shows_what_holds_now(newsroom: Newsroom) -> None:
    told = newsroom.texts["pressed"]

    assert "A figure in this answer has been corrected since." in told
    assert "$15 billion" in told
    assert "$7 billion" not in told


def test_other_facts_give_other_cards_in_inline_mode_and_old_ones_the_new_figure(newsroom: Newsroom) -> None:
    before, after = newsroom.cards
    assert newsroom.inline

    assert not {card.id for card in before} & {card.id for card in after}
    assert "61,000" in after[0].title
    assert "৬১,০০০টি" in turned(newsroom.api, newsroom.inline, "🌐 বাংলা", newsroom.api.person("Asif")).text


def test_it_says_in_a_sentence_what_hinders_it(newsroom: Newsroom, run: Run) -> None:
    without_token, no_days = run("correct"), run("correct", "--days", "0")

    assert "get a token from BotFather" in without_token.stderr
    assert "no number of days from 1 to 7" in no_days.stderr
    assert newsroom.texts["unreachable"].startswith("Telegram cannot be reached")
    assert [without_token.returncode, no_days.returncode, newsroom.texts["unreachable"].count("\n")] == [1, 2, 1]
