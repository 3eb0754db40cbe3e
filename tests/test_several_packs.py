"""One bot, many articles: a question finds its article, the newest answers, and what contradicts is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.model import Fallback, Finding, Message
from bot.settings import Settings, Sources
from tests.packs import SmallPack, Told

Asking = Callable[..., Assistant]


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    """Makes an assistant that answers from packs."""

    def made(*packs: SmallPack) -> Assistant:
        for pack in packs:
            pack.write(tmp_path / "packs")
        return assistant(Settings(f"sqlite:///{tmp_path / 'tathya.db'}", Sources(packs=tmp_path / "packs")))

    return made


def text(bot: Assistant, question: str, *articles: str) -> str:
    return bot.reply(bot.answer(Message(question, articles=articles))).text


OLD = SmallPack("old-bridge", "2023-05", [Told("meghna-bridge", "cost", 300_000_000), Told("padma-rail", "revenue", 7_000_000)])
NEW = SmallPack("new-bridge", "2025-02", [Told("meghna-bridge", "cost", 420_000_000)])


def test_a_question_finds_the_article_of_what_it_names(asking: Asking) -> None:
    bot = asking(OLD, NEW)
    rail = text(bot, "what is the revenue of Padma Rail?")

    assert "7 million" in rail
    assert "Title of old-bridge" in rail


def test_the_newest_article_answers_and_tells_of_the_older_figure_with_dates(asking: Asking) -> None:
    reply = text(asking(OLD, NEW), "what did Meghna Bridge cost?").splitlines()

    assert "$420 million" in reply[0]
    [older] = [line for line in reply if "older article" in line]
    assert "$300 million" in older
    assert "May 2023" in older
    assert "February 2025" in reply[-1]


def test_it_says_so_in_bengali_too(asking: Asking) -> None:
    reply = text(asking(OLD, NEW), "মেঘনা সেতুর নির্মাণ ব্যয় কত?")

    assert "৪২০ মিলিয়ন" in reply.splitlines()[0]
    assert "৩০০ মিলিয়ন" in reply
    assert "আগের একটি নিবন্ধে" in reply


def test_articles_that_agree_have_nothing_to_be_told(asking: Asking) -> None:
    same = SmallPack("same-bridge", "2025-02", [Told("meghna-bridge", "cost", 300_000_000)])

    assert "older article" not in text(asking(OLD, same), "what did Meghna Bridge cost?")


def test_a_period_that_is_named_is_not_answered_from_another(asking: Asking) -> None:
    first = SmallPack("first", "2023-05", [Told("padma-rail", "revenue", 5_000_000, "2022")])
    second = SmallPack("second", "2025-05", [Told("padma-rail", "revenue", 9_000_000, "2024")])
    bot = asking(first, second)

    assert "$5 million" in text(bot, "Padma Rail revenue 2022")
    assert "9 million" not in text(bot, "Padma Rail revenue 2022")
    assert "$9 million" in text(bot, "Padma Rail revenue").splitlines()[0]
    assert isinstance(bot.answer(Message("Padma Rail revenue 2021")).answer, Fallback)


def test_this_year_is_that_of_the_article(asking: Asking) -> None:
    first = SmallPack("first", "2023-05", [Told("padma-rail", "revenue", 5_000_000, "2023")])
    second = SmallPack("second", "2025-05", [Told("meghna-bridge", "revenue", 9_000_000, "2023")])
    bot = asking(first, second)

    assert "$5 million" in text(bot, "Padma Rail revenue this year")
    assert isinstance(bot.answer(Message("Meghna Bridge revenue this year")).answer, Fallback)


def test_a_chat_may_ask_one_article_only(asking: Asking) -> None:
    bot = asking(OLD, NEW)

    assert "$300 million" in text(bot, "what did Meghna Bridge cost?", "old-bridge")
    assert "420" not in text(bot, "what did Meghna Bridge cost?", "old-bridge")
    assert isinstance(bot.answer(Message("Padma Rail revenue", articles=("new-bridge",))).answer, Fallback)


def test_entities_of_one_name_are_united_though_their_ids_differ(asking: Asking) -> None:
    other = {"bridge-of-meghna": ("machine", "Meghna Bridge", "মেঘনা ব্রিজ")}
    late = SmallPack("late", "2025-02", [Told("bridge-of-meghna", "opening", "2025-01")], entities=other)
    bot = asking(OLD, late)

    assert "January 2025" in text(bot, "when did Meghna Bridge open?")
    assert "৩০০ মিলিয়ন" in text(bot, "মেঘনা ব্রিজের নির্মাণ ব্যয় কত?")


def test_facts_of_one_id_are_kept_apart(asking: Asking) -> None:
    one = SmallPack("one", "2023-01", [Told("padma-rail", "revenue", 1_000_000, id="figure")])
    two = SmallPack("two", "2024-01", [Told("meghna-bridge", "revenue", 2_000_000, id="figure")])
    bot = asking(one, two)
    answers = [bot.answer(Message(f"{name} revenue")).answer for name in ("Padma Rail", "Meghna Bridge")]

    assert [answer.facts[0].id for answer in answers if isinstance(answer, Finding)] == ["figure", "two.figure"]
    assert bot.catalogue.fact("two.figure") is not None


def test_one_article_is_answered_from_as_if_there_were_no_others(asking: Asking) -> None:
    assert "article" not in text(asking(NEW), "what did Meghna Bridge cost?")
