"""Case and verb endings: what may follow a stem, in its own script and by its sound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.nlu.normalize import joined
from bot.nlu.sound import ending_sounds


@dataclass(frozen=True, slots=True)
class Endings:
    """Case and verb endings of one language, in its own script and by their sound."""

    case: frozenset[str]
    verb: frozenset[str]
    case_sounds: frozenset[str]
    verb_sounds: frozenset[str]

    @classmethod
    def of(cls, case: Iterable[str], verb: Iterable[str]) -> Endings:
        """From the lists of a language file."""
        case, verb = frozenset(map(joined, case)), frozenset(map(joined, verb))
        return cls(case, verb, _sounds_of(case), _sounds_of(verb))


def _sounds_of(endings: Iterable[str]) -> frozenset[str]:
    return frozenset(sound for ending in endings if ending for sound in ending_sounds(ending))


def made_of(ending: str, known: frozenset[str], depth: int = 3) -> bool:
    """Is it one known ending, or up to three of them in a row (টা + র, দের + কে)?"""
    if ending in known:
        return True
    return depth > 1 and any(ending[:cut] in known and made_of(ending[cut:], known, depth - 1) for cut in range(1, len(ending)))
