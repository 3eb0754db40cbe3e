"""What an article's paragraphs hold: figures with what is counted, how sure they are, of when, of whom, and who says so.

Figures and dates are read as `tathya check` reads them: as they are spelt, sentence by sentence, never by sound. The rest is a
guess, for an editor to decide.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.content import SENTENCE_END, spelt
from bot.drafting.counting import Counting, has_digit
from bot.drafting.sentence import COUNTS_ON, GROWN_FROM, Sentence
from bot.language import Language
from bot.nlu.lexicon import LONGEST_PHRASE, Lexicon
from bot.nlu.normalize import Token, joined, normalize, tokenize
from bot.nlu.numbers import quantities
from bot.nlu.numberwords import NumberWords
from bot.nlu.periods import periods
from bot.nlu.periodwords import PeriodWords
from bot.nlu.vocabulary import entries, lexicon
from bot.question import PeriodMention, Quantity
from knowledge.model import Entity, Qualifier, Status

NOT_COUNTED = frozenset({None, "USD", "BDT", "INR", "EUR", "GBP", "percent", "times"})
BEFORE = 4
"""Tokens before a figure among which a hedge is looked for."""
MAY = re.compile(r"\bmay\b", re.IGNORECASE)
DAY_OR_MONTH = re.compile(r"(\d{4}-)?\d\d(-\d\d)?")
SMALL = 10
"""A bare number below it, right after a name, belongs to the name: Grok 3, Unit 4."""
MULTIPLES = {"c:double": 2.0, "c:half": 0.5}
STATUSES: tuple[tuple[str, Status], ...] = (
    ("estimate", "estimated"),
    ("claim", "claimed"),
    ("promise", "planned"),
    ("plan", "planned"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """One figure of the article."""

    value: float
    unit: str | None
    """None: what is counted could not be told."""
    paragraph: int
    words: str
    """As it is written."""
    qualifier: Qualifier = "exact"
    status: Status = "reported"
    period: str | None = None
    entities: tuple[str, ...] = ()
    """Known entities named in the sentence, the nearest before the figure first."""
    speaker: str | None = None
    concepts: tuple[str, ...] = ()
    """Ideas in the sentence that say what may be measured."""

    @property
    def key(self) -> tuple[float, str | None, int]:
        """What two finds of one figure share."""
        return self.value, self.unit, self.paragraph


class ArticleReader:
    """Reads articles.

    Args:
        languages: all of them: an article may mix them.
        entities: those that are known, from this newsroom's packs.
        year: of the article.
    """

    def __init__(self, languages: Mapping[str, Language], entities: Collection[Entity], year: int) -> None:
        every = list(languages.values())
        vocabularies = [language.vocabulary for language in every]
        self._year = year
        self._numbers, self._periods = NumberWords.of(vocabularies, heard=False), spelt(PeriodWords.of(vocabularies))
        self._lexicon: Lexicon = lexicon(every, entries(every, entities, ()))
        self._kinds = {entity.id: entity.kind for entity in entities}
        self._hedges = {
            key: [joined(str(word)) or str(word) for words in vocabularies for word in words["drafting"][key]]
            for key in vocabularies[0]["drafting"]
        }
        self._counting = Counting(self._hedges, vocabularies[0]["things"], self._lexicon)

    def learn(self, paragraphs: Sequence[str]) -> None:
        """Learn from the whole article what its names with digits stand for."""
        self._counting.learn(paragraphs)

    def figures(self, text: str, number: int) -> list[Found]:
        """The figures of one paragraph, each once, in their order."""
        found: dict[tuple[float, str | None, int], Found] = {}
        last: str | None = None
        for sentence in SENTENCE_END.split(text):
            for read, counts_on in self._sentence(sentence, number):
                # "1,150 families ..., 940 of them": what was counted last is counted on.
                figure = replace(read, unit=read.unit or (last if counts_on else None))
                last = figure.unit if figure.unit not in NOT_COUNTED else last
                found.setdefault(figure.key, figure)
        return list(found.values())

    def dates(self, text: str) -> list[tuple[str, str]]:
        """The days and months of one paragraph: as they are written, and in figures, 2026-03, or 03-14 without a year."""
        read = [
            each for sentence in SENTENCE_END.split(text) for each in self._dates(sentence, tokenize(sentence), frozenset())
        ]
        named = [(date.text, tag[2:]) for date in read for tag in sorted(date.tags)]
        return [(words, iso) for words, iso in dict.fromkeys(named) if DAY_OR_MONTH.fullmatch(iso)]

    def _dates(self, text: str, tokens: Sequence[Token], figures: frozenset[int]) -> list[PeriodMention]:
        found = periods(tokens, self._periods, self._year, figures)
        written = iter(MAY.findall(text))
        months = {index for index, token in enumerate(tokens) if token.text == "may" and next(written, "") == "May"}
        return [date for date in found if date.text != "may" or date.start in months]

    def _sentence(self, text: str, number: int) -> Iterator[tuple[Found, bool]]:
        """The figures of a sentence, each with whether it may count on what was counted before."""
        tokens = tokenize(text)
        figures = [*quantities(tokens, self._numbers), *self._small(tokens)]
        long = frozenset(index for each in figures if each.end - each.start > 1 for index in range(each.start, each.end))
        dates = self._dates(text, tokens, long)
        mentions = list(self._mentions(tokens))
        taken = {index for date in dates for index in range(date.start, date.end)}
        for start, end, tags in mentions:
            if any(tag.startswith("e:") for tag in tags) and any(has_digit(tokens[index]) for index in range(start, end)):
                taken.update(range(start, end))
        about = Sentence(normalize(text), tokens, mentions, dates, number)
        for figure in sorted(figures, key=lambda each: each.start):
            if taken.isdisjoint(range(figure.start, figure.end)) and not _is_label(text, tokens, figure):
                after, before = about.after(figure.end)[:1], tokens[figure.start - 1].text if figure.start else ""
                yield self._found(figure, about, text), not after or after[0] in COUNTS_ON or before in GROWN_FROM
        for start, _, tags in mentions if figures else ():
            for idea in tags & MULTIPLES.keys():
                yield self._made(Quantity(MULTIPLES[idea], "times", start, start + 1, tokens[start].text), about, text), False

    def _small(self, tokens: Sequence[Token]) -> Iterator[Quantity]:
        """Small numbers in words, which mean other things too often to be read in questions: seven of them, two years."""
        for start, (word, after) in enumerate(pairwise(tokens)):
            value = self._numbers.numbers.get(word.text)
            counts = after.text in ("of", "people") or (
                after.text.isascii() and after.text.endswith("s") and len(after.text) > 3
            )
            if value and 2 <= value <= SMALL and word.text.isascii() and counts and self._numbers.unit(after) is None:
                yield Quantity(value, None, start, start + 1, word.text)

    def _found(self, figure: Quantity, about: Sentence, text: str) -> Found:
        unit = figure.unit or self._counting.unit(about.after(figure.end))
        return self._made(Quantity(figure.value, unit, figure.start, figure.end, figure.text), about, text)

    def _made(self, figure: Quantity, about: Sentence, text: str) -> Found:
        names = about.entities(figure.start)
        speakers = [name for name in names if self._kinds[name] in ("person", "publication", "group")]
        said = about.concepts & {"say", "claim", "estimate", "announce", "report", "post", "promise"}
        return Found(
            figure.value,
            figure.unit,
            about.paragraph,
            figure.text,
            self._qualifier(figure, about),
            self._status(about),
            about.period(figure.start),
            tuple(names),
            speakers[0] if speakers and said else None,
            tuple(sorted(about.concepts)),
        )

    def _qualifier(self, figure: Quantity, about: Sentence) -> Qualifier:
        stretch = about.tokens[max(0, figure.start - BEFORE) : figure.start]
        before = "".join(token.text for token in stretch)
        if about.is_marked(figure.start):
            return "about"
        after = [token.text for token in about.tokens[figure.end : figure.end + 3]]
        if any(word in before for word in self._hedges["at_least"] if len(word) > 3):
            return "at_least"
        words = [token.text for token in stretch]
        if any(word in before for word in self._hedges["more_than"] if " " in word or len(word) > 6) or "over" in words[-1:]:
            return "more_than"
        if any(word in after for word in self._hedges["more_than"] if not word.isascii()):
            return "more_than"
        return (
            "about" if any(word in words or (len(word) > 6 and word in before) for word in self._hedges["about"]) else "exact"
        )

    def _status(self, about: Sentence) -> Status:
        for concept, status in STATUSES:
            if concept in about.concepts:
                return status
        joined_text = {token.text for token in about.tokens}
        return "planned" if any(word in joined_text for word in self._hedges["planned"]) else "reported"

    def _mentions(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Names and words as they are spelt, the longest first; none within another."""
        free = [True] * len(tokens)
        for length in range(LONGEST_PHRASE, 0, -1):
            for start in range(len(tokens) - length + 1):
                key = "".join(token.text for token in tokens[start : start + length])
                if not all(free[start : start + length]):
                    continue
                hits = self._lexicon.exact(key) or self._lexicon.stripped(key)
                tags = frozenset(tag for hit in hits for tag in hit.tags if tag[:2] in ("e:", "c:"))
                if tags:
                    free[start : start + length] = [False] * length
                    yield start, start + length, tags


def _is_label(text: str, tokens: Sequence[Token], figure: Quantity) -> bool:
    """Is it part of a name: "Grok 3", or glued to letters?"""
    if not figure.start or figure.end - figure.start > 1:
        return False
    before, own = tokens[figure.start - 1], tokens[figure.start]
    if before.end == own.start and before.text[-1].isalpha():
        return True
    capital = re.search(rf"\b[A-Z]\w*\W{own.text}\b", text)
    return figure.unit is None and figure.value < SMALL and capital is not None and before.text.isascii()
