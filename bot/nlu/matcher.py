"""Ranks intents by their example phrases: `fit(phrases by intent)`, then `rank(text) -> [(intent, score)]`.

Stands alone: knows nothing of Tathya's intents, and takes phrases in any language. A text is told by three kinds of features:
the spelling of its words (pieces of 2 to 5 letters, which survive a typo and an inflection), its words, and pairs of words that
stand near each other. Each is weighed by how few phrases have it (inverse document frequency), and a linear support vector
machine learns what speaks for which intent: Joachims, "Text Categorization with Support Vector Machines", ECML 1998; see
`bot.nlu.learner`. Learning needs numpy; ranking does not, nor does reading back what was learned.
"""

from __future__ import annotations

import re
from array import array
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, log, sqrt
from typing import Any

from bot.nlu.normalize import tokenize

SHARES = (1.0, 0.4, 0.4)
"""What spelling, words and pairs count, found by measuring (benchmarks/matcher.py)."""
PIECES = range(2, 6)
"""Letters in a piece of a word; the space before and after the word counts as one."""
NEAR = 3
"""Words so many places apart make a pair."""
STEEPNESS = 3.0
"""How fast a score leaves 50 with the distance from the border between an intent and all others."""
SLOT = re.compile(r"(?<!\S)(?:\{\w+\}|\?\w+)(?!\S)")
"""A stand-in for a kind of thing, {entity} or ?how_many: one word, and its letters tell nothing."""


class IntentMatcher:
    """Ranks intents for a text by the phrases they were given."""

    def __init__(self) -> None:
        self._intents: list[str] = []
        self._features: dict[str, int] = {}
        self._rarity: list[float] = []
        self._weights: array[float] = array("f")

    def fit(self, phrases: Mapping[str, Iterable[str]]) -> IntentMatcher:
        """Learn the phrases of each intent; forgets what was learned before.

        Args:
            phrases: by intent, its example phrases as people write them; {slot} and ?slot, between spaces, stay whole.
        """
        from bot.nlu.learner import learn  # numpy takes longer to import than an answer

        self._intents = sorted(phrases)
        examples = [(label, _features(text)) for label, intent in enumerate(self._intents) for text in phrases[intent]]
        used = Counter(feature for _, kinds in examples for kind in kinds for feature in kind)
        self._features = {feature: number for number, feature in enumerate(used)}
        self._rarity = [_rarity(count, len(examples)) for count in used.values()]
        rows = [self._row(kinds) for _, kinds in examples]
        self._weights = learn(rows, [label for label, _ in examples], len(used), len(self._intents))
        return self

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All intents, the likeliest first, each with a score from 0 to 100.

        Above 50 the text is on the intent's side of the border that was learned. Nothing fits a text of which nothing is known:
        all scores are 0.
        """
        row = self._row(_features(text))
        if not row:
            return [(intent, 0.0) for intent in self._intents]
        width = len(self._intents)
        sums = list(self._weights[-width:])
        for number, value in row.items():
            weights = self._weights[number * width : (number + 1) * width]
            sums = [total + value * weight for total, weight in zip(sums, weights, strict=True)]
        ranked = sorted(zip(self._intents, sums, strict=True), key=lambda item: (-item[1], item[0]))
        return [(intent, 100.0 / (1.0 + exp(-STEEPNESS * total))) for intent, total in ranked]

    def packed(self) -> dict[str, Any]:
        """What was learned, as plain JSON."""
        return {
            "intents": self._intents,
            "features": list(self._features),
            "rarity": self._rarity,
            "weights": b64encode(self._weights.tobytes()).decode(),
        }

    @classmethod
    def unpacked(cls, data: Mapping[str, Any]) -> IntentMatcher:
        """A matcher that has learned what was packed."""
        matcher = cls()
        matcher._intents, matcher._rarity = data["intents"], data["rarity"]
        matcher._features = {feature: number for number, feature in enumerate(data["features"])}
        matcher._weights = array("f", b64decode(data["weights"]))
        return matcher

    def _row(self, kinds: Iterable[Counter[str]]) -> dict[int, float]:
        """The known features of a text by number, as a vector of length 1; empty if none is known."""
        row: dict[int, float] = {}
        for share, kind in zip(SHARES, kinds, strict=True):
            known = {self._features[feature]: count for feature, count in kind.items() if feature in self._features}
            values = {number: (1.0 + log(count)) * self._rarity[number] for number, count in known.items()}
            row |= {number: share * value for number, value in _unit(values).items()}
        return _unit(row)


def _unit(vector: Mapping[int, float]) -> dict[int, float]:
    """The vector with the length 1."""
    length = sqrt(sum(value * value for value in vector.values()))
    return {number: value / length for number, value in vector.items()}


def _rarity(count: int, total: int) -> float:
    """How much a feature of `count` phrases tells. The root, since a rare piece of a word is often an accident."""
    return sqrt(1.0 + log((1 + total) / (1 + count)))


def _features(text: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often a text has each feature, by kind: spelling, words, pairs."""
    words = list(_words(text))
    return (
        Counter(f"s:{piece}" for word in words for piece in _pieces(word)),
        Counter(f"w:{word}" for word in words),
        Counter(f"p:{one} {other}" for one, other in _pairs(words)),
    )


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words near each other, in their order, and those near the start and the end."""
    line = ["<", *words, ">"]
    for place, one in enumerate(line):
        for other in line[place + 1 : place + 1 + NEAR]:
            if (one, other) != ("<", ">"):
                yield one, other


def _words(text: str) -> Iterator[str]:
    """The words of a text in normal form, and its slots as they are."""
    start = 0
    for slot in SLOT.finditer(text):
        yield from (token.text for token in tokenize(text[start : slot.start()]))
        yield slot.group()
        start = slot.end()
    yield from (token.text for token in tokenize(text[start:]))


def _pieces(word: str) -> Iterator[str]:
    """A word's pieces; a shorter word, and a slot, is one piece."""
    whole = f" {word} "
    if word[0] in "{?":
        yield whole
        return
    for length in PIECES:
        if length >= len(whole):
            yield whole
            return
        yield from (whole[start : start + length] for start in range(len(whole) - length + 1))
