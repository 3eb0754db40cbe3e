"""What is asserted and told the other way round, or of another owner."""

from __future__ import annotations

import pytest

from tests.golden import Ask, facts


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is training at Giga Texas lagging?", "no"),
        ("গিগা টেক্সাসে প্রশিক্ষণ কি পিছিয়ে আছে?", "no"),
        ("Did Google cut its infrastructure spending by $38 billion?", "no"),
        ("Is Microsoft going to reduce its spending in the second quarter?", "no"),
    ],
)
def test_the_contrary_of_what_is_told_is_denied(question: str, verdict: str, ask: Ask) -> None:
    told = ask(question)
    assert (told["outcome"], told["verdict"]) == ("answer", verdict)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Cortex is xAI's, right?", "no"),
        ("Cortex is Tesla's, right?", "yes"),
        ("কর্টেক্স তো টেসলার, তাই না?", "yes"),
        ("memphis openai er, tai na?", "no"),
    ],
)
def test_two_names_alone_assert_that_one_has_the_other(question: str, verdict: str, ask: Ask) -> None:
    assert ask(question)["verdict"] == verdict


def test_another_maker_is_named_in_place_of_the_wrong_one(ask: Ask) -> None:
    told = ask("Does Nvidia make the Dojo chip?")
    assert told["verdict"] == "no"
    assert "Tesla" in told["text"]
    assert facts(told) == set()
