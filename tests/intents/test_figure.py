from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many GPUs does the Memphis supercomputer run on?", 100_000),
        ("মেমফিসে কয়টা জিপিইউ?", 100_000),
        ("memphis e koyta gpu", 100_000),
        ("What is OpenAI's valuation?", 157e9),
        ("ওপেনএআইয়ের মূল্যায়ন কত?", 157e9),
        ("openai er valuation koto", 157e9),
        ("What was Google's capital expenditure in Q3 2024?", 13e9),
        ("গুগলের তৃতীয় প্রান্তিকের মূলধনি ব্যয় কত?", 13e9),
        ("google capex q3 koto", 13e9),
        ("How many H100s does Tesla have now?", 29_000),
        ("টেসলার এখন কয়টা এইচ১০০ চলছে?", 29_000),
        ("tesla e ekhon koyta h100 cholche", 29_000),
        ("How much did OpenAI raise?", 6.6e9),
        ("ওপেনএআই কত তুলেছে?", 6.6e9),
        ("openai koto tulse", 6.6e9),
        ("How much is spent on AI compute by Tesla and xAI?", 10e9),
        ("মাস্কের এআই খরচ কত?", 10e9),
        ("musk er ai khoroch koto", 10e9),
    ],
)
def test_a_figure_is_given_in_the_language_of_the_question(question: str, figure: float, ask: Ask) -> None:
    told = ask(question)
    assert figures(told) == [figure]
    assert told["language"] == ("en" if question[-1] == "?" and question.isascii() else "bn")
    assert is_sourced(told)


@pytest.mark.parametrize(
    ("question", "status", "words"),
    [
        ("How many GPUs does Memphis have?", "claimed", ["claim", "Elon Musk"]),
        ("মেমফিসে কয়টা জিপিইউ?", "claimed", ["দাবি", "ইলন মাস্ক"]),
        ("How many GPUs will Tesla have in December?", "planned", ["plan", "Sawyer Merritt"]),
        ("ডিসেম্বরে টেসলার কয়টা জিপিইউ থাকবে?", "planned", ["পরিকল্পনা", "Sawyer Merritt"]),
        ("How much does OpenAI spend on compute?", "estimated", ["estimate", "analysts"]),
        ("openai compute e koto khoroch kore", "estimated", ["অনুমান", "বিশ্লেষক"]),
    ],
)
def test_what_kind_of_statement_a_figure_is_and_whose_is_said(question: str, status: str, words: list[str], ask: Ask) -> None:
    told = ask(question)
    assert told["figures"][0]["status"] == status
    assert all(word in told["text"] for word in words)


@pytest.mark.parametrize(("question", "figure"), [("what is the 38 billion?", 38e9), ("৩৮ বিলিয়ন কীসের?", 38e9)])
def test_a_figure_that_is_known_is_explained(question: str, figure: float, ask: Ask) -> None:
    told = ask(question)
    assert figures(told) == [figure]
    assert "Google" in told["text"] or "গুগল" in told["text"]


def test_a_figure_that_could_be_of_several_things_is_asked_back_with_no_figure(ask: Ask) -> None:
    told = ask("gpu koto")
    assert (told["outcome"], told["figures"]) == ("clarify", [])
    assert len(told["options"]) >= 2


def test_each_of_several_chips_gets_its_own_figure(ask: Ask) -> None:
    assert figures(ask("how many H100s and H200s will be added to Colossus")) == [50_000, 50_000]


@pytest.mark.parametrize("question", ["price of one H100", "একটা এইচ১০০ এর দাম কত", "ekta h200 kinte koto lagbe"])
def test_a_count_of_chips_is_no_price(question: str, ask: Ask) -> None:
    assert (ask(question)["outcome"], figures(ask(question))) == ("unknown", [])


def test_of_two_guessed_figures_neither_is_taken_for_known(ask: Ask) -> None:
    assert figures(ask("How much did OpenAI raise, 6 or 7 billion?")) == [6.6e9]


def test_a_question_for_a_name_is_not_answered_with_a_figure(ask: Ask) -> None:
    told = ask("cortex er malik ke")
    assert (figures(told), "টেসলা" in told["text"]) == ([], True)
