"""The words of figures: numbers, scales, units, currencies and what stands within a figure, from the language files.

Romanised Bengali number words are recognised by equal sound only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.nlu.normalize import Token, joined
from bot.nlu.sound import romanize, sounds

ONE_LETTER = frozenset("kmbt")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number vocabulary of all languages, by joined normal form."""

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    prefixes: Mapping[str, float]
    units: Mapping[str, str]
    endings: frozenset[str]
    links: frozenset[str]
    """Words within a number that carry nothing: two hundred and fifty, half a million."""
    points: frozenset[str]
    """The decimal point as a word."""
    before: Mapping[str, str]
    """What stands for a currency before a figure: Tk 500."""
    hundredths: frozenset[str]
    """Coins: 2 dollars 85 cents."""

    @classmethod
    def of(cls, vocabularies: Iterable[Mapping[str, Mapping[str, object]]], *, heard: bool = True) -> NumberWords:
        """Collect from the language files' `numbers`, `scales`, `number_prefixes`, `units` and what stands around them.

        Args:
            vocabularies: of all languages.
            heard: also as Bengali words are written in Latin letters, and by their sound.
        """
        keys_of = _keys if heard else _as_written
        numbers: dict[str, float] = {}
        scales: dict[str, float] = {}
        prefixes: dict[str, float] = {}
        units: dict[str, str] = {}
        endings: set[str] = set()
        links: set[str] = set()
        points: set[str] = set()
        before: dict[str, str] = {}
        hundredths: set[str] = set()
        for vocabulary in vocabularies:
            links.update(joined(str(word)) for word in vocabulary.get("number_links", ()))
            points.update(joined(str(word)) for word in vocabulary.get("number_points", ()))
            _add(numbers, vocabulary.get("numbers", {}), keys_of)
            _add(scales, vocabulary.get("scales", {}), keys_of)
            _add(prefixes, vocabulary.get("number_prefixes", {}), keys_of)
            for unit, words in vocabulary.get("units", {}).items():
                for word in words if isinstance(words, list) else ():
                    for key in keys_of(str(word)):
                        units.setdefault(key, unit)
            hundredths.update(joined(str(word)) for word in vocabulary.get("currency_hundredths", ()))
            for unit, words in vocabulary.get("currency_signs", {}).items():
                before.update((joined(str(word)), unit) for word in (words if isinstance(words, list) else ()))
            endings.update(joined(str(ending)) for ending in vocabulary.get("case_endings", ()))
        ends, between, dots = frozenset(filter(None, endings)), frozenset(links), frozenset(points)
        return cls(numbers, scales, prefixes, units, ends, between, dots, before, frozenset(hundredths))

    def number(self, token: Token) -> float | None:
        """The value of a digit group or number word."""
        if token.is_number:
            return float(token.text.replace(",", ""))
        return self._word(token.text, self.numbers)

    def scale(self, token: Token, *, glued: bool) -> float | None:
        """The value of a scale word; one-letter scales only right after digits."""
        if token.text in ONE_LETTER and not glued:
            return None
        return self._word(token.text, self.scales)

    def prefix(self, token: Token) -> float | None:
        """What a word such as সাড়ে adds to the next number."""
        return self._word(token.text, self.prefixes)

    def unit(self, token: Token) -> str | None:
        """The unit that a word names."""
        return self._unit(token.text)

    def unit_at(self, tokens: Sequence[Token], start: int) -> tuple[str, int] | None:
        """The unit that one word or two name there, as "per cent"; and where it ends."""
        for end in (start + 2, start + 1):
            if end <= len(tokens) and (unit := self._unit("".join(token.text for token in tokens[start:end]))):
                return unit, end
        return None

    def _unit(self, word: str) -> str | None:
        found = self.units.get(word) or self.units.get(_sound_key(word))
        return found or next((self.units[stem] for stem in self._stems(word) if stem in self.units), None)

    def is_hundredth(self, token: Token) -> bool:
        """Is it a coin?"""
        return not self.hundredths.isdisjoint((token.text, *self._stems(token.text)))

    def _word(self, word: str, table: Mapping[str, float]) -> float | None:
        keys = (word, _sound_key(word), *self._stems(word)) if word.isascii() else (word, *self._stems(word))
        return next((table[key] for key in keys if key in table), None)

    def _stems(self, word: str) -> list[str]:
        return [word[:cut] for cut in range(len(word) - 1, 1, -1) if word[cut:] in self.endings]


def _sound_key(word: str) -> str:
    return "~" + sounds(word)[0]


def _keys(word: str) -> set[str]:
    """A word as written; a Bengali one also as it is spelled in Latin letters, and by its sound."""
    key = joined(word)
    if not any("\u0980" <= letter <= "\u09ff" for letter in key) or len(key) < 2:
        return {key}
    return {key, *romanize(key), *("~" + sound for sound in sounds(key))}


def _as_written(word: str) -> set[str]:
    return {joined(word)}


def _add(table: dict[str, float], words: Mapping[str, object], keys_of: Callable[[str], set[str]]) -> None:
    """Add words with their values; what two words of different value would share stays out: sat is 7, shat is 60."""
    shared: set[str] = set()
    for word, value in words.items():
        for key in keys_of(str(word)):
            if table.setdefault(key, float(str(value))) != float(str(value)):
                shared.add(key)
    for key in shared - {joined(str(word)) for word in words}:
        del table[key]
