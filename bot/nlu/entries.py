"""One word or phrase of the vocabulary, and how it sounds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.nlu.sound import contracted, fold, romanize, skeleton

LONGEST_ENDING = 10


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
    def is_near(self) -> bool:
        """Is it heard without a penalty: a word that some fact is about?"""
        return any(sound.penalty == 0.0 for sound in self.sounds)

    @property
    def is_phrase(self) -> bool:
        """Is it a name, or several words?"""
        return self.name or " " in self.alias or "-" in self.alias


@lru_cache(100_000)  # working it out takes most of the time to compile a pack, and packs share most of their words
def heard(key: str, *, name: bool, stem: bool = False) -> tuple[Sound, ...]:
    """How a key sounds; nothing for names with digits and very short names, which are matched only as written.

    Args:
        key: a word or joined phrase.
        name: is it a name?
        stem: is it a verb's stem, which no vowel follows that is not written: করত is kor + to?
    """
    if any(letter.isdigit() for letter in key) or (name and len(key) < 4):
        return ()
    if not is_bengali(key):
        return (_sound(key, 0.0),)
    spelled = sorted(romanize(key), key=len) if stem else romanize(key)
    short = contracted(spelled[0])
    quick = (_sound(short, 0.5),) if short != spelled[0] else ()
    return (*(_sound(latin, 3.0 * rank) for rank, latin in enumerate(spelled)), *quick)


def _sound(latin: str, penalty: float) -> Sound:
    folded = fold(latin)
    return Sound(folded, latin, skeleton(folded), penalty)


def is_bengali(text: str) -> bool:
    """Does it hold a Bengali letter?"""
    return any("\u0980" <= letter <= "\u09ff" for letter in text)


def cuts(spoken: Sound) -> Iterator[tuple[Sound, str]]:
    """A spelled word as stem and sound of the ending, the longest stem first."""
    spelled = spoken.spelled
    for length in range(len(spelled) - 1, max(len(spelled) - LONGEST_ENDING, 1), -1):
        folded = fold(spelled[:length])
        rest = spoken.folded
        ending = rest[len(folded) :] if rest.startswith(folded) else fold(spelled[length:])
        if ending and len(folded) > 1:
            yield Sound(folded, spelled[:length], skeleton(folded), 0.0), ending
