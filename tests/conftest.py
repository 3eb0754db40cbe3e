"""What all tests share: the real packs, compiled once, and the command line as a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.edition import build
from bot.settings import Sources
from knowledge.model import Fact
from knowledge.store import Edition, Knowledge
from tests.golden import Ask, asking

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The pack and the languages that come with Tathya, compiled."""
    return build(Sources())


@pytest.fixture(scope="session")
def database_url(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that holds that edition."""
    url = f"sqlite:///{tmp_path_factory.mktemp('database') / 'tathya.db'}"
    knowledge = Knowledge(url)
    knowledge.publish(edition)
    knowledge.close()
    return url


@pytest.fixture(scope="session")
def ask(database_url: str) -> Ask:
    """Asks the whole assistant."""
    return asking(database_url)


@pytest.fixture(scope="session")
def facts(edition: Edition) -> dict[str, Fact]:
    """Every fact of the pack, by id."""
    return {fact.id: fact for fact in edition.facts}


@pytest.fixture(scope="session")
def environment(database_url: str) -> dict[str, str]:
    """Of a process that answers from that database."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TATHYA_", "PYTHON"))}
    return kept | {"TATHYA_DATABASE_URL": database_url, "PYTHONWARNINGS": "error", "TERM": "dumb"}


@pytest.fixture(scope="session")
def run(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """`tathya` with arguments: run("ask", "...", input="...", TATHYA_PACKS=...)."""
    folder = tmp_path_factory.mktemp("elsewhere")  # it must work from any folder, and no .env may lie there

    def tathya(*arguments: str, input: str = "", **settings: str | Path) -> subprocess.CompletedProcess[str]:  # noqa: A002
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=input,
            cwd=folder,
            env=environment | {key: str(value) for key, value in settings.items()},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return tathya
