from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("OpenAI valuation and funding", [157e9, 6.6e9]),
        ("ওপেনএআইয়ের মূল্যায়ন কত আর কত তুলেছে?", [157e9, 6.6e9]),
        ("openai koto tulche ar valuation koto", [6.6e9, 157e9]),
        pytest.param("google capex and how much did it grow", [13e9, 63]),
    ],
)
def test_two_questions_in_one_message_are_both_answered(question: str, given: list[float], ask: Ask) -> None:
    told = ask(question)
    assert figures(told) == given
    assert is_sourced(told)


@pytest.mark.parametrize(
    "question", ["when did Memphis go online and where is it?", "মেমফিস কবে চালু হয় আর কোথায়?", "memphis kobe chalu hoy ar kothay"]
)
def test_the_second_question_takes_over_the_name_of_the_first(question: str, ask: Ask) -> None:
    text = ask(question)["text"]
    assert "September 2024" in text or "সেপ্টেম্বর ২০২৪" in text
    assert "Tennessee" in text or "টেনেসি" in text


def test_if_one_of_the_two_has_no_answer_neither_is_dressed_up(ask: Ask) -> None:
    assert ask("OpenAI valuation and revenue")["outcome"] == "unknown"


def test_a_joint_figure_is_not_split_between_its_two_companies(ask: Ask) -> None:
    told = ask("how much of the 10 billion was xai and how much tesla")
    assert (told["outcome"], figures(told)) == ("unknown", [])
