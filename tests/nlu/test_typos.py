"""Slips of the finger."""

from __future__ import annotations

import pytest

from bot.nlu.typos import Typos

TYPOS = Typos(["which", "google", "growth", "capital", "expenditure", "meta", "h100", "টেসলা"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("whcih", "which"),
        ("googel", "google"),
        ("googels", "google"),
        ("growht", "growth"),
        ("captal", "capital"),
        ("expanditrue", "expenditure"),
    ],
)
def test_a_slip_is_forgiven(typed: str, meant: str) -> None:
    assert TYPOS.near(typed)[0][0] == meant


@pytest.mark.parametrize("typed", ["mega", "meat", "h200", "yoogle", "gargle", "টেসল", ""])
def test_short_words_numbers_and_other_first_letters_are_not(typed: str) -> None:
    assert TYPOS.near(typed) == []


def test_the_nearest_word_comes_first() -> None:
    near = Typos(["capitals", "capitol"]).near("capitol")
    assert next(word for word, _ in near) == "capitol"
