from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Where is the Memphis supercomputer?", ["Memphis, Tennessee", "Electrolux"]),
        ("মেমফিস সুপারকম্পিউটার কোথায়?", ["টেনেসি", "ইলেকট্রোলাক্স"]),
        ("memphis supercomputer kothay", ["টেনেসি", "ইলেকট্রোলাক্স"]),
        ("Where are Tesla's 29,000 H100s?", ["Giga Texas"]),
        ("টেসলার ২৯ হাজার জিপিইউ কোথায়?", ["গিগা টেক্সাস"]),
    ],
)
def test_the_place_of_a_thing_is_given(question: str, words: list[str], ask: Ask) -> None:
    told = ask(question)
    assert all(word in told["text"] for word in words)
    assert (figures(told), is_sourced(told)) == ([], True)


@pytest.mark.parametrize("question", ["Where did Merritt post this?", "মেরিট কোথায় পোস্ট করেছেন?", "merritt kothay post korse"])
def test_the_network_where_something_was_said_is_given(question: str, ask: Ask) -> None:
    told = ask(question)
    assert told["text"].splitlines()[0] in ("On X.", "X-এ।")
    assert is_sourced(told)


@pytest.mark.parametrize("question", ["Where is OpenAI's headquarters?", "গুগলের সদর দপ্তর কোথায়?", "where was Elon Musk born"])
def test_a_place_that_the_article_lacks_is_refused(question: str, ask: Ask) -> None:
    assert ask(question)["outcome"] == "unknown"
