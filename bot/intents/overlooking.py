"""When a word that nobody knows may be left out: only where the rest says by itself whom and what is asked about."""

from __future__ import annotations

from bot.model import Answer, Finding, Question
from knowledge.model import Fact

TOKENS_EACH = 6
"""One unknown word is overlooked for so many words of the question, and two at most."""
MOST = 2
NAMED = 1.0
"""Distance up to which a fact counts as named in full."""
GENITIVES = frozenset({"er", "এর", "r", "র"})
TRUSTING = frozenset({"why", "verify", "social", "help", "multi"})
"""Shapes in which an unknown word may turn the sense."""


def may_overlook(question: Question) -> bool:
    """Are there few unknown words, none of which looks like a name, and is somebody named that is known?"""
    if not question.entities or len(question.unknown) > min(MOST, len(question.tokens) // TOKENS_EACH):
        return False
    return not any(_may_be_name(word, question) for word in question.unknown)


def _may_be_name(word: str, question: Question) -> bool:
    """Digits, a genitive after it, or a capital within the sentence make a name likely."""
    if any(letter.isdigit() for letter in word) or word not in question.tokens:
        return True
    place = question.tokens.index(word)
    after = question.tokens[place + 1] if place + 1 < len(question.tokens) else ""
    return after in GENITIVES or (place > 0 and f" {word.capitalize()}" in question.text)


def stands_without(intent: str, answer: Answer) -> bool:
    """Does the answer stand on facts that the known words name in full?"""
    if not isinstance(answer, Finding) or intent in TRUSTING:
        return False
    facts: list[Fact] = list(answer.facts[:2])
    return all(fact.distance <= NAMED for fact in facts)
