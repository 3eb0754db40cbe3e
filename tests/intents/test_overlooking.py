"""A word that nobody knows: overlooked only where the rest says whom and what, and said so."""

from __future__ import annotations

import pytest

from tests.golden import Ask, Says, figures


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("how many h100 gpus will the cortex cluster zimmerly have", 50_000),
        ("ভাই কর্টেক্স ক্লাস্টারে ঝিংলাটু কয়টা h100 জিপিইউ থাকবে", 50_000),
    ],
)
def test_a_strange_word_beside_a_clear_question_is_overlooked_and_named(
    question: str, figure: int, ask: Ask, says: Says
) -> None:
    told = ask(question)
    assert figures(told) == [figure]
    assert says(told, "overlooked")


@pytest.mark.parametrize(
    "question",
    [
        "how many gpus does Brillnex have",
        "what is the zimmer of cortex",
        "Brillnex er capex koto",
        "how many h100 gpus does cortex have in zorblax9",
        "memphis uttorpara supercomputer e koyta h100 gpu ache ekhon",
        "মেমফিস উত্তরপাড়া সুপারকম্পিউটারে এখন কয়টা h100 জিপিইউ আছে",
        "is it true that tesla zimmered 29,000 h100s",
    ],
)
def test_a_strange_word_that_may_be_what_is_asked_about_is_not(question: str, ask: Ask) -> None:
    told = ask(question)
    assert told["outcome"] == "unknown"
    assert told["figures"] == []
