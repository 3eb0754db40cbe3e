"""Dates, months, quarters, years and spans."""

from __future__ import annotations

import pytest

from knowledge.periods import is_period, order, tags


@pytest.mark.parametrize(
    "text", ["2024", "2024-10", "2024-Q3", "2024-10-29", "2024-02-29", "2024-01/2024-09", "2023/2024-01", "2024/2024"]
)
def test_a_period_is_a_day_month_quarter_year_or_span(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "24", "2024-13", "2024-00", "2024-Q5", "2024-q3", "2024-2-3", "2024-10-32", "2023-02-29", "2024-Q3-01"),
        *("October 2024", "2024/", "/2024", "2023/2024/2025", "2024-10/2024-13", "২০২৪", "2024 ", "2024\n"),
    ],
)
def test_anything_else_is_no_period(text: str) -> None:
    assert not is_period(text)


def test_a_span_does_not_end_before_it_begins() -> None:
    assert not is_period("2024-10/2024-01")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", {"p:2024"}),
        ("2024-10", {"p:2024", "p:2024-10", "p:10"}),
        ("2024-Q3", {"p:2024", "p:2024-Q3", "p:Q3"}),
        ("2024-10-29", {"p:2024", "p:2024-10", "p:10", "p:2024-10-29", "p:10-29", "p:weekday-2"}),
        ("2024-01/2024-09", {"p:2024", "p:2024-01/2024-09", "p:span"}),
        ("2025-07/2026-06", {"p:2025", "p:2026", "p:2025-07/2026-06", "p:2025/2026", "p:span"}),
        ("2023/2024", {"p:2023", "p:2024", "p:2023/2024", "p:span"}),
    ],
)
def test_a_period_is_found_by_every_way_of_naming_it(text: str, expected: set[str]) -> None:
    assert set(tags(text)) == expected


def test_periods_sort_by_their_beginning() -> None:
    rising = ["2023-12", "2024", "2024-01/2024-09", "2024-01-15", "2024-Q3", "2024-07-22", "2024-Q4", "2025"]

    assert sorted(set(rising), key=order) == rising
