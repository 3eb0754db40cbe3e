from __future__ import annotations

import pytest

from tests.golden import Ask, facts


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        pytest.param("Microsoft vs Google capex", {"microsoft-capex-q1", "google-capex-q3"}, id="two-companies"),
        pytest.param("google vs microsoft capex", {"microsoft-capex-q1", "google-capex-q3"}, id="the-other-way-round"),
        pytest.param("difference between cortex h100 and dojo", {"cortex-h100", "cortex-dojo"}, id="two-chips"),
        pytest.param(
            "difference between tesla gpus in october and december",
            {"giga-texas-october", "giga-texas-december"},
            id="two-months",
        ),
        pytest.param(
            "38 billion is how many times 10 billion", {"google-infrastructure", "musk-ai-spending"}, id="two-figures"
        ),
        pytest.param("difference between 29,000 and 85,000", {"giga-texas-now", "giga-texas-december"}, id="two-counts"),
        pytest.param(
            "OpenAI compute spending plus other operating loss", {"openai-compute", "openai-other-loss"}, id="two-ideas"
        ),
        pytest.param("মাইক্রোসফট আর গুগলের মূলধনি ব্যয়ের পার্থক্য", {"microsoft-capex-q1", "google-capex-q3"}, id="in-bengali"),
    ],
)
def test_each_side_of_a_comparison_finds_its_own_figure(question: str, sides: set[str], ask: Ask) -> None:
    assert facts(ask(question)) == sides


def test_what_one_side_leaves_out_it_takes_from_the_other(ask: Ask) -> None:
    assert facts(ask("Microsoft capex in Q1 vs Google in Q3")) == {"microsoft-capex-q1", "google-capex-q3"}


def test_what_is_named_twice_is_not_compared_with_itself(ask: Ask) -> None:
    assert ask("difference between Google capex and Google capex")["intent"] != "difference"
