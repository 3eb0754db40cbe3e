from __future__ import annotations

import pytest

from tests.golden import Ask, figures


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("What is Tesla's revenue?", "revenue"),
        ("টেসলার আয় কত?", "আয়"),
        ("tesla r share er dam koto", "share"),
        ("SpaceX valuation?", "spacex"),
        ("স্পেসএক্স কত খরচ করেছে?", "স্পেসএক্স"),
        ("xai valuation", "valuation"),
        ("openai ceo ke", "ceo"),
        ("how many gpus does google have", "gpus"),
        ("Google capex in Q1 2024", "capex"),
    ],
)
def test_a_refusal_names_what_is_missing_and_gives_no_figure(question: str, missing: str, ask: Ask) -> None:
    told = ask(question)
    assert (told["outcome"], figures(told), told["sources"]) == ("unknown", [], [])
    assert missing in told["text"]
    assert not any(digit in told["text"].splitlines()[0] for digit in "0123456789০১২৩৪৫৬৭৮৯" if digit not in question)


@pytest.mark.parametrize(
    ("question", "about"),
    [("What is Tesla's revenue?", "Tesla"), ("ওপেনএআইয়ের সিইও কে?", "OpenAI"), ("google er share koto", "গুগল")],
)
def test_the_nearest_things_are_offered(question: str, about: str, ask: Ask) -> None:
    options = ask(question)["options"]
    assert any(about in option for option in options)


def test_of_something_unheard_of_the_articles_own_examples_are_offered(ask: Ask) -> None:
    assert len(ask("recipe for chicken biryani")["options"]) == 3


@pytest.mark.parametrize("message", ["", "   ", "?", "!!!", "😂😂", "...", "\ud83d"])
def test_an_empty_message_is_asked_for_a_question(message: str, ask: Ask) -> None:
    told = ask(message)
    assert (told["outcome"], told["figures"]) == ("unknown", [])
    assert told["options"]


@pytest.mark.parametrize("question", ["কত?", "koto", "how much?", "asdkjh qweoiu zxmnb", "কখগ ঘঙচ ছজঝ"])
def test_what_cannot_be_understood_is_not_guessed(question: str, ask: Ask) -> None:
    assert (ask(question)["outcome"], figures(ask(question))) == ("unknown", [])


def test_a_question_with_nothing_to_refer_to_is_not_answered_with_any_fact(ask: Ask) -> None:
    told = ask("how much did they spend?")
    assert told["outcome"] in ("unknown", "clarify")
