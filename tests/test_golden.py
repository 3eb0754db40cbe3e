"""Every golden question is a test of its own; those that fail today are listed in questions/known_gaps.txt."""

from __future__ import annotations

import pytest

from tests.golden import Golden, Told, asking, faults, is_wrong_figure, known_gaps, questions

GAPS = known_gaps()
QUESTIONS = list(questions())
WRONG_FIGURES = {"cv-018": "the Dojo chips alone, for the sum of both kinds"}
"""Known gaps that give a figure, and not the one asked for: the worst kind, to be emptied first."""


@pytest.fixture(scope="module")
def replies(database_url: str) -> dict[str, Told]:
    """The reply to every golden question, each asked once."""
    ask = asking(database_url)
    return {golden.id: ask(golden.text, *golden.earlier) for golden in QUESTIONS}


@pytest.mark.parametrize(
    "golden",
    [
        pytest.param(each, marks=[pytest.mark.xfail(reason="known gap")] if each.id in GAPS else [], id=each.id)
        for each in QUESTIONS
    ],
)
def test_a_golden_question_is_answered(golden: Golden, replies: dict[str, Told]) -> None:
    assert faults(golden, replies[golden.id]) == [], f"{golden.text}\n{replies[golden.id]['text']}"


def test_no_question_but_a_few_gets_a_wrong_figure(replies: dict[str, Told]) -> None:
    assert {golden.id for golden in QUESTIONS if is_wrong_figure(golden, replies[golden.id])} == set(WRONG_FIGURES)


def test_no_unanswerable_question_gets_a_figure(replies: dict[str, Told]) -> None:
    unanswerable = [golden.id for golden in QUESTIONS if "answer" not in golden.outcomes]
    assert {name for name in unanswerable if replies[name]["figures"]} == set()


def test_no_refusal_or_choice_carries_a_figure(replies: dict[str, Told]) -> None:
    assert [
        name for name, told in replies.items() if told["outcome"] != "answer" and (told["figures"] or told["sources"])
    ] == []


def test_every_known_gap_is_a_question() -> None:
    assert {golden.id for golden in QUESTIONS} >= GAPS
    assert len({golden.id for golden in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        pytest.param({"outcome": "unknown"}, "outcome unknown", id="refused"),
        pytest.param({"figures": [{"value": 101}]}, "no figure 100", id="figure-one-percent-off"),
        pytest.param({"figures": []}, "no figure 100", id="no-figure"),
        pytest.param({"text": "Google"}, "none of", id="name-missing"),
        pytest.param({"verdict": "no"}, "verdict no", id="wrong-verdict"),
        pytest.param({"sources": []}, "without a source", id="no-source"),
    ],
)
def test_the_judge_finds_fault(told: Told, fault: str) -> None:
    golden = Golden("x", "?", "figure", (), frozenset({"answer"}), (100,), (("Tesla", "টেসলা"),), frozenset({"yes"}))
    good = {"outcome": "answer", "figures": [{"value": 100.4}], "text": "TESLA", "verdict": "yes", "sources": [{}]}
    assert faults(golden, good) == []
    assert any(fault in each for each in faults(golden, good | told))


def test_the_judge_does_not_mind_how_a_bengali_letter_is_encoded() -> None:
    golden = Golden("x", "?", "what", (), frozenset({"answer"}), (), (("গাড\u09bcি",),), frozenset())
    assert faults(golden, {"outcome": "answer", "figures": [], "text": "গা\u09dcি", "verdict": None, "sources": [{}]}) == []
