"""Ranks intents by their example phrases: `fit(phrases by intent)`, then `rank(text) -> [(intent, score)]`.

Stands alone: knows nothing of Tathya's intents. Each phrase is a bag of words weighed by how few intents use the word
(inverse document frequency); two words are the same if rapidfuzz finds them nearly so. The score of an intent is that of its
best phrase: the cosine of the two bags, 0 to 100.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log, sqrt

from rapidfuzz import fuzz

NEARLY = 80.0
"""Likeness from which two words count as one; numbers and short words must be equal."""
SHORTEST_FUZZY = 4


class IntentMatcher:
    """Ranks intents for a text by the phrases they were given."""

    def __init__(self) -> None:
        self._phrases: list[tuple[str, dict[str, float], float]] = []
        self._weights: dict[str, float] = {}
        self._unseen = 1.0

    def fit(self, phrases: Mapping[str, Iterable[str]]) -> IntentMatcher:
        """Learn the phrases of each intent; forgets what was learned before.

        Args:
            phrases: by intent, its example phrases; words are split at spaces and compared as they are.
        """
        examples = [(intent, phrase.split()) for intent, texts in phrases.items() for phrase in texts]
        used_by: dict[str, set[str]] = defaultdict(set)
        for intent, words in examples:
            for word in words:
                used_by[word].add(intent)
        intents = max(len({intent for intent, _ in examples}), 1)
        self._weights = {word: 0.2 + log((1 + intents) / len(users)) for word, users in used_by.items()}
        self._unseen = 0.2 + log(1 + intents)
        self._phrases = []
        for intent, words in examples:
            bag = self._bag(words)
            self._phrases.append((intent, bag, _norm(bag)))
        return self

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All intents, the likeliest first, each with a score from 0 to 100."""
        words = self._bag(self._known(word) for word in text.split())
        norm = _norm(words)
        best: dict[str, float] = {}
        for intent, bag, length in self._phrases:
            common = sum(weight * bag[word] for word, weight in words.items() if word in bag)
            score = 100.0 * common / (norm * length) if norm and length else 0.0
            best[intent] = max(best.get(intent, 0.0), score)
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))

    def _known(self, word: str) -> str:
        """The word, or the known word it is nearly."""
        if word in self._weights or len(word) < SHORTEST_FUZZY or not word.isalpha():
            return word
        close = ((fuzz.ratio(word, known, score_cutoff=NEARLY), known) for known in self._weights if known.isalpha())
        score, known = max(close, default=(0.0, word))
        return known if score else word

    def _bag(self, words: Iterable[str]) -> dict[str, float]:
        return {word: count**0.5 * self._weights.get(word, self._unseen) for word, count in Counter(words).items()}


def _norm(bag: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in bag.values()))
