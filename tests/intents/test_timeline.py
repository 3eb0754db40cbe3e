from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "months"),
    [
        ("Timeline of the Memphis supercomputer", ["July 2024", "September 2024", "December 2024"]),
        ("মেমফিসের সময়রেখা", ["জুলাই ২০২৪", "সেপ্টেম্বর ২০২৪", "ডিসেম্বর ২০২৪"]),
        ("memphis er ghotona dhape dhape bolo", ["জুলাই ২০২৪", "সেপ্টেম্বর ২০২৪", "ডিসেম্বর ২০২৪"]),
    ],
)
def test_dated_facts_come_in_their_order(question: str, months: list[str], ask: Ask) -> None:
    told = ask(question)
    places = [told["text"].find(month) for month in months]
    assert -1 not in places
    assert places == sorted(places)
    assert is_sourced(told)


def test_what_happened_in_a_month_is_told_and_nothing_else(ask: Ask) -> None:
    lines = ask("what happened in September")["text"].splitlines()
    assert any("Colossus" in line for line in lines)
    assert any("online" in line for line in lines)
    assert not any(line.startswith(("July", "August", "October")) for line in lines)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("which came first, cortex or colossus?", "Cortex"),
        ("কোনটা আগে, কলোসাস না কর্টেক্স?", "Cortex"),
        ("konta age cortex na colossus", "Cortex"),
    ],
)
def test_which_came_first_is_said(question: str, first: str, ask: Ask) -> None:
    assert first in ask(question)["text"].splitlines()[0]


def test_the_growth_of_a_cluster_is_told_step_by_step(ask: Ask) -> None:
    assert [value for value in figures(ask("timeline of Tesla's gpus")) if value in (50_000, 85_000)] == [50_000, 85_000]
