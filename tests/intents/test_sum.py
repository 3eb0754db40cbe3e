from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    "question",
    [
        "total of cortex h100 and dojo",
        "কর্টেক্সের H100 আর ডোজো মিলিয়ে কয়টা?",
        "cortex er h100 ar dojo miliye koyta",
        pytest.param("কর্টেক্সে মোট কতগুলো চিপ?"),
        "How many chips altogether in Cortex?",
    ],
)
def test_a_total_is_computed_and_says_so_and_from_what(question: str, ask: Ask) -> None:
    told = ask(question)
    assert figures(told) == [70_000]
    assert told["figures"][0]["status"] == "computed"
    assert set(told["figures"][0]["inputs"]) == {"cortex-h100", "cortex-dojo"}
    assert "computed" in told["text"] or "হিসাব করা" in told["text"]
    assert ("50,000" in told["text"] and "20,000" in told["text"]) or ("৫০,০০০" in told["text"] and "২০,০০০" in told["text"])
    assert is_sourced(told)


def test_a_total_of_estimates_is_about(ask: Ask) -> None:
    told = ask("OpenAI compute spending and other operating loss together")
    assert (figures(told), told["figures"][0]["qualifier"]) == ([12e9], "about")


@pytest.mark.parametrize(
    "question",
    [
        "total spending of Tesla and xAI together",
        "এ বছর টেসলা আর xAI মিলে মোট কত ঢালছে?",
        "এ বছর এআই কম্পিউটে টেসলা ও xAI মিলে কত খরচ করছে?",
        "tesla r xai duita mile ai te koto khoroch kortese",
    ],
)
def test_a_figure_that_is_a_total_already_is_not_added_up_again(question: str, ask: Ask) -> None:
    told = ask(question)
    assert figures(told) == [10e9]
    assert told["figures"][0]["status"] == "claimed"


@pytest.mark.parametrize("question", ["total of Memphis gpus and OpenAI valuation", "sum of google capex and cortex h100"])
def test_money_and_machines_are_never_added_up(question: str, ask: Ask) -> None:
    assert all(figure["status"] != "computed" for figure in ask(question)["figures"])
