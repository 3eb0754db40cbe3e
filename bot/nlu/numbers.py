"""Figures in a question or an article, in digits or words, with scale words: exact, never fuzzy.

Understands 29,000 · ২৯ হাজার · ponchash hajar · 6.6bn · দেড় লাখ · সাড়ে ছয় বিলিয়ন · two hundred thousand · ১ লাখ ২০ হাজার ৫০০ ·
১৪ হাজার ২০০ কোটি · ৯ দশমিক ৮৭ বিলিয়ন · Tk 18,500 · ২ ডলার ৮৫ সেন্ট.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.nlu.normalize import Token, tokenize
from bot.nlu.numberwords import NumberWords
from bot.question import Quantity

SIGNS = {"$": "USD", "৳": "BDT", "€": "EUR", "£": "GBP", "₹": "INR"}
COUNTED_ON = (1e3, 1e5, 1e7)
"""Scales after which plain digits go on with the figure: ৬ হাজার ৮০০."""
YEARS = range(1900, 2100)
DIGITS = 15
"""Decimal digits that a float holds exactly."""


def quantities(tokens: Sequence[Token], words: NumberWords) -> list[Quantity]:
    """All figures in the tokens, in order.

    A lone number word is no figure if it is small or in Latin letters: "one", দুই, "bish" mean other things too often.
    """
    found: list[Quantity] = []
    index = 0
    while index < len(tokens):
        quantity = _quantity(tokens, index, words)
        if quantity:
            found.append(quantity)
            index = quantity.end
        else:
            index += 1
    return found


def _quantity(tokens: Sequence[Token], start: int, words: NumberWords) -> Quantity | None:
    total, group, extra, last_scale = 0.0, None, 0.0, 0.0
    index = start
    while index < len(tokens):
        token = tokens[index]
        scale = words.scale(token, glued=_glued(tokens, index)) if group is not None or total else None
        if index == start and (prefix := words.prefix(token)) is not None:
            extra = prefix  # সাড়ে ছয়: half more than the next number
        elif scale == 100 and group is not None:
            group *= scale
        elif scale and scale == last_scale:
            break  # "157 billion - billion, trillion...?" says it twice
        elif scale:
            # In ১৪ হাজার ২০০ কোটি the crores are 14,200; in ১ কোটি ২০ লাখ the lakhs are 20.
            counted = group + extra if group is not None else 0.0
            whole = group is None or 0 < last_scale < scale
            total = (total + counted) * scale if whole else total + counted * scale
            group, extra, last_scale = None, 0.0, scale
        elif _links(tokens, index, group, words):
            pass
        elif group is not None and (digits := _decimals(tokens, index, words)):
            group, index = float(f"{group:.0f}.{''.join(digits)}"), index + len(digits)
        elif (number := words.number(token)) is not None and _continues(tokens, index, group, number, last_scale, words):
            group = (group or 0.0) + number
        else:
            break
        index += 1
    if group is None and not last_scale:
        return None
    value = total + (group + extra if group is not None else 0.0)
    return _finished(tokens, start, index, value, words)


def _links(tokens: Sequence[Token], index: int, group: float | None, words: NumberWords) -> bool:
    """Is it the "and" of "two hundred and fifty", or the "a" of "half a million"?"""
    if group is None or tokens[index].text not in words.links or index + 1 >= len(tokens) or tokens[index - 1].is_number:
        return False
    after = tokens[index + 1]
    number = None if after.is_number else words.number(after)
    hundreds = group >= 100 and group % 100 == 0 and number is not None and number < 100
    return hundreds or (group < 1 and words.scale(after, glued=False) is not None)


def _decimals(tokens: Sequence[Token], index: int, words: NumberWords) -> list[str]:
    """What follows the point of "three point five" or of ৯ দশমিক ৮৭, read at the point: the digits of each word."""
    if tokens[index].text not in words.points or index + 1 >= len(tokens):
        return []
    if tokens[index + 1].text.isdecimal():
        return [tokens[index + 1].text]
    digits: list[str] = []
    for token in tokens[index + 1 :]:
        number = words.number(token)
        if token.is_number or number is None or number >= 10:
            break
        digits.append(f"{number:.0f}")
    return digits


def _glued(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].is_number and tokens[index - 1].end == tokens[index].start


def _continues(
    tokens: Sequence[Token], index: int, group: float | None, number: float, last_scale: float, words: NumberWords
) -> bool:
    """May this number go on with what stands before it: twenty + five, two hundred + ten, 1 lakh + 20 thousand?"""
    if group is not None:
        in_words = not tokens[index].is_number and not tokens[index - 1].is_number
        tens = group >= 20 and group % 10 == 0 and number < 10
        hundreds = group >= 100 and group % 100 == 0 and number < 100
        return in_words and (tens or hundreds)
    if not last_scale:
        return True
    scale = words.scale(tokens[index + 1], glued=_glued(tokens, index + 1)) if index + 1 < len(tokens) else None
    if scale:
        return scale < last_scale or (last_scale in COUNTED_ON and number < last_scale and tokens[index].gap == " ")
    is_next = tokens[index].text.isdecimal() and tokens[index].gap == " "
    return is_next and last_scale in COUNTED_ON and 10 <= number < 1000


def _finished(tokens: Sequence[Token], start: int, end: int, value: float, words: NumberWords) -> Quantity | None:
    unit, several = None, end - start > 1
    if start and tokens[start - 1].text in SIGNS:
        start, unit = start - 1, SIGNS[tokens[start - 1].text]
    elif start and (sign := words.before.get(tokens[start - 1].text)) and (several or not _is_year(tokens[start].text)):
        start, unit = start - 1, sign
    if named := words.unit_at(tokens, end):
        unit, end = unit or named[0], named[1]
        if (
            unit in SIGNS.values()
            and end + 1 < len(tokens)
            and tokens[end].text.isdecimal()
            and words.is_hundredth(tokens[end + 1])
        ):
            value, end = value + int(tokens[end].text) / 100, end + 2
    lone_word = not several and not unit and not tokens[end - 1].is_number
    if lone_word and (value <= 10 or tokens[start].text.isascii()):
        return None
    value = float(f"{value:.{DIGITS}g}")  # 4.1 billion is 4,100,000,000, not 4,099,999,999.9999995
    return Quantity(value, unit, start, end, " ".join(token.text for token in tokens[start:end]))


def _is_year(text: str) -> bool:
    return text.isdecimal() and int(text) in YEARS


def read_number(text: str, words: NumberWords) -> float | None:
    """The figure that a whole text is, or None."""
    tokens = tokenize(text)
    found = quantities(tokens, words)
    return found[0].value if len(found) == 1 and found[0].end == len(tokens) and found[0].start == 0 else None
