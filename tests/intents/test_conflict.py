from __future__ import annotations

import pytest

from tests.golden import Ask, Says, is_sourced


@pytest.mark.parametrize(
    "question",
    [
        "Does half of April's 10 billion add up?",
        "১০ বিলিয়ন কি অর্ধেক? হিসাব মেলে না",
        "10 billion ordhek naki",
        "১০ বিলিয়ন কি আসলেই অর্ধেক?",
    ],
)
def test_both_statements_are_shown_side_by_side_and_neither_is_taken_for_right(question: str, ask: Ask, says: Says) -> None:
    told = ask(question)
    assert told["verdict"] == "partly"
    assert {source["paragraph"] for source in told["sources"]} == {8}
    assert len(told["sources"]) == 2
    assert says(told, "conflict")
    assert is_sourced(told)


def test_the_two_days_of_the_post_are_a_contradiction_too(ask: Ask) -> None:
    text = ask("is the date of Merritt's post inconsistent?")["text"]
    assert "Thursday" in text
    assert "29 October 2024" in text


def test_where_nothing_contradicts_nothing_is_said_to(ask: Ask) -> None:
    assert ask("does OpenAI's valuation contradict anything?")["intent"] != "conflict"
