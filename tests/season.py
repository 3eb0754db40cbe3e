"""Asks the invented article on a prawn season, tests/data/season: another subject than the one that comes with Tathya."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.model import Finding, Message
from bot.settings import Settings, Sources

SEASON = Path(__file__).parent / "data" / "season"


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant(Settings(f"sqlite:///{tmp_path_factory.mktemp('season') / 'tathya.db'}", Sources(packs=SEASON)))


def facts(bot: Assistant, question: str) -> list[str]:
    answer = bot.answer(Message(question)).answer
    return [fact.id for fact in answer.facts] if isinstance(answer, Finding) else []


def verdict(bot: Assistant, question: str) -> str | None:
    answer = bot.answer(Message(question)).answer
    return answer.verdict if isinstance(answer, Finding) else None
