"""What a button carries: a verb, the answer it stands under, a fact, and a little more. All of it fits Telegram's 64 bytes.

Buttons work after a restart, since nothing about them is remembered but the answer's number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SIZE = 64
"""Bytes, Telegram's limit."""
BOTH = "xx"
"""In place of a language: both, one below the other."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Verb = Literal["v", "n", "g", "s", "w", "r", "d", "t", "c", "e", "k", "x", "o"]
VERBS: dict[Verb, str] = {
    "v": "view this answer so",
    "n": "answer with this fact",
    "g": "go to this fact, here",
    "s": "source",
    "w": "what is this figure?",
    "r": "report",
    "d": "delete",
    "t": "topics",
    "c": "change a setting",
    "e": "answer this example",
    "k": "compare these",
    "x": "another one at random",
    "o": "a step of an operator's review",
}
PLAIN: tuple[Verb, ...] = ("t", "c", "x", "o")
"""Verbs that go with no view of an answer."""
LARGEST = 2**63 - 1
"""Number of an answer, at most."""


@dataclass(frozen=True, slots=True)
class View:
    """How an answer is shown."""

    language: str = "bn"
    other_scale: bool = False
    more: bool = False
    """With all its buttons?"""
    page: int = 0

    def __str__(self) -> str:
        """The view in a few letters: "bn", "enum2"."""
        return self.language + "u" * self.other_scale + "m" * self.more + (str(self.page) if self.page else "")

    @classmethod
    def read(cls, text: str) -> View:
        """The view of those letters.

        Raises:
            ValueError: they are none.
        """
        language, rest = text[:2], text[2:]
        flags, page = rest.rstrip("0123456789"), rest[len(rest.rstrip("0123456789")) :]
        if language not in ("bn", "en", BOTH) or flags not in ("", "u", "m", "um"):
            raise ValueError(f"{text!r} is no view")
        return cls(language, "u" in flags, "m" in flags, int(page or 0))


@dataclass(frozen=True, slots=True)
class Press:
    """A button's data."""

    verb: Verb
    answer: int = 0
    """Number of the kept answer; 0: none."""
    name: str = ""
    """A fact, an entity, a setting."""
    view: str = ""
    owner: int = 0
    """Whose button it is; 0: anybody's."""

    def __str__(self) -> str:
        """The data as Telegram carries it.

        Raises:
            ValueError: it would be too long.
        """
        data = f"{self.verb}:{_short(self.answer)}:{self.name}:{self.view}:{_short(self.owner)}".rstrip(":")
        if len(data.encode()) > SIZE:
            raise ValueError(f"{data!r} is longer than {SIZE} bytes")
        return data

    @classmethod
    def read(cls, data: str) -> Press:
        """What a button carried.

        Raises:
            ValueError: no button of ours looks like that.
        """
        verb, answer, name, view, owner = (data.split(":") + [""] * 4)[:5]
        number = int(answer or "0", 36)
        if verb not in VERBS or abs(number) > LARGEST:
            raise ValueError(f"{data!r} is no button of ours")
        if verb not in PLAIN:
            View.read(view)
        return cls(verb, number, name, view, int(owner or "0", 36))


def _short(number: int) -> str:
    """The number in base 36; "" for 0. Chats that send in their own name are negative."""
    digits, rest = "", abs(number)
    while rest:
        rest, digit = divmod(rest, 36)
        digits = DIGITS[digit] + digits
    return "-" * (number < 0) + digits
