"""Figures in a question or an article, in digits or words, with scale words: exact, never fuzzy.

Understands 29,000 · ২৯ হাজার · ponchash hajar · 6.6bn · দেড় লাখ · সাড়ে ছয় বিলিয়ন · two hundred thousand · ১ লাখ ২০ হাজার.
The words come from the language files; romanised Bengali number words are recognised by equal sound only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.model import Quantity
from bot.nlu.normalize import Token, joined, tokenize
from bot.nlu.sound import romanize, sounds

SIGNS = {"$": "USD", "৳": "BDT", "€": "EUR", "£": "GBP", "₹": "INR"}
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

    @classmethod
    def of(cls, vocabularies: Iterable[Mapping[str, Mapping[str, object]]]) -> NumberWords:
        """Collect from the language files' `numbers`, `scales`, `number_prefixes` and `units`; sounds are added."""
        numbers: dict[str, float] = {}
        scales: dict[str, float] = {}
        prefixes: dict[str, float] = {}
        units: dict[str, str] = {}
        endings: set[str] = set()
        links: set[str] = set()
        points: set[str] = set()
        for vocabulary in vocabularies:
            links.update(joined(str(word)) for word in vocabulary.get("number_links", ()))
            points.update(joined(str(word)) for word in vocabulary.get("number_points", ()))
            _add(numbers, vocabulary.get("numbers", {}))
            _add(scales, vocabulary.get("scales", {}))
            _add(prefixes, vocabulary.get("number_prefixes", {}))
            for unit, words in vocabulary.get("units", {}).items():
                for word in words if isinstance(words, list) else ():
                    for key in _keys(str(word)):
                        units.setdefault(key, unit)
            endings.update(joined(str(ending)) for ending in vocabulary.get("case_endings", ()))
        return cls(numbers, scales, prefixes, units, frozenset(filter(None, endings)), frozenset(links), frozenset(points))

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
        found = self.units.get(token.text) or self.units.get(_sound_key(token.text))
        return found or next((self.units[stem] for stem in self._stems(token.text) if stem in self.units), None)

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


def _add(table: dict[str, float], words: Mapping[str, object]) -> None:
    """Add words with their values; what two words of different value would share stays out: sat is 7, shat is 60."""
    shared: set[str] = set()
    for word, value in words.items():
        for key in _keys(str(word)):
            if table.setdefault(key, float(str(value))) != float(str(value)):
                shared.add(key)
    for key in shared - {joined(str(word)) for word in words}:
        del table[key]


def quantities(tokens: Sequence[Token], words: NumberWords) -> list[Quantity]:
    """All figures in the tokens, in order.

    A lone number word is no figure if it is small or in Latin letters: "one", দুই, "bish" mean other things too often.
    """
    found: list[Quantity] = []
    index = 0
    while index < len(tokens):
        quantity = _quantity(tokens, index, words)
        if quantity:
            found.append(quantity)
            index = quantity.end
        else:
            index += 1
    return found


def _quantity(tokens: Sequence[Token], start: int, words: NumberWords) -> Quantity | None:
    total, group, extra, last_scale = 0.0, None, 0.0, 0.0
    index = start
    while index < len(tokens):
        token = tokens[index]
        scale = words.scale(token, glued=_glued(tokens, index)) if group is not None or total else None
        if index == start and (prefix := words.prefix(token)) is not None:
            extra = prefix  # সাড়ে ছয়: half more than the next number
        elif scale == 100 and group is not None:
            group *= scale
        elif scale and scale == last_scale:
            break  # "157 billion - billion, trillion...?" says it twice
        elif scale:
            total = total + (group + extra) * scale if group is not None else total * scale
            group, extra, last_scale = None, 0.0, scale
        elif _links(tokens, index, group, words):
            pass
        elif group is not None and (decimal := _decimal(tokens, index, words)) is not None:
            group, index = group + decimal, index + 1
        elif (number := words.number(token)) is not None and _continues(tokens, index, group, number, last_scale, words):
            group = (group or 0.0) + number
        else:
            break
        index += 1
    if group is None and not last_scale:
        return None
    value = total + (group + extra if group is not None else 0.0)
    return _finished(tokens, start, index, value, words)


def _links(tokens: Sequence[Token], index: int, group: float | None, words: NumberWords) -> bool:
    """Is it the "and" of "two hundred and fifty", or the "a" of "half a million"?"""
    if group is None or tokens[index].text not in words.links or index + 1 >= len(tokens) or tokens[index - 1].is_number:
        return False
    after = tokens[index + 1]
    number = None if after.is_number else words.number(after)
    hundreds = group >= 100 and group % 100 == 0 and number is not None and number < 100
    return hundreds or (group < 1 and words.scale(after, glued=False) is not None)


def _decimal(tokens: Sequence[Token], index: int, words: NumberWords) -> float | None:
    """The fraction of "three point five", read at "point"."""
    if tokens[index].text not in words.points or index + 1 >= len(tokens):
        return None
    number = words.number(tokens[index + 1])
    return number / 10 if number is not None and number < 10 else None


def _glued(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].is_number and tokens[index - 1].end == tokens[index].start


def _continues(
    tokens: Sequence[Token], index: int, group: float | None, number: float, last_scale: float, words: NumberWords
) -> bool:
    """May this number go on with what stands before it: twenty + five, two hundred + ten, 1 lakh + 20 thousand?"""
    if group is not None:
        in_words = not tokens[index].is_number and not tokens[index - 1].is_number
        tens = group >= 20 and group % 10 == 0 and number < 10
        hundreds = group >= 100 and group % 100 == 0 and number < 100
        return in_words and (tens or hundreds)
    if not last_scale:
        return True
    scale = words.scale(tokens[index + 1], glued=_glued(tokens, index + 1)) if index + 1 < len(tokens) else None
    return bool(scale and scale < last_scale)


def _finished(tokens: Sequence[Token], start: int, end: int, value: float, words: NumberWords) -> Quantity | None:
    unit, several = None, end - start > 1
    if start and tokens[start - 1].text in SIGNS:
        start, unit = start - 1, SIGNS[tokens[start - 1].text]
    if end < len(tokens) and (named := words.unit(tokens[end])):
        unit, end = unit or named, end + 1
    lone_word = not several and not unit and not tokens[end - 1].is_number
    if lone_word and (value <= 10 or tokens[start].text.isascii()):
        return None
    return Quantity(value, unit, start, end, " ".join(token.text for token in tokens[start:end]))


def read_number(text: str, words: NumberWords) -> float | None:
    """The figure that a whole text is, or None."""
    tokens = tokenize(text)
    found = quantities(tokens, words)
    return found[0].value if len(found) == 1 and found[0].end == len(tokens) and found[0].start == 0 else None
