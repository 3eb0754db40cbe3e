"""One language, as its files in `bot/languages/<code>/` give it: what we hear and what we say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

Words = Sequence[str]


class Phrasebook(TypedDict):
    """What a language says; all that answering needs of its files besides the vocabulary."""

    replies: Mapping[str, str]
    """Reply key -> sentence with {slots}."""
    screens: Mapping[str, str]
    """The same for faces that speak on their own: menus, buttons, settings."""
    labels: Mapping[str, Any]
    """Names of units, months, scales...: the pieces that replies are made of."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language as data. The tables are those of its files; `bot.languagefile` checks them when they are compiled."""

    code: str
    vocabulary: Mapping[str, Any]
    """concepts, filler, numbers, scales, months, endings...: words that any article needs."""
    cues: Mapping[str, Words]
    """Cue id -> the words that show a question's shape."""
    joins: Words
    """Words that join or contrast: and, or, vs, than."""
    utterances: Mapping[str, Words]
    """Intent -> sample questions."""
    phrasebook: Phrasebook
    """What we say."""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Language:
        """A language from the compiled form of its files."""
        known = {"code", "cues", "joins", "utterances", "replies", "screens", "labels"}
        return cls(
            code=data["code"],
            vocabulary={key: value for key, value in data.items() if key not in known},
            cues=data["cues"],
            joins=data["joins"],
            utterances=data["utterances"],
            phrasebook={"replies": data["replies"], "screens": data["screens"], "labels": data["labels"]},
        )
