"""Asks the invented article on a ferry terminal, tests/data/ferry, in which much has two of a kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.settings import Settings, Sources
from tests.season import facts, verdict

__all__ = ["FERRY", "bot", "facts", "verdict"]

FERRY = Path(__file__).parent / "data" / "ferry"


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant(Settings(f"sqlite:///{tmp_path_factory.mktemp('ferry') / 'tathya.db'}", Sources(packs=FERRY)))
