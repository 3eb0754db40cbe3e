from __future__ import annotations

import pytest

from tests.golden import Ask, Says, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which cluster has the most GPUs?", 100_000),
        ("সবচেয়ে বেশি জিপিইউ কোথায়?", 100_000),
        ("shobcheye beshi gpu kar", 100_000),
        ("biggest amount of money", 157e9),
        ("সবচেয়ে বেশি টাকা কত?", 157e9),
        ("who spent the least", 2e9),
    ],
)
def test_the_largest_or_smallest_comes_first(question: str, first: float, ask: Ask) -> None:
    told = ask(question)
    assert figures(told)[0] == first
    assert is_sourced(told)


@pytest.mark.parametrize(
    "question",
    [
        "Which has the most GPUs?",
        "biggest amount of money",
        "what grew the most",
        "সবচেয়ে বেশি খরচ কার?",
        "shobcheye kom gpu kar",
        "largest spending",
    ],
)
def test_units_are_never_mixed(question: str, ask: Ask) -> None:
    told = ask(question)
    assert len({figure["unit"] for figure in told["figures"]}) == 1


def test_a_plan_does_not_count_among_what_there_is(ask: Ask) -> None:
    assert {figure["status"] for figure in ask("Which cluster has the most GPUs?")["figures"]} == {"claimed"}


def test_different_periods_are_said(ask: Ask, says: Says) -> None:
    assert says(ask("biggest amount of money"), "periods_differ")


def test_with_no_unit_in_the_question_nothing_is_ranked(ask: Ask) -> None:
    assert figures(ask("which is the best company")) == []
