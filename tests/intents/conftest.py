"""Questions go through the whole assistant: an intent is right if the reader of its reply is served."""

from __future__ import annotations

import pytest

from knowledge.store import Edition
from tests.golden import Says, saying


@pytest.fixture(scope="session")
def says(edition: Edition) -> Says:
    return saying(edition)
