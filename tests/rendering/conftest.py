"""The two phrasebooks of the published edition, and the assistant that speaks them."""

from __future__ import annotations

import json

import pytest

from bot.assistant import Assistant
from bot.language import Phrasebook
from bot.rendering.wording import Wording
from knowledge.store import Edition
from tests.golden import assistant_on


@pytest.fixture(scope="session")
def bot(database_url: str) -> Assistant:
    return assistant_on(database_url)


@pytest.fixture(scope="session")
def phrasebooks(edition: Edition) -> dict[str, Phrasebook]:
    books: dict[str, Phrasebook] = json.loads(edition.compiled["phrasebooks"])
    return books


@pytest.fixture(scope="session")
def english(phrasebooks: dict[str, Phrasebook]) -> Wording:
    return Wording(phrasebooks["en"])


@pytest.fixture(scope="session")
def bengali(phrasebooks: dict[str, Phrasebook]) -> Wording:
    return Wording(phrasebooks["bn"])
