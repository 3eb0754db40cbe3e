"""Which questions ask the same, and which names or questions are the nearest to a text.

What is united by likeness is the wording only. Figures, names, dates, words that nobody knows (they may be names) and the
ideas asked about have to be the same: "SpaceX in 2024" and "SpaceX in 2025" are never one question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.nlu.normalize import tokenize
from bot.nlu.sound import sounds
from bot.question import Question

ALIKE = 88.0
"""Likeness of two wordings, of 100, from which they count as one."""
TELLING = 2
"""With so much the same, and asked for in the same way, it does not matter how it is worded."""
LINKING = frozenset({"pronoun", "that", "with", "for", "you", "yes_no"})
"""Cues that hardly tell what is asked."""
WEIGHT = 0.95
"""Of words that are alike among others, against texts that are alike as a whole."""
OTHER_NAME = "c:other_name."
"""The idea that the names of all companies share which no pack names."""


@dataclass(frozen=True, slots=True)
class Form:
    """A question as it is compared with others."""

    exact: frozenset[str]
    """What must be the same: figures, names, dates, unknown words, ideas, and whether it denies."""
    cues: frozenset[str]
    text: str
    """The sounds of its words."""


def form_of(question: Question) -> Form:
    """What of a question must be the same in those like it, and its wording."""
    exact = {f"n:{quantity.value!r} {quantity.unit}" for quantity in question.quantities}
    exact |= {f"p:{' '.join(sorted(period.tags))}" for period in question.periods}
    exact |= {f"?:{word}" for word in question.unknown}
    exact |= {f"#:{digits}" for token in question.tokens if (digits := "".join(filter(str.isdigit, token)))}
    for mention in question.mentions:
        exact |= {tag for tag in mention.content if not mention.is_loose}
        exact |= {f"o:{mention.alias.casefold()}"} if any(tag.startswith(OTHER_NAME) for tag in mention.tags) else set()
    denied = {"not"} if question.negated else set()
    return Form(frozenset(exact | denied), question.cues - LINKING, _spelt(question.text))


def alike(one: Form, other: Form) -> bool:
    """Do they ask the same?"""
    if one.exact != other.exact:
        return False
    if len(one.exact) >= TELLING and one.cues == other.cues:
        return True
    spaceless = fuzz.ratio(one.text.replace(" ", ""), other.text.replace(" ", ""))
    return max(spaceless, fuzz.token_sort_ratio(one.text, other.text)) >= ALIKE


def nearest(text: str, choices: Mapping[str, Iterable[str]], most: int) -> list[str]:
    """The choices one of whose texts is the most like this one, by its letters or by its sound, the nearest first."""
    wanted = _spelt(text)
    best = dict.fromkeys(choices, 0.0)
    for name, texts in choices.items():
        for each in map(_spelt, texts):
            best[name] = max(best[name], fuzz.ratio(wanted, each), WEIGHT * fuzz.token_set_ratio(wanted, each))
    return sorted(best, key=lambda name: -best[name])[:most]


def _spelt(text: str) -> str:
    """The sounds of a text, so that both scripts can be compared."""
    return " ".join(sounds(token.text)[0] for token in tokenize(text))
