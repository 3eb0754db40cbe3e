from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    "question",
    ["How many companies are in the 10 billion?", "মাস্কের কয়টা কোম্পানি?", "musk er koyta company"],
)
def test_companies_are_counted(question: str, ask: Ask) -> None:
    told = ask(question)
    assert (figures(told), told["figures"][0]["unit"]) == ([2], "company")
    assert is_sourced(told)


@pytest.mark.parametrize("question", ["কয়জন প্রতিদ্বন্দ্বী?", "how many rivals does Musk have"])
def test_rivals_are_counted_from_their_list(question: str, ask: Ask) -> None:
    told = ask(question)
    assert figures(told) == [3]
    assert told["figures"][0]["inputs"]


@pytest.mark.parametrize(
    "question",
    [
        "How many companies does Google own?",
        pytest.param("গুগলের কয়টা কোম্পানি?"),
    ],
)
def test_a_count_that_the_article_lacks_is_refused(question: str, ask: Ask) -> None:
    assert (ask(question)["outcome"], figures(ask(question))) == ("unknown", [])
