"""The words of dates: months, weekdays, ordinals, quarters and what stands around them, from the language files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.nlu.normalize import joined
from bot.nlu.sound import COARSE, ending_sounds, sounds

LONG = 6
LONG_PHRASE = 8
SHORTEST = 5
"""Sounds of a name that may be heard; দিচ্ছে is not Dec."""


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """Months, weekdays, ordinals and the words around them, by joined normal form of one to three tokens."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, int]
    quarters: frozenset[str]
    phrases: Mapping[str, str]
    """this_year, last_year, next_year, year_end, year_start, nine_months."""
    endings: frozenset[str]
    spoken_endings: frozenset[str]
    """The longer ones as they are written and by sound."""
    suffixes: frozenset[str]
    """What follows the digits of a day: 29th, ২৯শে."""

    @classmethod
    def of(cls, vocabularies: Iterable[Mapping[str, Mapping[str, Sequence[str]]]]) -> PeriodWords:
        """Collect from the language files."""
        months, weekdays, ordinals = dict[str, int](), dict[str, int](), dict[str, int]()
        quarters, endings, suffixes = set[str](), set[str](), set[str]()
        phrases: dict[str, str] = {}
        for vocabulary in vocabularies:
            for table, key in ((months, "months"), (weekdays, "weekdays"), (ordinals, "ordinals")):
                for number, words in vocabulary.get(key, {}).items():
                    table.update(dict.fromkeys(_keys(words), int(number)))
            quarters |= _keys(vocabulary.get("quarter_words", ()))
            for key in ("year_words", "period_words"):
                for name, words in vocabulary.get(key, {}).items():
                    phrases.update(dict.fromkeys(_keys(words), name))
            suffixes |= {joined(str(suffix)) for suffix in vocabulary.get("ordinal_suffixes", ())}
            endings |= {joined(ending) for ending in vocabulary.get("case_endings", ())}
        return cls(
            months,
            weekdays,
            ordinals,
            frozenset(quarters),
            phrases,
            frozenset(filter(None, endings)),
            frozenset(sound for end in filter(None, endings) for sound in (end, *ending_sounds(end)) if len(sound) > 1),
            frozenset(suffixes),
        )

    def keys(self, text: str) -> Sequence[str]:
        """The forms under which a word may stand in the tables: as written, by sound, without its case ending."""
        # In Latin letters only a long form has an ending by sound: "ager bochorer", but not "October".
        return _forms(text, self.spoken_endings if len(text) > LONG_PHRASE and text.isascii() else self.endings)


@lru_cache(maxsize=20_000)
def _forms(text: str, endings: frozenset[str]) -> Sequence[str]:
    stems = [text[:cut] for cut in range(len(text) - 1, 2, -1) if text[cut:] in endings]
    return [text, *stems, *(_sound(word) for word in (text, *stems) if word.isalpha() or not word.isascii())]


def _sound(word: str) -> str:
    return _key(sounds(word)[0])


def _key(folded: str) -> str:
    """Long names of months may differ in their vowels (oktobar); in short ones every vowel counts (জানা is not Jan)."""
    return "~" + (folded.translate(COARSE) if len(folded) >= LONG else folded)


def _keys(words: Iterable[str]) -> set[str]:
    keys = {joined(str(word)) for word in words}
    long = {key for key in keys if len(key) >= LONG or any("\u0980" <= letter <= "\u09ff" for letter in key)}
    heard = {sound for key in long for sound in sounds(key) if len(sound) >= SHORTEST and not sound[-1].isdigit()}
    # Said as two words, "ager bochor" keeps what আগেরবছর as one would lose in the middle.
    heard |= {"".join(sounds(joined(part))[0] for part in str(word).split()) for word in words if " " in str(word)}
    return keys | {_key(sound) for sound in heard}
