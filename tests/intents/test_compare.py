from __future__ import annotations

import pytest

from tests.golden import Ask, Says, figures, is_sourced


@pytest.mark.parametrize(
    "question",
    [
        "Microsoft vs Google capex",
        "Google vs Microsoft capex",
        "মাইক্রোসফট বনাম গুগল মূলধনি ব্যয়",
        "গুগল না মাইক্রোসফট, কার মূলধনি ব্যয় বেশি?",
        "microsoft na google kar capex beshi",
    ],
)
def test_the_larger_comes_first_with_the_gap_and_a_word_on_the_periods(question: str, ask: Ask, says: Says) -> None:
    told = ask(question)
    assert figures(told) == [20e9, 13e9]
    assert "computed" in told["text"] or "হিসাব করা" in told["text"]
    assert says(told, "periods_differ")
    assert is_sourced(told)


def test_figures_of_one_period_are_compared_without_that_word(ask: Ask, says: Says) -> None:
    told = ask("OpenAI compute spending vs other operating loss")
    assert (figures(told), says(told, "periods_differ")) == ([7e9, 5e9], False)


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("compare Memphis and Cortex gpus", [100_000, 50_000]),
        ("মেমফিস না কর্টেক্স, কোনটায় জিপিইউ বেশি?", [100_000, 50_000]),
        ("memphis or cortex, which has more gpus?", [100_000, 50_000]),
    ],
)
def test_machines_are_compared_by_their_gpus(question: str, given: list[float], ask: Ask) -> None:
    assert figures(ask(question)) == given


@pytest.mark.parametrize(
    "question",
    [
        "গুগলের মূলধনি ব্যয় বনাম কর্টেক্সের জিপিইউ",
        pytest.param("Memphis gpus vs OpenAI valuation"),
    ],
)
def test_money_and_machines_are_never_set_against_each_other(question: str, ask: Ask) -> None:
    told = ask(question)
    assert told["intent"] != "compare"
    assert "computed" not in told["text"]
    assert "হিসাব করা" not in told["text"]


@pytest.mark.parametrize("question", ["Tesla vs Toyota spending", "গুগল বনাম অ্যামাজন মূলধনি ব্যয়"])
def test_one_unknown_side_is_enough_to_refuse(question: str, ask: Ask) -> None:
    assert (ask(question)["outcome"], figures(ask(question))) == ("unknown", [])
