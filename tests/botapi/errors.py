"""How a call fails: with a code and the words that Telegram uses."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """A call that is answered with an error; `breach` if no bot should ever have made it."""

    def __init__(self, code: int, description: str, breach: bool = False, **parameters: Any) -> None:
        super().__init__(description)
        self.code, self.description, self.breach, self.parameters = code, description, breach, parameters

    def as_answer(self) -> dict[str, Any]:
        """The body of the HTTP answer."""
        parameters = {"parameters": self.parameters} if self.parameters else {}
        return {"ok": False, "error_code": self.code, "description": self.description, **parameters}


class Breaches(AssertionError):
    """What the bot did that Telegram would have refused; raised when the stand-in closes."""


def bad(description: str, **parameters: Any) -> Refused:
    """What can happen to any bot, such as a message that was deleted meanwhile."""
    return Refused(400, f"Bad Request: {description}", **parameters)


def breach(description: str) -> Refused:
    """What a bot must know beforehand, such as a limit."""
    return Refused(400, f"Bad Request: {description}", breach=True)
