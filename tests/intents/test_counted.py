"""What is counted must be what the fact counts: a figure of something else is no answer to "how many toilets?"."""

from __future__ import annotations

import pytest

from tests.golden import Ask, figures

ENGLISH = """toilets teachers students children women girls families schools shops houses buses trees dogs chairs books machines
computers engineers drivers nurses police journalists beds rooms windows offices days weeks cases goals"""
BENGALI = "গাড়ি শিক্ষক ছাত্রী নারী শিশু মেয়ে পরিবার স্কুল দোকান গাছ গরু চেয়ার বই মেশিন কম্পিউটার চালক শয্যা জানালা অফিস সপ্তাহ"
ROMANISED = "gari shikkhok chhatri mohila shishu poribar dokan mashin janala office cheyar"


@pytest.mark.parametrize("thing", ENGLISH.split())
@pytest.mark.parametrize("place", ["Cortex", "xAI", "Memphis"])
def test_what_the_article_does_not_count_gets_no_figure(thing: str, place: str, ask: Ask) -> None:
    assert figures(ask(f"How many {thing} are there in {place}?")) == []


@pytest.mark.parametrize("thing", BENGALI.split())
@pytest.mark.parametrize("question", ["কর্টেক্সে কত {} আছে?", "টেসলায় {} কয়টা?", "মেমফিসে কয়টা {}?"])
def test_the_same_in_bengali(thing: str, question: str, ask: Ask) -> None:
    assert figures(ask(question.format(thing))) == []


@pytest.mark.parametrize("thing", ROMANISED.split())
def test_the_same_in_latin_letters(thing: str, ask: Ask) -> None:
    assert figures(ask(f"cortex e koyta {thing} ache")) == []


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("how many new nvidia gpus are there in memphis", 100_000),
        ("giga texas e h100 cholche koyta ekhon", 29_000),
        ("কর্টেক্সে চিপ কয়টা ব্যবহার করা হবে, ডোজোর?", 20_000),
    ],
)
def test_what_it_counts_is_found_past_names_and_adjectives(question: str, figure: int, ask: Ask) -> None:
    assert figure in figures(ask(question))
