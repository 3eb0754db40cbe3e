"""Settings from the environment and an optional `.env` file; the environment wins."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import InvalidSetting

LANGUAGES = Path(__file__).parent / "languages"
PACKS = Path(__file__).parent.parent / "knowledge" / "packs"
ROOT = Path(__file__).parent.parent
COMPILERS = ("bot/edition.py", "bot/nlu/*.py", "knowledge/periods.py", "knowledge/schema.py", "knowledge/tags.py")
"""The code that the compiled form depends on: when it changes, an older database is rebuilt."""
DATABASE = "sqlite:///data/tathya.db"
MINUTES, YEAR = 30, 525_600


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the files are that the database is built from."""

    languages: Path = LANGUAGES
    packs: Path = PACKS

    @property
    def origin(self) -> str:
        """The folder of packs, to tell one newsroom's database from another's."""
        return str(self.packs.resolve())

    def digest(self) -> str:
        """A fingerprint of every file that the database depends on: when it changes, the database is rebuilt."""
        digest = hashlib.sha256()
        for path in (path for pattern in COMPILERS for path in sorted(ROOT.glob(pattern))):
            digest.update(path.read_bytes())
        for folder in (self.languages, self.packs):
            for path in sorted(folder.rglob("*.yaml")) if folder.is_dir() else ():
                digest.update(str(path.relative_to(folder)).encode() + b"\0" + _content(path) + b"\0")
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may set."""

    database_url: str = DATABASE
    """TATHYA_DATABASE_URL"""
    sources: Sources = Sources()
    """TATHYA_PACKS: a folder of packs in place of the one that comes with Tathya."""
    conversation_minutes: int = MINUTES
    """TATHYA_CONVERSATION_MINUTES: of silence after which a conversation is forgotten."""

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None, dotenv: Path = Path(".env")) -> Settings:
        """Settings from `environment` (default: the process's) and a `.env` file beside it.

        Raises:
            InvalidSetting: one of them cannot be meant.
        """
        values = _dotenv(dotenv) | dict(os.environ if environment is None else environment)
        packs = values.get("TATHYA_PACKS")
        return cls(
            database_url=values.get("TATHYA_DATABASE_URL") or DATABASE,
            sources=Sources(packs=Path(packs)) if packs else Sources(),
            conversation_minutes=_minutes("TATHYA_CONVERSATION_MINUTES", values),
        )


def _minutes(name: str, values: Mapping[str, str]) -> int:
    given = values.get(name) or str(MINUTES)
    minutes = int(given) if given.isdecimal() and len(given) <= len(str(YEAR)) else 0
    if not 1 <= minutes <= YEAR:
        raise InvalidSetting(f"{name} is {given!r}: it must be a whole number of minutes from 1 to {YEAR} (a year).")
    return minutes


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # reading it as YAML tells what is wrong with it
        return b""


def _dotenv(path: Path) -> dict[str, str]:
    """KEY=value lines; comments and blank lines are skipped, quotes around a value are taken off."""
    if not path.is_file():
        return {}
    pairs = (
        line.split("=", 1) for line in path.read_text(encoding="utf-8").splitlines() if "=" in line and line.lstrip()[:1] != "#"
    )
    return {key.strip(): value.strip().strip("\"'") for key, value in pairs}
