"""Versions of packs: published in one transaction, refused with their faults, gone back from."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Empty, Queue
from signal import SIGINT, default_int_handler, signal
from subprocess import PIPE, STDOUT, Popen
from threading import Thread

import pytest

from bot.bootstrap import assistant, renewed
from bot.conversations import Memory
from bot.model import Message
from bot.publishing import Published, publish, roll_back
from bot.settings import Settings, Sources
from knowledge.errors import InvalidFiles, TathyaError
from knowledge.store import Knowledge
from tests.packs import ENTITIES, INDICATORS, SmallPack, Told

QUESTION = "what did Meghna Bridge cost?"


def bridge(cost: int, **fields: object) -> SmallPack:
    return SmallPack("bridge", "2025-02", [Told("meghna-bridge", "cost", cost)], **fields)  # type: ignore[arg-type]


RAIL = SmallPack("rail", "2024-02", [Told("padma-rail", "revenue", 7_000_000)])


class Newsroom:
    """A folder of packs, a database and what it answers."""

    def __init__(self, folder: Path) -> None:
        self.packs = folder / "packs"
        self.settings = Settings(f"sqlite:///{folder / 'tathya.db'}", Sources(packs=self.packs))
        self.knowledge = Knowledge(self.settings.database_url)

    def publish(self, *packs: SmallPack) -> Published:
        for pack in packs:
            pack.write(self.packs)
        return publish(self.knowledge, self.settings.sources)

    def back(self, pack: str, number: int | None = None) -> Published:
        return roll_back(self.knowledge, self.settings.sources, pack, number)

    def answer(self, question: str = QUESTION) -> str:
        bot = assistant(self.settings)
        return bot.reply(bot.answer(Message(question))).headline

    def break_bridge(self) -> None:
        facts = self.packs / "bridge" / "facts.yaml"
        facts.write_text(facts.read_text(encoding="utf-8").replace("status: reported", "status: sure"), encoding="utf-8")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def test_a_changed_pack_is_a_new_version_and_no_other_is(newsroom: Newsroom) -> None:
    first = newsroom.publish(bridge(300_000_000), RAIL)
    second = newsroom.publish(bridge(420_000_000))

    assert [(version.pack, version.number) for version in first.new] == [("bridge", 1), ("rail", 1)]
    assert [(version.pack, version.number) for version in second.new] == [("bridge", 2)]
    assert "$420 million" in newsroom.answer()


def test_a_bad_version_is_refused_with_its_faults_and_the_last_good_one_answers(newsroom: Newsroom) -> None:
    newsroom.publish(bridge(300_000_000))
    bridge(420_000_000).write(newsroom.packs)
    newsroom.break_bridge()
    refused = newsroom.publish(RAIL)

    assert "status" in str(refused.problems[0])
    assert refused.problems[0].file == newsroom.packs / "bridge" / "facts.yaml"
    assert [version.pack for version in refused.new] == ["rail"]
    assert "$300 million" in newsroom.answer()
    assert "$7 million" in newsroom.answer("Padma Rail revenue")


def test_a_name_that_begins_like_a_known_one_is_another(newsroom: Newsroom) -> None:
    newsroom.publish(bridge(300_000_000))

    assert "300" in newsroom.answer("What is the Meghna Bridge's building cost?")
    assert "300" not in newsroom.answer("What is the Meghna Bridge North's building cost?")


def test_a_golden_question_teaches_no_other_meaning_of_a_word(newsroom: Newsroom) -> None:
    folder = bridge(300_000_000).write(newsroom.packs)
    asked = "- {ask: meghna bridge banate koto kharach gelo, facts: meghna-bridge-cost}\n"  # heard as a car, or an accident
    (folder / "questions.yaml").write_text(asked, encoding="utf-8")
    newsroom.publish()

    for other in ("what was the accident at Meghna Bridge?", "মেঘনা সেতুর গাড়ির খবর কী?"):
        assert "300" not in newsroom.answer(other)
        assert "৩০ কোটি" not in newsroom.answer(other)


def test_nothing_sound_at_all_is_an_error_and_changes_nothing(newsroom: Newsroom) -> None:
    bridge(420_000_000).write(newsroom.packs)
    newsroom.break_bridge()

    with pytest.raises(InvalidFiles):
        newsroom.publish()
    assert newsroom.knowledge.versions() == ()


def test_one_can_go_back_and_the_newer_files_wait_until_they_change(newsroom: Newsroom) -> None:
    newsroom.publish(bridge(300_000_000))
    newsroom.publish(bridge(420_000_000))
    newsroom.back("bridge")

    assert "$300 million" in newsroom.answer()
    newsroom.publish()  # the same files: somebody has decided against them
    assert "$300 million" in newsroom.answer()
    newsroom.publish(bridge(450_000_000))
    assert "$450 million" in newsroom.answer()
    assert [(version.number, version.live) for version in newsroom.knowledge.versions()] == [(3, True), (2, False), (1, False)]


def test_one_can_go_back_to_a_version_by_its_number(newsroom: Newsroom) -> None:
    for cost in (1, 2, 3):
        newsroom.publish(bridge(cost * 100_000_000))
    newsroom.back("bridge", 1)
    assert "$100 million" in newsroom.answer()
    newsroom.back("bridge", 3)
    assert "$300 million" in newsroom.answer()


@pytest.mark.parametrize(("pack", "number"), [("bridge", None), ("bridge", 9), ("gone", None)])
def test_going_back_to_nothing_says_what_there_is(newsroom: Newsroom, pack: str, number: int | None) -> None:
    newsroom.publish(bridge(300_000_000))

    with pytest.raises(TathyaError, match="tathya packs"):
        newsroom.back(pack, number)


def test_a_pack_whose_folder_is_gone_answers_no_longer(newsroom: Newsroom) -> None:
    newsroom.publish(bridge(300_000_000), RAIL)
    for path in (newsroom.packs / "rail").iterdir():
        path.unlink()
    (newsroom.packs / "rail").rmdir()

    assert newsroom.publish().gone == ("rail",)
    assert "$7 million" not in newsroom.answer("Padma Rail revenue")


def test_units_that_contradict_are_refused_where_they_came_later(newsroom: Newsroom) -> None:
    newsroom.publish(bridge(300_000_000))
    taka = {**INDICATORS, "cost": ("BDT", ["cost", "money"], "building cost", "নির্মাণ ব্যয়")}
    other = SmallPack("other", "2023-01", [Told("padma-rail", "cost", 5)], indicators=taka)
    refused = newsroom.publish(other)

    assert "measured in BDT here and in USD in bridge" in str(refused.problems[0])
    assert refused.problems[0].file.name == "indicators.yaml"
    assert [version.pack for version in refused.live] == ["bridge"]


def test_a_thing_that_is_of_another_kind_elsewhere_is_refused(newsroom: Newsroom) -> None:
    newsroom.publish(bridge(300_000_000))
    place = {**ENTITIES, "meghna-bridge": ("place", "Meghna Bridge", "মেঘনা সেতু")}
    refused = newsroom.publish(SmallPack("other", "2023-01", [Told("meghna-bridge", "revenue", 5)], entities=place))

    assert "is a place here and a machine in another pack" in str(refused.problems[0])


def test_a_contradicting_change_leaves_the_last_good_version(newsroom: Newsroom) -> None:
    newsroom.publish(bridge(300_000_000), RAIL)
    taka = {**INDICATORS, "revenue": ("BDT", [], "revenue", "আয়")}
    newsroom.publish(SmallPack("third", "2022-01", [Told("tesla", "revenue", 1_000_000)]))
    refused = newsroom.publish(SmallPack("rail", "2024-02", [Told("padma-rail", "revenue", 9_000_000)], indicators=taka))

    assert refused.problems
    assert "$7 million" in newsroom.answer("Padma Rail revenue")


def test_a_running_assistant_answers_from_what_is_published_now(newsroom: Newsroom) -> None:
    newsroom.publish(bridge(300_000_000))
    conversations = Memory(30)
    bot = assistant(newsroom.settings, conversations)
    assert renewed(bot, newsroom.settings, conversations) is bot

    newsroom.publish(RAIL)
    bot = renewed(bot, newsroom.settings, conversations)
    assert "$7 million" in bot.reply(bot.answer(Message("Padma Rail revenue"))).text


class Watching:
    """`tathya load --watch` as a process, and what it has said."""

    def __init__(self, newsroom: Newsroom, environment: dict[str, str]) -> None:
        settings = {"TATHYA_DATABASE_URL": newsroom.settings.database_url, "TATHYA_PACKS": str(newsroom.packs)}
        command = [sys.executable, "-m", "bot", "load", "--watch"]
        self.process = Popen(
            command,
            env=environment | settings,
            cwd=newsroom.packs,
            stdout=PIPE,
            stderr=STDOUT,
            encoding="utf-8",
            preexec_fn=lambda: signal(SIGINT, default_int_handler),  # noqa: PLW1509 - in the background it is ignored
        )
        self.said: Queue[str] = Queue()
        assert self.process.stdout
        self.reading = Thread(target=self._read, args=[self.process.stdout])
        self.reading.start()

    def _read(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.said.put(line)

    def end(self) -> None:
        self.process.kill()
        self.reading.join()
        self.process.communicate()

    def says(self, words: str) -> None:
        """Wait until it says this."""
        before = list[str]()
        while not any(words in line for line in before):
            try:
                before.append(self.said.get(timeout=30))
            except Empty:
                raise AssertionError(f"{words!r} was not said, but: {''.join(before)}") from None


@pytest.fixture
def watching(newsroom: Newsroom, environment: dict[str, str]) -> Iterator[Watching]:
    newsroom.packs.mkdir()
    bridge(300_000_000).write(newsroom.packs)
    watching = Watching(newsroom, environment)
    yield watching
    watching.end()


def test_a_watched_folder_is_published_whenever_it_changes_and_is_sound(newsroom: Newsroom, watching: Watching) -> None:
    watching.says("bridge: version 1 answers now")
    newsroom.break_bridge()
    watching.says("the last good version goes on answering")
    assert "$300 million" in newsroom.answer()
    bridge(420_000_000).write(newsroom.packs)
    watching.says("bridge: version 2 answers now")
    assert "$420 million" in newsroom.answer()

    watching.process.send_signal(SIGINT)
    assert watching.process.wait(timeout=10) in (0, 130)


def test_a_watched_folder_is_tried_again_when_the_database_was_busy(newsroom: Newsroom, watching: Watching) -> None:
    watching.says("bridge: version 1 answers now")
    busy = sqlite3.connect(newsroom.settings.database_url.removeprefix("sqlite:///"), isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")
    bridge(420_000_000).write(newsroom.packs)
    watching.says("it is tried again")
    busy.execute("ROLLBACK")
    busy.close()
    watching.says("bridge: version 2 answers now")
