"""What stands in an article's paragraphs: figures, names and dates, as they are spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from bot.language import Language
from bot.nlu.entries import Entry
from bot.nlu.lexicon import LONGEST_PHRASE
from bot.nlu.normalize import joined, tokenize
from bot.nlu.numbers import quantities
from bot.nlu.numberwords import NumberWords
from bot.nlu.periods import periods
from bot.nlu.periodwords import PeriodWords
from bot.nlu.vocabulary import entries, lexicon
from bot.question import Quantity
from knowledge.pack import Pack

SENTENCE_END = re.compile(r"[।৷?!]|\.(?=\s+\D)")
MULTIPLES = {2.0: "c:double", 0.5: "c:half"}
"""Ideas that are a figure of the unit "times"."""
HUNDRED = 100
NINE_MONTHS = "p:first-nine-months"
SEASONS = {"c:latest": (0, 1), "c:previous": (-1, 0)}
"""Ideas that are a time, and how many years from the article's own it may be: this season may be next year's."""
PHRASES = {"year_end": "p:12", "nine_months": NINE_MONTHS}


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in one paragraph, or in several."""

    figures: tuple[Quantity, ...] = ()
    tags: frozenset[str] = frozenset()
    """e: names, p: dates, c: ideas that are figures."""

    words: frozenset[float] = frozenset()
    """Numbers of one word: seven of them, eleven sponsors."""

    def __add__(self, other: Content) -> Content:
        return Content(self.figures + other.figures, self.tags | other.tags, self.words | other.words)


class ArticleContent:
    """Reads paragraphs as they are spelt, in any language."""

    def __init__(self, pack: Pack, languages: Mapping[str, Language]) -> None:
        every = list(languages.values())
        vocabularies = [language.vocabulary for language in every]
        self._year = int(pack.article.as_of[:4])
        self._numbers, self._periods = NumberWords.of(vocabularies, heard=False), spelt(PeriodWords.of(vocabularies))
        self.units = frozenset(self._numbers.units.values())
        """Those that are written beside a figure; the others, such as gpu, show only in what is counted."""
        self._lexicon = lexicon(every, [*entries((), pack.entities, ()), *(word for one in every for word in _words(one))])

    def read(self, paragraph: str) -> Content:
        """By sentence, so that nothing is read across its end and no paragraph is too long for the tokenizer."""
        return sum(map(self._sentence, SENTENCE_END.split(paragraph)), Content())

    def _sentence(self, text: str) -> Content:
        tokens = tokenize(text)
        figures = quantities(tokens, self._numbers)
        spans = [range(figure.start, figure.end) for figure in figures]
        long = frozenset(index for span in spans if len(span) > 1 for index in span)
        dates = periods(tokens, self._periods, self._year, long)
        tags = {tag for date in dates for tag in date.tags}
        taken = {index for date in dates for index in range(date.start, date.end)}
        for start in range(len(tokens)):
            for end in range(start + 1, min(start + LONGEST_PHRASE, len(tokens)) + 1):
                key = "".join(token.text for token in tokens[start:end])
                hits = self._lexicon.exact(key) or self._lexicon.stripped(key)
                tags.update(*(hit.tags for hit in hits))
                if any(letter.isdigit() for letter in key) and any(tag.startswith("e:") for hit in hits for tag in hit.tags):
                    taken.update(range(start, end))  # the 3 of Grok 3 is no figure
        free = (figure for figure, span in zip(figures, spans, strict=True) if taken.isdisjoint(span))
        small = (self._numbers.numbers.get(token.text, 0.0) for token in tokens)
        return Content(tuple(free), frozenset(tags), frozenset(value for value in small if 2 <= value < HUNDRED))


def _words(language: Language) -> Iterator[Entry]:
    """The words that are a figure or a date without being a number or a month."""
    concepts, phrases = language.vocabulary["concepts"], language.vocabulary["period_words"]
    tables = [(tag, phrases.get(name, ())) for name, tag in PHRASES.items()]
    tables += [(tag, concepts.get(tag[2:], {}).get("words", ())) for tag in (*MULTIPLES.values(), *SEASONS)]
    for tag, words in tables:
        yield from (Entry(joined(str(word)), str(word), frozenset([tag]), language.code) for word in words)


def spelt(words: PeriodWords) -> PeriodWords:
    """The words of dates without their entries by sound: what is written is not heard."""
    kept: dict[str, Any] = {}
    for field in fields(words):
        table = getattr(words, field.name)
        keys = [key for key in table if not key.startswith("~")]
        kept[field.name] = {key: table[key] for key in keys} if isinstance(table, Mapping) else frozenset(keys)
    return replace(words, **kept)
