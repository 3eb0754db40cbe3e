"""When a word that nobody knows may be left out: only where the rest says by itself whom and what is asked about."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.intents.ideas import LIGHT
from bot.model import Answer, Finding
from bot.question import Question
from knowledge.model import Fact

APOSTROPHE = re.compile("['’]")
TOKENS_EACH = 6
"""One unknown word is overlooked for so many words of the question, and two at most."""
MOST = 2
NAMED = 2.0
"""Distance up to which a fact counts as named in full."""
COUNTED = 3.0
"""The same where it is what is counted, by a name of several words."""
COUNTING = frozenset({"how_many", "count", "list"})
"""What asks for something by itself, if that is named."""
TRUSTING = frozenset({"why", "verify", "social", "help", "multi"})
"""Shapes in which an unknown word may turn the sense."""


def may_overlook(question: Question, *, known: bool = False) -> bool:
    """Are there few unknown words, none of which looks like a name, and is somebody named that is known?

    Args:
        question: as read.
        known: are these words of the article, and so nobody's name? Then it is enough to name what is measured.
    """
    named = question.entities or (known and any(tag.startswith("i:") for m in question.mentions for tag in m.tags))
    if not named or len(question.unknown) > min(MOST, len(question.tokens) // TOKENS_EACH):
        return False
    plain = (mention.content for mention in question.mentions if not mention.entities)
    ideas = frozenset().union(*plain) - LIGHT
    if not ideas and not question.quantities and not question.cues & COUNTING:
        return False  # "the zimmer of Cortex", "who is its architect?": the strange word is all that is asked
    if question.counted in question.unknown:
        return False  # "how many toilets has Cortex?"
    if not known and question.language == "en" and question.counted and question.tokens[-1] in question.unknown:
        return False  # "how many members wear uniforms?"
    return not any(_may_be_name(word, question) for word in question.unknown)


def without_strays(question: Question) -> Question | None:
    """The question without words that only sentences of facts have; None if there are none, or nobody knows yet others."""
    strays = [mention for mention in question.mentions if mention.content and all(tag.startswith("w:") for tag in mention.tags)]
    if not strays or question.unknown or any(mention.counted for mention in strays):
        return None
    kept = tuple(mention for mention in question.mentions if mention not in strays)
    words = (word for mention in strays for word in question.tokens[mention.start : mention.end])
    return replace(question, mentions=kept, unknown=tuple(words))


def _may_be_name(word: str, question: Question) -> bool:
    """Digits, a genitive or a noun after it, or a capital within the sentence make a name likely."""
    if any(letter.isdigit() for letter in word) or word not in question.tokens:
        return True
    place = question.tokens.index(word)
    after = next((mention for mention in question.mentions if mention.start == place + 1), None)
    if after and ("pronoun" in after.cues or (after.content and not after.is_loose)):
        return True  # "apple er", "wind power"
    begun, text = word.capitalize(), APOSTROPHE.sub("", question.text)  # "Dhaka North's"
    return place > 0 and begun != word and f" {begun}" in text


def stands_without(intent: str, answer: Answer, question: Question) -> bool:
    """Does the answer stand on facts that the known words name in full: or at least count what is counted?"""
    if not isinstance(answer, Finding) or intent in TRUSTING:
        return False
    facts: list[Fact] = list(answer.facts[:2])
    counted = {tag for mention in question.mentions if mention.counted for tag in mention.tags if " " in mention.text}
    return all(fact.distance <= (COUNTED if f"i:{fact.indicator}" in counted else NAMED) for fact in facts)
