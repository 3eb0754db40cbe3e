"""Questions go through the whole assistant: an intent is right if the reader of its reply is served."""

from __future__ import annotations

import pytest

from knowledge.model import Fact
from knowledge.store import Edition
from tests.golden import Ask, Says, asking, saying


@pytest.fixture(scope="session")
def ask(database_url: str) -> Ask:
    return asking(database_url)


@pytest.fixture(scope="session")
def says(edition: Edition) -> Says:
    return saying(edition)


@pytest.fixture(scope="session")
def facts(edition: Edition) -> dict[str, Fact]:
    return {fact.id: fact for fact in edition.facts}
