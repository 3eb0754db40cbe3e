from __future__ import annotations

import pytest

from tests.golden import Ask, is_sourced


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What will Cortex be used for?", ["self-driving", "plan"]),
        ("কর্টেক্স কী কাজে লাগবে?", ["স্বচালিত", "পরিকল্পনা"]),
        ("cortex diye ki korbe", ["স্বচালিত", "পরিকল্পনা"]),
        ("What will OpenAI do with the new money?", ["research"]),
        ("নতুন তহবিল দিয়ে ওপেনএআই কী করবে?", ["গবেষণা"]),
        ("Who is Sawyer Merritt?", ["investor"]),
        ("what is the Gigafactory of Compute?", ["Memphis"]),
    ],
)
def test_a_purpose_or_description_is_told_in_a_sentence(question: str, words: list[str], ask: Ask) -> None:
    told = ask(question)
    assert all(word in told["text"] for word in words)
    assert (told["outcome"], is_sourced(told)) == ("answer", True)


def test_the_meaning_of_a_figure_is_told(ask: Ask) -> None:
    told = ask("what is the 157 billion")
    assert [figure["fact"] for figure in told["figures"]] == ["openai-valuation"]


@pytest.mark.parametrize("question", ["What is Dojo's speed?", "ডোজো চিপের গতি কত?", "what is the weather in Memphis"])
def test_what_the_article_does_not_tell_is_refused(question: str, ask: Ask) -> None:
    assert ask(question)["outcome"] == "unknown"
