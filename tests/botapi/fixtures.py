"""A fixture for whoever wants one: `from tests.botapi.fixtures import api` in a conftest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.botapi.api import BotApi


@pytest.fixture
def api() -> Iterator[BotApi]:
    """The stand-in; a breach fails the test when it ends."""
    with BotApi() as running:
        yield running
