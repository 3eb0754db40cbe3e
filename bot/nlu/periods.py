"""Dates, months, quarters and years in a question: exact, never fuzzy.

A period becomes the tags that a fact about it carries (see `knowledge.periods`). "Q3 2023" is one tag, so that
Q3 of another year, or another quarter of 2023, cannot answer it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.nlu.normalize import Token
from bot.nlu.periodwords import PeriodWords
from bot.question import PeriodMention

DAY = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
QUARTER = re.compile(r"q([1-4])")
YEARS = range(1900, 2100)
BEFORE_MAY = frozenset(
    [
        "in",
        "of",
        "by",
        "since",
        "until",
        "till",
        "last",
        "this",
        "next",
        "from",
        "to",
        "before",
        "after",
        "during",
        "late",
        "early",
    ]
)
AFTER_MAY = frozenset(["te", "er", "mase", "maser", "month"])
"""Words beside "may" that make it a month."""
DASHES = ("-", "‐", "‑", "–", "—", "/")


def periods(
    tokens: Sequence[Token], words: PeriodWords, year: int, figures: frozenset[int] = frozenset()
) -> list[PeriodMention]:
    """All periods in the tokens.

    Args:
        tokens: the question.
        words: the vocabulary.
        year: what "this year" means.
        figures: indexes of tokens that belong to a longer figure, such as the 10 of "10 billion": no days, no years.
    """
    return _Reading(tokens, words, year, figures).run()


class _Reading:
    def __init__(self, tokens: Sequence[Token], words: PeriodWords, year: int, figures: frozenset[int]) -> None:
        self.tokens, self.words, self.year, self.figures = tokens, words, year, figures
        self.found: list[PeriodMention] = []

    def run(self) -> list[PeriodMention]:
        index = 0
        while index < len(self.tokens):
            mention = self._at(index)
            if mention:
                self.found.append(mention)
                index = mention.end
            else:
                index += 1
        return self.found

    def _at(self, start: int) -> PeriodMention | None:
        for read in (self._iso, self._quarter, self._month, self._phrase, self._year, self._weekday):
            if mention := read(start):
                return mention
        return None

    def _mention(self, tags: Iterable[str], start: int, end: int) -> PeriodMention:
        return PeriodMention(frozenset(tags), start, end, " ".join(token.text for token in self.tokens[start:end]))

    def _get(self, table: Mapping[str, int] | Mapping[str, str], start: int, length: int = 1) -> int | str | None:
        text = "".join(token.text for token in self.tokens[start : start + length])
        return next((table[key] for key in self.words.keys(text) if key in table), None)

    def _is_quarter_word(self, index: int) -> bool:
        return index < len(self.tokens) and any(key in self.words.quarters for key in self.words.keys(self.tokens[index].text))

    def _ordinal(self, start: int) -> tuple[int, int] | None:
        """A number from 1 to 4, as a digit or an ordinal (third, 3rd, ৩য়), and the token after it."""
        for length in (2, 1):
            number = self._get(self.words.ordinals, start, length) if start + length <= len(self.tokens) else None
            if number in (1, 2, 3, 4):
                return int(number), start + length
        if start < len(self.tokens) and self.tokens[start].text in ("1", "2", "3", "4"):
            return int(self.tokens[start].text), start + 1
        return None

    def _quarter(self, start: int) -> PeriodMention | None:
        quarter, end = None, start + 1
        if match := QUARTER.fullmatch(self.tokens[start].text):
            quarter = int(match[1])
        elif found := self._ordinal(start):
            number, after = found
            if after < len(self.tokens) and (self._is_quarter_word(after) or self.tokens[after].text == "q"):
                quarter, end = number, after + 1
            elif after + 2 <= len(self.tokens) and self._get(self.words.phrases, after, 2) == "three_months":
                quarter, end = number, after + 2  # "the first three months"
        elif self._is_quarter_word(start) and (found := self._ordinal(start + 1)):
            quarter, end = found
        if not quarter:
            return None
        year, first, last = self._year_near(start, end)
        tags = [f"p:{year}-Q{quarter}" if year else f"p:Q{quarter}"]
        if self.tokens[start].text == "3" and end == start + 2:
            tags.append("p:span")  # "3 quarters together" as much as "quarter 3"
        return self._mention(tags, first, last)

    def _month(self, start: int) -> PeriodMention | None:
        month = self._get(self.words.months, start)
        if not month:
            return None
        day, first, end = None, start, start + 1
        if self.tokens[start].text == "may" and not self._is_dated(start):
            return None  # "how much may it spend?"
        before = start - 2 if start and self.tokens[start - 1].text in self.words.suffixes else start - 1
        if self._is_day(before) and not self._taken(before):
            day, first = int(self.tokens[before].text), before
        elif self._is_day(end):
            day, end = int(self.tokens[end].text), end + 1
            end += end < len(self.tokens) and self.tokens[end].text in self.words.suffixes
        year, first, end = self._year_near(first, end)
        body = f"{int(month):02}" + (f"-{day:02}" if day else "")
        tags = [f"p:{year}-{body}" if year else f"p:{body}"]
        if body == "01" and year in (None, self.year) and self._is_since(first, end):
            tags.append("p:span")  # "since January" is since the year began
        return self._mention(tags, first, end)

    def _is_dated(self, index: int) -> bool:
        """Does a number or a word of time stand beside, as in "in May", "May 11"?"""
        before, after = (self.tokens[place].text if 0 <= place < len(self.tokens) else "" for place in (index - 1, index + 1))
        named = before.isdigit() or after.isdigit() or before in BEFORE_MAY or after in AFTER_MAY
        return named or len(self.tokens) == 1

    def _is_since(self, first: int, end: int) -> bool:
        """Does "since" stand before, or "theke" after?"""
        beside = [index for index in (first - 1, end) if 0 <= index < len(self.tokens)]
        return any(self._get(self.words.phrases, index) == "since" for index in beside)

    def _iso(self, start: int) -> PeriodMention | None:
        """2024-10-29: a year, a month and a day, each right after a hyphen."""
        three = self.tokens[start : start + 3]
        if len(three) < 3 or any(one.end + 1 != other.start for one, other in pairwise(three)):
            return None
        text = "-".join(token.text for token in three)
        return self._mention([f"p:{text}"], start, start + 3) if DAY.fullmatch(text) else None

    def _is_day(self, index: int) -> bool:
        if not 0 <= index < len(self.tokens) or index in self.figures:
            return False
        text = self.tokens[index].text
        return text.isdigit() and 1 <= int(text) <= 31

    def _phrase(self, start: int) -> PeriodMention | None:
        for length in (4, 3, 2, 1):
            if start + length <= len(self.tokens) and (name := self._get(self.words.phrases, start, length)):
                if tags := self._tags_of(str(name)):
                    return replace(self._mention(tags, start, start + length), back=name == "last_year")
                return None
        return None

    def _tags_of(self, name: str) -> list[str]:
        return {
            "this_year": [f"p:{self.year}"],
            "last_year": [f"p:{self.year - 1}"],
            "next_year": [f"p:{self.year + 1}"],
            "year_end": ["p:12", "p:year-end"],
            "year_start": ["p:01", "p:span"],
            "nine_months": ["p:span"],
        }.get(name, [])

    def _year(self, start: int) -> PeriodMention | None:
        year = self._year_at(start)
        if year and self._goes_into(year + 1, start + 1):
            return self._mention([f"p:{year}/{year + 1}"], start, start + 2)
        return self._mention([f"p:{year}"], start, start + 1) if year else None

    def _goes_into(self, year: int, index: int) -> bool:
        """Is this year written right after, as that of a fiscal year: 2025-26, ২০২৫–২০২৬?"""
        after = self.tokens[index] if index < len(self.tokens) else None
        return after is not None and after.gap in DASHES and after.text in (str(year), str(year)[2:])

    def _weekday(self, start: int) -> PeriodMention | None:
        day = self._get(self.words.weekdays, start)
        return self._mention([f"p:weekday-{day}"], start, start + 1) if day else None

    def _year_at(self, index: int) -> int | None:
        if not 0 <= index < len(self.tokens) or index in self.figures or self._taken(index):
            return None
        text = self.tokens[index].text
        if len(text) == 4 and text.isdigit() and int(text) in YEARS and not (index and self.tokens[index - 1].text == "$"):
            return int(text)
        return None

    def _year_near(self, start: int, end: int) -> tuple[int | None, int, int]:
        """A year that stands right beside the tokens start..end, and the stretch with it."""
        for after in (end, end + 1):  # "October 2024", "the third quarter of 2023"
            if (year := self._year_at(after)) and (after == end or len(self.tokens[end].text) <= 2):
                return year, start, after + 1
        if (name := end < len(self.tokens) and self._get(self.words.phrases, end, 2)) in ("this_year", "last_year"):
            return self.year - (name == "last_year"), start, end + 2
        before = self.found[-1] if self.found else None
        if before and start - before.end <= 2 and before.tags <= {f"p:{year}" for year in YEARS}:
            self.found.pop()  # "২০২৪ সালের তৃতীয় প্রান্তিক": one period
            return int(min(before.tags)[2:]), before.start, end
        return None, start, end

    def _taken(self, index: int) -> bool:
        return any(mention.start <= index < mention.end for mention in self.found)
