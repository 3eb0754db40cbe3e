"""Faults are told all at once, in the order of the files."""

from __future__ import annotations

from pathlib import Path

from knowledge.errors import InvalidFiles, Problem


def test_problems_are_told_by_file_and_line_each_once() -> None:
    late, early = Problem(Path("facts.yaml"), 12, "is odd"), Problem(Path("facts.yaml"), 3, "is missing")

    error = InvalidFiles([late, early, late])

    assert str(error) == "facts.yaml:3: is missing\nfacts.yaml:12: is odd"
