"""Which of several articles' facts are found: bot/intents/articles.py."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.intents.articles import newest, slot
from knowledge.model import Fact, Number
from tests.knowledge.conftest import SOURCE, fact

RANKS = {"new": 0, "old": 1}


def told(article: str, value: float, *, period: str | None = None, distance: float = 0.0, place: str | None = None) -> Fact:
    source = replace(SOURCE, article=article)
    return fact(
        f"{article}-{value}",
        "tesla",
        "capex",
        Number(value, "USD"),
        source=source,
        period=period,
        distance=distance,
        place=place,
    )


def test_a_newer_article_takes_the_place_of_an_older_one_that_fits_better() -> None:
    old, new = told("old", 1, distance=0.5), told("new", 2, distance=2.0)

    assert newest([old, new], RANKS, dated=False) == (replace(new, distance=0.5),)


def test_what_one_article_says_twice_is_kept_in_its_order() -> None:
    near, far = told("new", 1, distance=1.0), told("new", 2, distance=3.0)

    assert newest([told("old", 9), near, far], RANKS, dated=False) == (
        replace(near, distance=0.0),
        replace(far, distance=2.0),
    )


@pytest.mark.parametrize(("dated", "count"), [(False, 1), (True, 2)])
def test_other_times_are_other_things_only_where_they_are_ranked(dated: bool, count: int) -> None:
    facts = [told("old", 1, period="2022"), told("new", 2, period="2024")]

    assert len(newest(facts, RANKS, dated=dated)) == count


def test_another_place_is_another_thing() -> None:
    assert slot(told("old", 1, place="memphis")) != slot(told("new", 2))
