"""A sentence of an article, and the names in its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.nlu.normalize import Token, joined, normalize
from bot.question import PeriodMention

NEAR = 5
"""Tokens after a figure among which what is counted is looked for."""
COUNTS_ON = ("of", "a", "per", "had", "have", "has", "were", "was", "are", "more", "others", "stayed")
"""Words right after a figure of what was counted before: "940 of them", "170 had dengue"."""
GROWN_FROM = ("from", "against", "with", "than")
"""Words before a figure of what was counted before: "up from 34"."""
UNTIL = frozenset(
    normalize("at in on to from so were was are is have has had would will may by as for with and or than the").split()
)
"""English words before which what is counted has been named, or is not named at all."""
PAUSE = re.compile(r"[,;:()–—]")
YEAR = re.compile(r"\d{4}(?!\d)")
NAME = re.compile(r"(?<![\w’'-])[A-Z][\w&’'-]*(?: (?:of the |of |de |the )?[A-Z][\w&’'-]*)*")
"""Capitalised words."""
BEGINNING = re.compile(r"(?:^|[.!?।:][\"'’”]? ?)[\"'‘“]?$")
"""What stands before the first word of a sentence."""


class Sentence:
    """What else stands in a figure's sentence.

    Args:
        text: in normal form.
        tokens: its words.
        mentions: names and ideas in it: start, end and tags.
        dates: in it.
        paragraph: where it stands.
    """

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        mentions: Sequence[tuple[int, int, frozenset[str]]],
        dates: Sequence[PeriodMention],
        paragraph: int,
    ) -> None:
        self._text, self.tokens, self._mentions, self._dates, self.paragraph = text, tokens, mentions, dates, paragraph
        self.concepts = frozenset(tag[2:] for _, _, tags in mentions for tag in tags if tag.startswith("c:"))

    def is_marked(self, place: int) -> bool:
        """Does a ~ stand right before a token?"""
        return self._text[: self.tokens[place].start].rstrip().endswith("~")

    def after(self, place: int) -> list[str]:
        """The words that follow, up to a comma or the like."""
        found: list[str] = []
        for before, token in zip(self.tokens[place - 1 :], self.tokens[place : place + NEAR], strict=False):
            if PAUSE.search(self._text[before.end : token.start]):
                break
            found.append(token.text)
        return found

    def entities(self, place: int) -> list[str]:
        """The entities of the sentence: those before the figure, the nearest first, then those after it."""
        named = [(start, tag[2:]) for start, _, tags in self._mentions for tag in sorted(tags) if tag.startswith("e:")]
        before = [name for start, name in sorted(named, reverse=True) if start < place]
        return list(dict.fromkeys([*before, *(name for start, name in sorted(named) if start >= place)]))

    def period(self, place: int) -> str | None:
        """The nearest date with a year."""
        years = [(abs(date.start - place), tag[2:]) for date in self._dates for tag in date.tags if YEAR.match(tag, 2)]
        return min(years)[1] if years else None


def _title(parts: Sequence[str], common: Collection[str]) -> int:
    """How many words of a title stand before a name: "Dr Rahman", "Power Minister Tarafdar"."""
    titles = (
        end for end in (1, 2) if parts[end - 1 : end] and parts[end - 1][0].isupper() and joined(parts[end - 1]) in common
    )
    return max(titles, default=0)


def names(paragraphs: Sequence[str], known: Collection[str], common: Collection[str], words: Collection[str]) -> list[str]:
    """Capitalised names that no known entity has, the most frequent first.

    Args:
        paragraphs: of the article.
        known: names that are known.
        common: titles and other words that are never names, nor begin one.
        words: of the language: they may have a capital only because a sentence begins.
    """
    counted: dict[str, int] = {}
    for text in paragraphs:
        for match in NAME.finditer(text):
            parts = match.group().removesuffix("’s").removesuffix("'s").split()
            if BEGINNING.search(text[: match.start()]) and (len(parts) == 1 or joined(parts[0]) in words):
                parts = parts[1:]
            while parts and (title := _title(parts, common)):
                parts = parts[title:]
            name = " ".join(parts)
            if joined(name) not in known and len(name) > 2:
                counted[name] = counted.get(name, 0) + 1
    return sorted(counted, key=lambda name: -counted[name])
