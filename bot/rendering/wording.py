"""Numbers, dates and lists as one language writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

from bot.language import Phrasebook
from bot.model import Figure
from knowledge.periods import ONE

SMALLEST_LAKH = 100_000
"""Counts from here on are told in lakh too, where the language has it."""
SMALLEST_SCALED = 1_000_000
"""Figures from here on are told in scale words: 10 billion, not 10,000,000,000."""


class Wording:
    """Words figures and dates in one language."""

    def __init__(self, phrasebook: Phrasebook) -> None:
        self._labels = phrasebook["labels"]
        self._digits = str.maketrans("0123456789", self._labels["digits"])

    def digits(self, text: str) -> str:
        """The language's own digits; only for text that is all number."""
        return text.translate(self._digits)

    def number(self, value: float) -> str:
        """A plain number, grouped as the language groups: 1,00,000 or 100,000."""
        whole, _, rest = f"{round(value, 2):.2f}".rstrip("0").rstrip(".").partition(".")
        head, tail = whole[:-3], whole[-3:]
        if head:
            size = 2 if self._labels["grouping"] == "lakh" else 3
            tail = re.sub(rf"(?<=\d)(?=(\d{{{size}}})+$)", ",", head) + "," + tail
        return self.digits(tail + (f".{rest}" if rest else ""))

    def scaled(self, value: float, unit: str) -> str:
        """A large number in each of the language's scales: ১০ বিলিয়ন (১,০০০ কোটি) dollars, but ৬১২ কোটি (৬.১২ বিলিয়ন) taka."""
        scales = self._labels["scales"]
        scales = scales if unit in self._labels.get("foreign", ()) else scales[::-1]
        told = [text for each in scales if (text := self._in_scale(value, each))]
        return f"{told[0]} ({told[1]})" if len(told) > 1 else told[0] if told else self.number(value)

    def _in_scale(self, value: float, scales: Sequence[tuple[float, str]]) -> str | None:
        for size, name in scales:
            if abs(value) >= size:
                return f"{self.number(value / size)} {name}"
        return None

    def in_one_scale(self, value: float, scale: float, unit: str) -> str:
        """A number in the scale that was asked for: 1,000 crore dollars. Scales below a lakh are written out."""
        name = self._labels["asked_scales"].get(f"{scale:.0f}")
        number = f"{self.number(value / scale)} {name}" if name else self.number(value)
        return str(self._labels["asked_units"].get(unit, "{number}")).format(number=number)

    def unit(self, number: str, unit: str, value: float) -> str:
        """A worded number with its unit."""
        one = self._labels.get("units_one", {}).get(unit) if value == 1 else None
        return str(one or self._labels["units"].get(unit, "{number} " + unit)).format(number=number)

    def figure(self, figure: Figure) -> str:
        """A figure with unit and qualifier: about $10 billion."""
        large = abs(figure.value) >= SMALLEST_SCALED
        text = self.unit(
            self.scaled(figure.value, figure.unit) if large else self.number(figure.value), figure.unit, figure.value
        )
        if not large and abs(figure.value) >= SMALLEST_LAKH and len(self._labels["scales"]) > 1:
            text += f" ({self._in_scale(figure.value, self._labels['scales'][1])})"
        return str(self._labels["qualifiers"][figure.qualifier]).format(figure=text, of=self._of(text))

    def _of(self, text: str) -> str:
        """The ending of "more than", where the language has one."""
        kind = {"L": "consonant", "M": "vowel"}.get(category(text[-1])[0], "other")
        return str(self._labels.get("of", {}).get(kind, ""))

    def date(self, iso: str) -> str:
        """A day, month, quarter, year or span."""
        first, _, last = iso.partition("/")
        if last:
            return str(self._labels["span"]).format(first=self.date(first), last=self.date(last))
        match = ONE.fullmatch(first)
        assert match, iso
        year = self.digits(match["year"])
        if match["quarter"]:
            return str(self._labels["quarter"]).format(quarter=self._labels["quarters"][int(match["quarter"]) - 1], year=year)
        if not match["month"]:
            return year
        month = self._labels["months"][int(match["month"]) - 1]
        if not match["day"]:
            return str(self._labels["month"]).format(month=month, year=year)
        return str(self._labels["day"]).format(day=self.digits(str(int(match["day"]))), month=month, year=year)

    def list(self, items: Sequence[str]) -> str:
        """Items joined as in a sentence."""
        if len(items) < 2:
            return "".join(items)
        return str(self._labels["comma"]).join(items[:-1]) + str(self._labels["and"]) + items[-1]
