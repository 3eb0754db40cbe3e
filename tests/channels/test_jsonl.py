"""JSON on one line, whatever stands in it."""

from __future__ import annotations

import json

import pytest

from bot.channels.jsonl import dumps


@pytest.mark.parametrize("text", ["কর্টেক্স", "a\nb", "\ud83d", "\u2028", "\x00", '"', "😀"])
def test_any_text_goes_through_on_one_line(text: str) -> None:
    line = dumps({"text": text})

    assert "\n" not in line
    assert json.loads(line.encode()) == {"text": text}


def test_bengali_stays_readable() -> None:
    assert "কর্টেক্স" in dumps({"text": "কর্টেক্স"})
