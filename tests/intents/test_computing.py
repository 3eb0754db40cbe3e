from __future__ import annotations

from dataclasses import replace

import pytest

from bot.intents.computing import bare, cautions, comparable, computed, side_by_side
from knowledge.model import Fact, Number, Qualifier


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        pytest.param("google-capex-q3", "microsoft-capex-q1", True, id="dollars"),
        pytest.param("cortex-h100", "cortex-dojo", True, id="gpus-and-chips"),
        pytest.param("google-capex-q3", "cortex-h100", False, id="dollars-and-gpus"),
        pytest.param("google-capex-q3", "google-capex-growth", False, id="dollars-and-percent"),
        pytest.param("google-capex-q3", "cortex-owner", False, id="dollars-and-a-name"),
    ],
)
def test_only_figures_of_one_unit_are_computed_with(one: str, other: str, may: bool, facts: dict[str, Fact]) -> None:
    assert comparable([facts[one], facts[other]]) is may


def test_one_figure_alone_is_nothing_to_compute_with(facts: dict[str, Fact]) -> None:
    assert not comparable([facts["google-capex-q3"]])


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        ("exact", "exact", "exact"),
        ("exact", "about", "about"),
        ("at_least", "exact", "about"),
        ("more_than", "more_than", "about"),
    ],
)
def test_what_is_computed_is_as_vague_as_the_vaguest_input(
    one: Qualifier, other: Qualifier, result: Qualifier, facts: dict[str, Fact]
) -> None:
    fact = facts["google-capex-q3"]
    inputs = [replace(fact, value=Number(1.0, "USD", qualifier)) for qualifier in (one, other)]
    assert computed(2.0, inputs).qualifier == result


def test_a_computed_figure_names_its_inputs_and_is_no_fact(facts: dict[str, Fact]) -> None:
    inputs = (facts["cortex-h100"], facts["cortex-dojo"])
    figure = computed(sum(map(bare, inputs)), inputs)
    assert (figure.value, figure.unit, figure.fact, figure.inputs) == (70_000, "chip", None, inputs)


def test_every_input_gets_a_line(facts: dict[str, Fact]) -> None:
    inputs = (facts["cortex-h100"], facts["cortex-dojo"])
    assert [line.slots["fact"] for line in side_by_side(inputs)] == list(inputs)


@pytest.mark.parametrize(
    ("one", "other", "warned"),
    [
        ("microsoft-capex-q1", "google-capex-q3", True),
        ("openai-raise", "openai-valuation", False),
    ],
)
def test_different_periods_are_warned_of(one: str, other: str, warned: bool, facts: dict[str, Fact]) -> None:
    assert ("periods_differ" in [line.key for line in cautions([facts[one], facts[other]])]) is warned


def test_a_plan_among_the_inputs_is_said(facts: dict[str, Fact]) -> None:
    assert "status_planned" in [line.key for line in cautions([facts["cortex-h100"], facts["cortex-dojo"]])]
