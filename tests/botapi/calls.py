"""What the bot called, and the faults that await it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from tests.botapi.errors import Refused

WORDS = {
    "can't parse entities": (400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0'),
    "message is not modified": (
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message",
    ),
    "query is too old": (400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
    "bot was kicked": (403, "Forbidden: bot was kicked from the supergroup chat"),
    "bot was blocked": (403, "Forbidden: bot was blocked by the user"),
    "chat not found": (400, "Bad Request: chat not found"),
    "message to be replied not found": (400, "Bad Request: message to be replied not found"),
    "message thread not found": (400, "Bad Request: message thread not found"),
    "topic closed": (400, "Bad Request: TOPIC_CLOSED"),
    "not enough rights": (400, "Bad Request: not enough rights to send text messages to the chat"),
}
"""The errors that a test names briefly."""
CODES = {
    401: "Unauthorized",
    403: "Forbidden",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass
class Call:
    """One call of the bot: its parameters as parsed, the files that came along, and what it was answered."""

    method: str
    parameters: dict[str, Any]
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    time: float = field(default_factory=time.monotonic)
    status: int = 0
    result: Any = None
    description: str = ""

    @property
    def chat(self) -> Any:
        """The id of the chat that it is about."""
        return self.parameters.get("chat_id")


@dataclass
class Fault:
    """What goes wrong with the next `times` calls; `done` if they take effect and only their answer is lost."""

    method: str
    refusal: Refused | None
    times: int
    drop: bool = False
    hang: float = 0.0
    done: bool = False
    chat_id: int | None = None


class Faults:
    """Those that are still to come."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, call: Call) -> Fault | None:
        """The fault that hits this call."""
        for fault in self._waiting:
            if fault.method.lower() in (call.method.lower(), "*") and fault.chat_id in (None, call.chat):
                fault.times -= 1
                if not fault.times:
                    self._waiting.remove(fault)
                return fault
        return None


def refusal(status: int | None, error: str | None, retry_after: int | None, migrate_to: int | None) -> Refused | None:
    """The error that a test describes."""
    if migrate_to is not None:
        return Refused(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=migrate_to)
    if retry_after is not None:
        return Refused(429, CODES[429].format(retry_after=retry_after), retry_after=retry_after)
    if error is not None:
        code, words = WORDS.get(error, (400, error))
        return Refused(status or code, words)
    return None if status is None else Refused(status, CODES.get(status, "Bad Request"))
