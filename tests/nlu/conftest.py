"""The words of the languages and the pack, as the published edition holds them."""

from __future__ import annotations

import json

import pytest

from bot.nlu.reader import Reader
from bot.nlu.vocabulary import Vocabulary
from knowledge.store import Edition
from tests.golden import Ask, asking


@pytest.fixture(scope="session")
def vocabulary(edition: Edition) -> Vocabulary:
    return Vocabulary.unpacked(json.loads(edition.compiled["vocabulary"]))


@pytest.fixture(scope="session")
def reader(vocabulary: Vocabulary) -> Reader:
    """Reads as the assistant does; "this year" is 2024."""
    return Reader(vocabulary, 2024)


@pytest.fixture(scope="session")
def ask(database_url: str) -> Ask:
    return asking(database_url)
