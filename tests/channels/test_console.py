"""How a reply looks in the console."""

from __future__ import annotations

from bot.channels.console import BOLD, PLAIN, shown
from bot.model import Reply

REPLY = Reply("answer", "50,000 · GPUs\nSource: paragraph 6", "50,000 · GPUs")


def test_a_terminal_shows_the_headline_in_bold() -> None:
    assert shown(REPLY, bold=True) == f"{BOLD}50,000 · GPUs{PLAIN}\nSource: paragraph 6"


def test_a_file_gets_plain_text() -> None:
    assert shown(REPLY, bold=False) == REPLY.text
