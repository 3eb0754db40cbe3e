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
from bot.drafting.sentence import COUNTS_ON, UNTIL, Sentence
from bot.language import Language
from bot.model import Quantity
from bot.nlu.lexicon import LONGEST_PHRASE, Lexicon
from bot.nlu.normalize import Token, joined, normalize, tokenize
from bot.nlu.numbers import quantities
from bot.nlu.numberwords import NumberWords
from bot.nlu.periods import periods
from bot.nlu.periodwords import PeriodWords
from bot.nlu.vocabulary import entries, lexicon
from knowledge.model import Entity, Qualifier, Status

LONGEST = 20_000
"""Letters of a paragraph, at most, from which it is learned what names stand for."""
HEDGES = ("about", "at_least", "more_than", "planned")
"""Lists of the language files that name no unit."""
RATES = ("a", "an", "per", "each", "every")
NOT_COUNTED = frozenset({None, "USD", "BDT", "INR", "EUR", "GBP", "percent", "times"})
BEFORE = 4
"""Tokens before a figure among which a hedge is looked for."""
SMALL = 10
"""A bare number below it, right after a name, belongs to the name: Grok 3, Unit 4."""
MULTIPLES = {"c:double": 2.0, "c:half": 0.5}
COUNTED = {"gpu": "gpu", "chip": "chip", "company": "company", "employees": "person", "car": "vehicle", "people": "person"}
"""Ideas that are counted, with the unit."""
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
        self._counts = {unit: words for unit, words in self._hedges.items() if unit not in HEDGES}
        self._learned: dict[str, str] = {}

    def learn(self, paragraphs: Sequence[str]) -> None:
        """Learn what names with digits stand for: in "H100 GPUs", and so wherever H100s are counted, they are GPUs."""
        for text in paragraphs:
            tokens = tokenize(text[:LONGEST])
            for name, after in pairwise(tokens):
                if _has_digit(name) and not name.is_number and (unit := self._unit_of(after.text)):
                    self._learned.setdefault(name.text, unit)

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

    def _sentence(self, text: str, number: int) -> Iterator[tuple[Found, bool]]:
        """The figures of a sentence, each with whether it may count on what was counted before."""
        tokens = tokenize(text)
        figures = [*quantities(tokens, self._numbers), *self._small(tokens)]
        long = frozenset(index for each in figures if each.end - each.start > 1 for index in range(each.start, each.end))
        dates = [date for date in periods(tokens, self._periods, self._year, long) if date.text != "may" or "May" in text]
        mentions = list(self._mentions(tokens))
        taken = {index for date in dates for index in range(date.start, date.end)}
        for start, end, tags in mentions:
            if any(tag.startswith("e:") for tag in tags) and any(_has_digit(tokens[index]) for index in range(start, end)):
                taken.update(range(start, end))
        about = Sentence(normalize(text), tokens, mentions, dates, number)
        for figure in sorted(figures, key=lambda each: each.start):
            if taken.isdisjoint(range(figure.start, figure.end)) and not _is_label(text, tokens, figure):
                yield self._found(figure, about, text), about.after(figure.end)[:1] in ([], *([word] for word in COUNTS_ON))
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
        unit = figure.unit or self._counted(figure, about)
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

    def _counted(self, figure: Quantity, about: Sentence) -> str | None:
        """The unit of what is counted: the first word after the figure that tells; else a plural of English."""
        window = about.after(figure.end)
        if window[:1] == ["of"]:
            return None  # "seven of them": of what was counted before
        for text in window:
            if text in RATES or text in UNTIL:
                break  # "31,000 a day", "26,000 at shops"
            counted = (unit for unit, words in self._counts.items() if any(_is_form(text, word) for word in words))
            if unit := next(counted, None) or self._unit_of(text):
                return unit
            if text[0].isdigit():
                break
        for text in window:
            if text in UNTIL:
                break
            if text in self._learned:
                return self._learned[text]
            if text.isascii() and text.isalpha() and len(text) > 3 and text.endswith("s") and not text.endswith("ss"):
                return text[:-3] + "y" if text.endswith("ies") else text[:-1]
        return None

    def _unit_of(self, word: str) -> str | None:
        """The unit that a word alone stands for."""
        tags = {tag for hit in self._lexicon.exact(word) or self._lexicon.stripped(word) for tag in hit.tags}
        return next((unit for idea, unit in COUNTED.items() if f"c:{idea}" in tags), None)

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


def _is_form(text: str, word: str) -> bool:
    """Is it the word, or, in Bengali, the word with an ending?"""
    return text == word or (not word.isascii() and text.startswith(word))


def _is_label(text: str, tokens: Sequence[Token], figure: Quantity) -> bool:
    """Is it part of a name: "Grok 3", or glued to letters?"""
    if not figure.start or figure.end - figure.start > 1:
        return False
    before, own = tokens[figure.start - 1], tokens[figure.start]
    if before.end == own.start and before.text[-1].isalpha():
        return True
    capital = re.search(rf"\b[A-Z]\w*\W{own.text}\b", text)
    return figure.unit is None and figure.value < SMALL and capital is not None and before.text.isascii()


def _has_digit(token: Token) -> bool:
    return any(letter.isdigit() for letter in token.text)
