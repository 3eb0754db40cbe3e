"""Everything that can be wrong with what we are given, as one small tree.

TathyaError
├── InvalidFiles      packs or language files with faults; holds every Problem at once
├── InvalidSetting    a setting that cannot be meant; one sentence says what is expected
└── DatabaseError     the database cannot be opened, read or written; one sentence says what to do

A question that cannot be answered is no error: it is a value (`bot.model.Fallback`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class TathyaError(Exception):
    """Base of all errors that a person can mend; `str()` says what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a file: where it stands and what was expected."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class InvalidFiles(TathyaError):
    """Packs or language files do not hold what they should."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


class InvalidSetting(TathyaError):
    """A setting of the operator cannot be meant."""


class DatabaseError(TathyaError):
    """The database file or server cannot be used."""
