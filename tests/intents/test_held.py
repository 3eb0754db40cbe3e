"""What is asserted without a figure: bot/intents/held.py."""

from __future__ import annotations

import pytest

from tests.golden import Ask


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Cortex owned by Tesla?", "yes"),
        ("কর্টেক্স কি টেসলার?", "yes"),
        ("Is Memphis owned by xAI?", "yes"),
    ],
)
def test_what_a_fact_holds_is_confirmed(question: str, verdict: str, ask: Ask) -> None:
    assert ask(question)["verdict"] == verdict


@pytest.mark.parametrize("question", ["Is Cortex owned by Google?", "Did Musk say that OpenAI lost five billion?"])
def test_what_no_fact_holds_is_not_confirmed(question: str, ask: Ask) -> None:
    assert ask(question)["verdict"] != "yes"
