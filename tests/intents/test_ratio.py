from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "times"),
    [
        ("38 billion is how many times 10 billion", 3.8),
        ("৩৮ বিলিয়ন ১০ বিলিয়নের কত গুণ?", 3.8),
        ("38 billion 10 billion er koto gun", 3.8),
        ("মেমফিস টেসলার টেক্সাস ক্লাস্টারের কত গুণ?", 3.45),
        ("How many times Tesla's cluster is Memphis?", 3.45),
    ],
)
def test_the_quotient_is_computed_and_says_so_and_from_what(question: str, times: float, ask: Ask) -> None:
    told = ask(question)
    assert (figures(told), told["figures"][0]["unit"]) == ([times], "times")
    assert len(told["figures"][0]["inputs"]) == 2
    assert "computed" in told["text"] or "হিসাব করা" in told["text"]
    assert is_sourced(told)


def test_a_quotient_of_rounded_figures_is_about(ask: Ask) -> None:
    assert ask("38 billion is how many times 10 billion")["figures"][0]["qualifier"] == "about"


def test_dollars_are_not_divided_by_chips(ask: Ask) -> None:
    assert all(figure["unit"] != "times" for figure in ask("Memphis gpus is how many times OpenAI valuation")["figures"])
