from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "figure", "converted"),
    [
        ("Google's 38 billion in crore", 38e9, "3,800 crore"),
        ("৩৮ বিলিয়ন কত কোটি", 38e9, "৩,৮০০ কোটি ডলার"),
        ("openai valuation crore e koto", 157e9, "১৫,৭০০ কোটি ডলার"),
        ("ওপেনএআইয়ের মূল্যায়ন কোটিতে কত?", 157e9, "১৫,৭০০ কোটি ডলার"),
        ("Microsoft capex in million", 20e9, "20,000 million"),
        ("Memphis gpus in lakh", 100_000, "1 lakh"),
        pytest.param("38 billion koto koti", 38e9, "৩,৮০০ কোটি ডলার"),
    ],
)
def test_a_figure_is_told_in_the_scale_asked_for(question: str, figure: float, converted: str, ask: Ask) -> None:
    told = ask(question)
    assert figures(told) == [figure]
    assert converted in told["text"]
    assert is_sourced(told)


def test_the_last_answer_may_be_asked_for_in_another_scale(ask: Ask) -> None:
    assert "15,700 crore" in ask("in crore?", "openai valuation")["text"]


def test_dollars_are_never_turned_into_taka(ask: Ask) -> None:
    assert "BDT" not in {figure["unit"] for figure in ask("OpenAI valuation in taka")["figures"]}
    assert "টাকা" not in ask("ওপেনএআইয়ের মূল্যায়ন কত টাকা?")["text"].splitlines()[0]
