from __future__ import annotations

import pytest

from tests.golden import Ask, Says, figures, is_sourced


@pytest.mark.parametrize(
    "question",
    [
        "difference between Microsoft and Google capex",
        "মাইক্রোসফট আর গুগলের মূলধনি ব্যয়ের পার্থক্য কত?",
        "microsoft ar google er capex er parthokko koto",
    ],
)
def test_the_gap_is_computed_says_so_and_warns_of_the_periods(question: str, ask: Ask, says: Says) -> None:
    told = ask(question)
    assert figures(told) == [7e9]
    assert told["figures"][0]["inputs"] == ["microsoft-capex-q1", "google-capex-q3"]
    assert "computed" in told["text"] or "হিসাব করা" in told["text"]
    assert says(told, "periods_differ")
    assert is_sourced(told)


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("how many more gpus does Memphis have than Texas", 71_000),
        ("difference between tesla gpus in october and december", 35_000),
        ("অক্টোবর আর ডিসেম্বরে টেসলার জিপিইউর পার্থক্য কত?", 35_000),
    ],
)
def test_the_gap_of_two_counts_is_computed(question: str, gap: float, ask: Ask) -> None:
    assert figures(ask(question)) == [gap]


def test_it_may_be_asked_of_the_last_two_answers(ask: Ask) -> None:
    assert figures(ask("what is the difference?", "microsoft capex", "google capex")) == [7e9]


def test_a_gap_between_dollars_and_chips_is_not_computed(ask: Ask) -> None:
    told = ask("difference between OpenAI valuation and Memphis gpus")
    assert all(figure["status"] != "computed" for figure in told["figures"])
