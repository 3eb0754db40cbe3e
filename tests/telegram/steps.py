"""What people do with buttons, as one step each."""

from __future__ import annotations

from tests.botapi import BotApi, Person, Posted


def turned(api: BotApi, posted: Posted, button: str, by: Person | None = None) -> Posted:
    """The message after a press that changes it."""
    before = posted.edited
    api.press(posted, button, by)
    return api.changed(posted, before)


def sent(api: BotApi, posted: Posted, button: str, by: Person | None = None) -> Posted:
    """The message that a press sends."""
    return api.answer_to(api.press(posted, button, by))


def first_line(posted: Posted) -> str:
    """What an answer says first: its figure."""
    return posted.text.split("\n", 1)[0]
