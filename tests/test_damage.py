"""A question that was typed badly gets its answer or an honest refusal, never another answer.

What breaks this promise today is listed in questions/damage.txt, which `python -m tests.lists` writes anew.
"""

from __future__ import annotations

import pytest

from knowledge.store import Edition
from tests.damage import KINDS, Known, listed_as_broken, measured
from tests.golden import Ask, Told, questions

FLOORS = {"punctuation": 99, "digits": 100, "nukta": 100, "polite": 96}
"""Damage that a reader would hardly notice must not cost answers either: at least so many of a hundred stay right."""


@pytest.mark.parametrize("kind", KINDS)
def test_damage_never_makes_an_answer_another(kind: str, edition: Edition, ask: Ask, replies: dict[str, Told]) -> None:
    damaged = measured(kind, questions(), replies, ask, Known.of(edition))
    told = f"{kind}: {damaged.right} of {damaged.asked} damaged questions are still right, {damaged.share:.1%}"

    assert damaged.asked >= 30, f"too few to tell anything\n{told}"
    assert damaged.broken == listed_as_broken(kind), told
    assert 100 * damaged.share >= FLOORS.get(kind, 0), told
