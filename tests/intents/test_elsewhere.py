"""What another article gives in place of an answer's figure: bot/intents/elsewhere.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.intents.elsewhere import with_other_articles
from bot.intents.finding import stated
from bot.intents.inquiry import Inquiry
from bot.model import Figure, Finding, Social
from bot.question import PeriodMention, Question
from knowledge.model import Fact, Number
from knowledge.store import Knowledge
from tests.knowledge.conftest import ARTICLE, SOURCE, edition_of, fact

QUESTION = Question("tesla capex?", "en")
NEW = fact("new-capex", "tesla", "capex", Number(9e9, "USD"), period="2024-Q3", source=replace(SOURCE, article="new"))
OLD = fact("old-capex", "tesla", "capex", Number(6e9, "USD"), period="2023-Q3", source=replace(SOURCE, article="old"))


@pytest.fixture
def inquiry(tmp_path: Path) -> Iterator[Inquiry]:
    articles = [replace(ARTICLE, id="new", as_of="2025-01"), replace(ARTICLE, id="old")]
    with closing(Knowledge(f"sqlite:///{tmp_path / 'tathya.db'}")) as knowledge:
        knowledge.publish(replace(edition_of(NEW, OLD), articles=articles))
        yield Inquiry(knowledge, knowledge.entities(), knowledge.indicators(), {"new": 0, "old": 1})


def keys(answer: object) -> list[str]:
    assert isinstance(answer, Finding)
    return [line.key for line in answer.lines if line.key.endswith("_article")]


@pytest.mark.parametrize(("shown", "key"), [(NEW, "older_article"), (OLD, "newer_article")])
def test_it_tells_which_of_the_two_is_older(inquiry: Inquiry, shown: Fact, key: str) -> None:
    assert keys(with_other_articles(stated(shown), QUESTION, inquiry)) == [key]


def test_a_period_that_was_asked_for_has_no_other(inquiry: Inquiry) -> None:
    asked = replace(QUESTION, periods=(PeriodMention(frozenset({"p:2024-Q3"}), 0, 1, "q3 2024"),))

    assert keys(with_other_articles(stated(NEW), asked, inquiry)) == []


def test_what_was_computed_is_in_no_article(inquiry: Inquiry) -> None:
    computed = replace(stated(NEW), figures=(Figure(3e9, "USD", inputs=(NEW, OLD)),))

    assert keys(with_other_articles(computed, QUESTION, inquiry)) == []


def test_small_talk_stays_small_talk(inquiry: Inquiry) -> None:
    assert with_other_articles(Social("thanks"), QUESTION, inquiry) == Social("thanks")
