"""A figure without a source cannot be built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace

import pytest

from knowledge.model import Date, Fact, Number, Source

SOURCE = Source("paper", None, None, None, (1,), None, None, None, None)


@pytest.mark.parametrize("paragraphs", [(), (0,), (3, -1)])
def test_a_source_names_a_paragraph_counted_from_one(paragraphs: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="at least one paragraph"):
        replace(SOURCE, paragraphs=paragraphs)


def test_a_fact_cannot_be_edited(make_fact: Callable[..., Fact]) -> None:
    fact = make_fact("f", "cortex", "gpus", Number(1, "gpu"))

    with pytest.raises(FrozenInstanceError):
        fact.status = "reported"  # type: ignore[misc]


def test_only_a_figure_has_a_number(make_fact: Callable[..., Fact]) -> None:
    assert make_fact("f", "cortex", "gpus", Number(1, "gpu")).number == Number(1, "gpu")
    assert make_fact("f", "cortex", "launch", Date("2024")).number is None
