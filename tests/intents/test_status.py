from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "figure", "word"),
    [
        ("Is the 85,000 confirmed or just a plan?", 85_000, "plan"),
        ("৮৫ হাজার কি নিশ্চিত নাকি পরিকল্পনা?", 85_000, "পরিকল্পনা"),
        ("85 hajar ki nishchit naki porikolpona", 85_000, "পরিকল্পনা"),
        ("is the 7 billion an estimate or a fact", 7e9, "estimate"),
        ("৭ বিলিয়ন কি অনুমান নাকি নিশ্চিত?", 7e9, "অনুমান"),
        ("Is the 2 billion official?", 2e9, "estimate"),
        ("is the 29,000 a claim or a fact", 29_000, "claim"),
    ],
)
def test_what_kind_of_statement_it_is_comes_first(question: str, figure: float, word: str, ask: Ask) -> None:
    told = ask(question)
    assert word in told["text"].splitlines()[0]
    assert (figures(told), is_sourced(told)) == ([figure], True)


def test_it_may_be_asked_of_the_last_answer(ask: Ask) -> None:
    told = ask("is that certain?", "How many GPUs will Tesla have in December?")
    assert (told["intent"], figures(told)) == ("status", [85_000])
