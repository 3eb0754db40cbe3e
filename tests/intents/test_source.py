from __future__ import annotations

import pytest

from tests.golden import Ask, Says, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is the source of the 2 billion?", ["paragraph 7", "Tom's Hardware"]),
        ("২ বিলিয়নের উৎস কী?", ["অনুচ্ছেদ ৭", "Tom's Hardware"]),
        ("2 billion er source ki", ["অনুচ্ছেদ ৭", "Tom's Hardware"]),
        ("which paragraph says Cortex has 50,000", ["paragraph 6"]),
        ("where did you get the 29,000", ["Sawyer Merritt"]),
    ],
)
def test_the_paragraph_and_the_speaker_are_named(question: str, words: list[str], ask: Ask) -> None:
    told = ask(question)
    assert all(word in told["text"] for word in words)
    assert (figures(told), is_sourced(told)) == ([], True)


def test_what_nobody_is_named_for_is_said_to_be_the_articles_own(ask: Ask, says: Says) -> None:
    assert says(ask("which paragraph says Cortex has 50,000"), "traced_article")


def test_the_source_of_the_last_answer_may_be_asked(ask: Ask) -> None:
    assert "অনুচ্ছেদ ৯" in ask("source ki", "openai er valuation koto")["text"]


def test_with_nothing_said_before_there_is_no_source_to_name(ask: Ask) -> None:
    assert ask("source?")["outcome"] == "unknown"
