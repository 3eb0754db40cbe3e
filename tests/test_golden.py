"""Every golden question is a test of its own; those that fail today are listed in questions/known_gaps.txt.

The lists are written anew by `python -m tests.lists`. An answered question that is still listed fails its test, so the list
can only shrink unseen; whoever lets it grow sees so in the change.
"""

from __future__ import annotations

import pytest

from bot.evaluation.gold import Gold
from bot.evaluation.rules import RIGHT, judge
from tests.golden import KNOWN_GAPS, WRONG_FIGURES, Told, is_unanswerable, is_wrong_figure, listed, questions

GAPS = listed(KNOWN_GAPS)
WRONG = listed(WRONG_FIGURES)
"""Known gaps that give a figure, and not the one asked for: the worst kind, to be emptied first."""
QUESTIONS = questions()
HELD_OUT = {gold.id for gold in questions("heldout")}


@pytest.mark.parametrize(
    "golden",
    [
        pytest.param(each, marks=[pytest.mark.xfail(reason="known gap")] if each.id in GAPS else [], id=each.id)
        for each in QUESTIONS
    ],
)
def test_a_golden_question_is_answered(golden: Gold, replies: dict[str, Told]) -> None:
    told = replies[golden.id]
    judgement = judge(golden, told)

    if judgement != RIGHT:  # no assert: pytest would show the question, and who has seen a held-out one cannot unsee it
        shown = "held out" if golden.id in HELD_OUT else f"{golden.text}\n{told['text']}"
        pytest.fail(f"{judgement.mark}: {judgement.why}\n{shown}", pytrace=False)


def test_no_question_but_a_few_gets_a_wrong_figure(replies: dict[str, Told]) -> None:
    assert {golden.id for golden in QUESTIONS if is_wrong_figure(golden, replies[golden.id])} == WRONG


def test_no_unanswerable_question_but_a_few_gets_a_figure(replies: dict[str, Told]) -> None:
    unanswerable = {golden.id for golden in QUESTIONS if is_unanswerable(golden)}

    assert {name for name in unanswerable if replies[name]["figures"]} == WRONG & unanswerable


def test_no_refusal_or_choice_carries_a_figure(replies: dict[str, Told]) -> None:
    assert [
        name for name, told in replies.items() if told["outcome"] != "answer" and (told["figures"] or told["sources"])
    ] == []


def test_what_is_listed_is_a_question() -> None:
    ids = [golden.id for golden in QUESTIONS]

    assert len(set(ids)) == len(ids)
    assert set(ids) >= GAPS >= WRONG


def test_there_are_enough_questions_to_trust_the_shares() -> None:
    unanswerable = [golden for golden in QUESTIONS if is_unanswerable(golden) and "unknown" in golden.outcomes]

    assert len(QUESTIONS) >= 800
    assert len(unanswerable) >= 200
    assert sum(bool(golden.turns) for golden in QUESTIONS) >= 100
    for part in ("seen", "heldout"):
        assert {golden.style for golden in questions(part)} == {"bn", "banglish", "en", "mixed"}
