from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("How much did it cost to build Memphis?", "not disclosed"),
        ("মেমফিস বানাতে কত খরচ হয়েছে?", "প্রকাশ করেনি"),
        ("memphis banate koto khoroch hoyeche", "প্রকাশ করেনি"),
        ("total cost of the Memphis supercomputer", "not disclosed"),
    ],
)
def test_what_was_not_published_is_said_first_and_no_figure_poses_as_it(question: str, word: str, ask: Ask) -> None:
    told = ask(question)
    assert word in told["text"].splitlines()[0]
    assert (figures(told), is_sourced(told)) == ([], True)


def test_the_nearest_estimate_stands_beside_it_with_its_author(ask: Ask) -> None:
    text = ask("How much did it cost to build Memphis?")["text"]
    assert "at least $2 billion" in text.casefold()
    assert "Tom's Hardware" in text


@pytest.mark.parametrize("question", ["কর্টেক্স বানাতে কত খরচ হয়েছে?", "How much did Colossus cost?"])
def test_of_another_machine_it_is_not_even_said_that_it_was_not_published(question: str, ask: Ask) -> None:
    assert ask(question)["outcome"] == "unknown"
