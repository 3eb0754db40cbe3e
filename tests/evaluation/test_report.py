"""Tables and totals, on invented marks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.evaluation.gold import Gold
from bot.evaluation.report import failure, markdown, tables, total
from bot.evaluation.rules import Judgement, Mark
from bot.evaluation.tally import Tally


def tally(*marked: tuple[str, str, Mark]) -> Tally:
    """Of questions given as style, shape and mark."""
    return Tally.of((Gold("x", "?", style, shape, (), ("answer",)), mark) for style, shape, mark in marked)


SOME = tally(("bn", "sum", "right"), ("bn", "who", "missed"), ("en", "sum", "right"), ("en", "sum", "wrong"))


def test_a_failure_shows_what_was_asked_what_came_and_how_it_was_read() -> None:
    gold = Gold("q1", "and\nthis?", "en", "who", ("hi", "who?"), ("answer",))

    assert failure(gold, Judgement("missed", "no answer"), "1\n2\n3\n4", "language   en\npattern    x").splitlines() == [
        "missed  q1",
        "  before     hi",
        "             who?",
        "  question   and",
        "             this?",
        "  why        no answer",
        "  reply      1",
        "             2",
        "             3",
        "             ...",
        "  language   en",
        "  pattern    x",
    ]


def test_each_style_and_each_shape_has_a_row() -> None:
    rows = [line.split() for line in tables(SOME).splitlines()]

    assert rows == [
        ["style", "questions", "right", "incomplete", "wrong", "overreach", "missed", "noisy"],
        ["bn", "2", "50.0", "%", "0", "0", "0", "1", "0"],
        ["en", "2", "50.0", "%", "0", "1", "0", "0", "0"],
        [],
        ["shape", "questions", "right", "incomplete", "wrong", "overreach", "missed", "noisy"],
        ["sum", "3", "66.6", "%", "0", "1", "0", "0", "0"],
        ["who", "1", "0.0", "%", "0", "0", "0", "1", "0"],
    ]


def test_the_total_names_only_the_failures_there_are() -> None:
    assert total(SOME) == "total 50.0 % right: 2 of 4 questions, wrong 1, missed 1"
    assert total(tally(("bn", "sum", "right"))) == "total 100.0 % right: 1 of 1 questions"


def test_markdown_holds_the_same() -> None:
    lines = markdown(SOME).splitlines()

    assert lines[0] == "**Total 50.0 % right: 2 of 4 questions, wrong 1, missed 1.**"
    assert "| sum | 3 | 66.6 % | 0 | 1 | 0 | 0 | 0 |" in lines
    assert lines[2:4] == [
        "| style | questions | right | incomplete | wrong | overreach | missed | noisy |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]


def test_a_name_cannot_break_a_row() -> None:
    assert r"| a\|b c | 1 |" in markdown(tally(("a|b\nc", "sum", "right")))


def test_nearly_all_is_not_shown_as_all() -> None:
    nearly = tally(*[("bn", "sum", "right")] * 2999, ("bn", "sum", "missed"))  # type: ignore[arg-type]

    assert "99.9 %" in total(nearly)


@pytest.mark.parametrize(("least", "reached"), [("50", True), ("50.0000001", False), ("0", True), ("100", False)])
def test_least_is_compared_to_the_last_digit(least: str, reached: bool) -> None:
    assert SOME.reaches(Decimal(least)) is reached
