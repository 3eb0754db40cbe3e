"""Each rule of judging, on invented replies."""

from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.gold import Gold
from bot.evaluation.rules import judge

GOOD: dict[str, Any] = {"outcome": "answer", "figures": [{"value": 100}], "text": "TESLA", "verdict": "yes", "sources": [{}]}
REFUSED: dict[str, Any] = {"outcome": "unknown", "figures": [], "text": "No.", "verdict": None, "sources": []}


def gold(*outcomes: str, **expected: Any) -> Gold:
    return Gold("x", "?", "en", "sum", (), outcomes or ("answer",), **expected)


def figures(*values: float) -> dict[str, Any]:
    return {"figures": [{"value": value} for value in values]}


WANTED = gold(values=(100,), also=(7,), mentions=(("Tesla", "টেসলা"),), verdicts=("yes", "partly"))


def test_an_answer_that_holds_all_that_is_expected_is_right_and_needs_no_reason() -> None:
    judgement = judge(WANTED, GOOD)

    assert (judgement.mark, judgement.why) == ("right", "")


@pytest.mark.parametrize(
    ("changed", "mark", "why"),
    [
        pytest.param({"outcome": "clarify"}, "missed", "clarify", id="asked-back"),
        pytest.param(REFUSED, "missed", "unknown", id="refused"),
        pytest.param(figures(101), "wrong", "101", id="one-percent-off"),
        pytest.param(figures(), "wrong", "figures given: none", id="no-figure"),
        pytest.param({"text": "Google"}, "incomplete", "Tesla or টেসলা", id="word-missing"),
        pytest.param({"verdict": "no"}, "incomplete", "verdict is no,", id="another-verdict"),
        pytest.param({"verdict": None}, "incomplete", "not given", id="no-verdict"),
        pytest.param({"sources": []}, "incomplete", "without a source", id="no-source"),
        pytest.param(figures(100, 7, 1, 2, 3, 4), "noisy", "1 and 2 and 3 and 4", id="four-figures-too-many"),
    ],
)
def test_what_is_wrong_with_a_reply_has_a_mark_and_a_reason(changed: dict[str, Any], mark: str, why: str) -> None:
    judgement = judge(WANTED, GOOD | changed)

    assert judgement.mark == mark
    assert why in judgement.why


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(figures(100.4), id="rounded-up"),
        pytest.param(figures(99.6), id="rounded-down"),
        pytest.param(figures(100, 1, 2, 3), id="three-figures-more"),
        pytest.param(figures(7, 7, 7, 7, 7, 100), id="many-figures-that-are-allowed"),
        pytest.param({"verdict": "partly"}, id="the-other-good-verdict"),
    ],
)
def test_small_differences_are_right(changed: dict[str, Any]) -> None:
    assert judge(WANTED, GOOD | changed).mark == "right"


def test_one_of_two_figures_is_incomplete_and_names_the_other() -> None:
    judgement = judge(gold(values=(100, 20_000_000_000)), GOOD)

    assert judgement.mark == "incomplete"
    assert "missing: 20,000,000,000" in judgement.why


def test_a_wrong_figure_counts_before_anything_else() -> None:
    assert judge(WANTED, GOOD | figures(5) | {"text": "Google", "verdict": "no", "sources": []}).mark == "wrong"


def test_an_answer_where_the_article_has_none_is_overreach() -> None:
    assert judge(gold("unknown", "social"), GOOD).mark == "overreach"


def test_a_refusal_with_figures_is_overreach_unless_they_are_allowed() -> None:
    assert judge(gold("unknown"), REFUSED).mark == "right"
    assert judge(gold("unknown"), REFUSED | figures(5)).mark == "overreach"
    assert judge(gold("unknown", also=(5,)), REFUSED | figures(5)).mark == "right"


def test_another_outcome_where_no_answer_was_expected_is_incomplete() -> None:
    assert judge(gold("social"), REFUSED).mark == "incomplete"


def test_a_refusal_that_is_as_good_as_an_answer_need_not_hold_what_an_answer_must() -> None:
    assert judge(gold("answer", "unknown", values=(1,), mentions=(("Tesla",),), verdicts=("no",)), REFUSED).mark == "right"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("গাড\u09bcি", "গা\u09dcি".replace("\u09dc", "ড\u09bc")),
        ("গাড\u09bcি", "গা\u09dcি"),
        ("xai", "XAI"),
        ("2024", "২০২৪ সালে"),
        ("২০২৪", "In 2024."),
        ("Tom's", "Tom’s Hardware"),
        ("Cortex", "Cor\u200dtex\u200b"),
        ("Cor\u00adtex", "Cortex"),
    ],
)
def test_words_are_found_however_they_are_written(wanted: str, said: str) -> None:
    assert judge(gold(mentions=((wanted,),)), GOOD | {"text": said}).mark == "right"
