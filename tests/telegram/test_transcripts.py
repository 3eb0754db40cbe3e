"""The pages in docs/ show what the bot really says."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi
from tests.telegram.transcripts import DOCS, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_transcript_in_the_docs_is_what_is_really_said(name: str, api: BotApi) -> None:
    """If it is not, look at the difference, and run `python -m tests.telegram.transcripts`."""
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](api)
