"""One word or phrase of the vocabulary, and how it sounds."""

from __future__ import annotations

from typing import NamedTuple

from bot.nlu.sound import fold, romanize, skeleton


class Sound(NamedTuple):
    """One way of saying a word."""

    folded: str
    spelled: str
    """In Latin letters before folding: tells ভাই (bhai) from বাই (bai)."""
    skeleton: str
    penalty: float


class Entry(NamedTuple):
    """One word or phrase: its key without spaces, its meanings, and how it may be matched."""

    key: str
    alias: str
    tags: frozenset[str]
    language: str
    verb: bool = False
    name: bool = False
    sounds: tuple[Sound, ...] = ()
    """Empty: only to be matched as written."""

    @property
    def is_phrase(self) -> bool:
        """Is it a name, or several words?"""
        return self.name or " " in self.alias or "-" in self.alias


def heard(key: str, *, name: bool) -> tuple[Sound, ...]:
    """How a key sounds; nothing for names with digits and very short names, which are matched only as written."""
    if any(letter.isdigit() for letter in key) or (name and len(key) < 4):
        return ()
    spelled = romanize(key) if is_bengali(key) else (key,)
    return tuple(Sound(folded := fold(latin), latin, skeleton(folded), 3.0 * rank) for rank, latin in enumerate(spelled))


def is_bengali(text: str) -> bool:
    """Does it hold a Bengali letter?"""
    return any("\u0980" <= letter <= "\u09ff" for letter in text)
