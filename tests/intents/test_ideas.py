"""Which ideas a fact must agree with."""

from __future__ import annotations

import pytest

from bot.intents.ideas import CONTRARY, LIGHT, SOFT
from tests.golden import Ask, figures


def test_what_only_hints_is_never_asked_for() -> None:
    assert LIGHT < SOFT


def test_a_contrary_has_its_contrary() -> None:
    assert all(tag.startswith("c:") and other.startswith("c:") for tag, other in CONTRARY.items())
    assert CONTRARY["c:grow"] == "c:fall"
    assert CONTRARY["c:fall"] == "c:grow"


@pytest.mark.parametrize("measured", ["revenue", "profit", "employees", "share price", "electricity bill"])
def test_an_idea_that_is_measured_is_never_soft(measured: str, ask: Ask) -> None:
    assert ask(f"what is the {measured} of Tesla?")["outcome"] == "unknown"


def test_a_passing_idea_does_not_hide_the_figure(ask: Ask) -> None:
    assert figures(ask("how much capex did Microsoft unveil for Q1 2024?")) == [20_000_000_000]
