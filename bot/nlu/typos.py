"""Words in Latin letters that are a slip of the finger away from another: "whcih", "googel"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_TYPO, LONG_TYPO = 5, 8
"""Letters of a word in which one slip, and two, are forgiven."""
MOST = 12


class Typos:
    """Finds the known words that a word may have been meant for.

    Args:
        words: known words, in normal form; only those of Latin letters count.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if word.isascii() and word.isalpha() and len(word) >= SHORTEST_TYPO:
                self._by_letter[word[0]].append(word)

    def near(self, word: str) -> list[tuple[str, int]]:
        """Known words of the same first letter with the number of slips between, fewest first.

        Slips are counted as optimal string alignment does: a letter more, less, other, or two exchanged.
        """
        if len(word) < SHORTEST_TYPO or not word.isascii() or not word.isalpha():
            return []
        slips = 2 if len(word) >= LONG_TYPO else 1
        return self._within(word, slips) or self._within(word.removesuffix("s"), 1)  # "googels"

    def _within(self, word: str, slips: int) -> list[tuple[str, int]]:
        words = self._by_letter[word[0]]
        found = process.extract(word, words, scorer=OSA.distance, processor=None, score_cutoff=slips, limit=MOST)
        return sorted(((known, int(distance)) for known, distance, _ in found), key=lambda pair: pair[1])
