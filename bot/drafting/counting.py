"""What a figure of an article counts: the families of "41,600 fishing families"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise, zip_longest

from bot.drafting.sentence import UNTIL
from bot.nlu.lexicon import Lexicon
from bot.nlu.normalize import Token, tokenize

LONGEST = 20_000
"""Letters of a paragraph, at most, from which it is learned what names stand for."""
HEDGES = ("about", "at_least", "more_than", "planned", "no_name")
"""Lists of the language files that name no unit."""
RATES = ("a", "an", "per", "each", "every")
COUNTED = {"gpu": "gpu", "chip": "chip", "company": "company", "employees": "person", "car": "vehicle", "people": "person"}
"""Ideas that are counted, with the unit."""
PLURALS = ("ches", "shes", "xes", "sses")


class Counting:
    """Tells units by the words after a figure.

    Args:
        words: of every language, by unit, in normal form; and the hedges.
        things: ideas that are units of their own.
        lexicon: all words.
    """

    def __init__(self, words: Mapping[str, Collection[str]], things: Collection[str], lexicon: Lexicon) -> None:
        self._words = {unit: forms for unit, forms in words.items() if unit not in HEDGES}
        self._ideas = COUNTED | {thing: thing for thing in things}
        self._lexicon = lexicon
        self._learned: dict[str, str] = {}

    def learn(self, paragraphs: Sequence[str]) -> None:
        """Learn what names with digits stand for: in "H100 GPUs", and so wherever H100s are counted, they are GPUs."""
        for text in paragraphs:
            tokens = tokenize(text[:LONGEST])
            for name, after in pairwise(tokens):
                if has_digit(name) and not name.is_number and (unit := self._meant(after.text)):
                    self._learned.setdefault(name.text, unit)

    def unit(self, window: Sequence[str]) -> str | None:
        """The unit of what is counted: the first word after the figure that tells; else a plural of English.

        Args:
            window: the words that follow the figure.
        """
        if window[:1] == ["of"]:
            return None  # "seven of them": of what was counted before
        for text, after in zip_longest(window, window[1:], fillvalue=""):
            if text in RATES or text in UNTIL:
                break  # "31,000 a day", "26,000 at shops"
            if unit := self._listed(text) or self._meant(text):
                return self._listed(after) or unit  # of fishing families the families
            if text[0].isdigit():
                break
        for text in window:
            if text in UNTIL:
                break
            if text in self._learned:
                return self._learned[text]
            if text.isascii() and text.isalpha() and len(text) > 3 and text.endswith("s") and not text.endswith("ss"):
                return _singular(text)
        return None

    def _listed(self, word: str) -> str | None:
        units = (unit for unit, forms in self._words.items() if any(_is_form(word, form) for form in forms))
        return next(units, None) if word else None

    def _meant(self, word: str) -> str | None:
        """The unit that a word's idea stands for."""
        tags = {tag for hit in self._lexicon.exact(word) or self._lexicon.stripped(word) for tag in hit.tags}
        return next((unit for idea, unit in self._ideas.items() if f"c:{idea}" in tags), None)


def has_digit(token: Token) -> bool:
    """Is a digit in it?"""
    return any(letter.isdigit() for letter in token.text)


def _singular(plural: str) -> str:
    """The singular of an English plural."""
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    return plural[:-2] if plural.endswith(PLURALS) else plural[:-1]


def _is_form(text: str, word: str) -> bool:
    """Is it the word, or, in Bengali, the word with an ending?"""
    return text == word or (not word.isascii() and text.startswith(word))
