"""A reply as Telegram shows it: HTML with everything escaped, figures bold, the source folded, and the same as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from telegram import InlineKeyboardMarkup

from bot.model import Reply

LONGEST = 3600
"""UTF-16 units of a message, well below Telegram's 4,096."""
PAGE = 1500
"""Characters of an answer that are read at one go on a phone."""
LONGEST_QUOTE = 1200
REST = r"[^\s.,;:!?।()<>&·]*"
"""What belongs to the same word: a tag before a vowel sign would cut the letter that it stands on."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Something to be sent or shown."""

    html: str
    plain: str
    keyboard: InlineKeyboardMarkup | None = None
    answer: int = 0
    """Number of the kept answer that it shows; 0: none."""

    def joined(self, other: Screen) -> Screen:
        """Both, one below the other, with this one's buttons."""
        return replace(self, html=f"{self.html}\n\n{other.html}", plain=f"{self.plain}\n\n{other.plain}")


def text_screen(lines: Iterable[str], keyboard: InlineKeyboardMarkup | None = None, *, title: bool = False) -> Screen:
    """Plain lines, the first of them in bold if it is a title."""
    plain = _short("\n".join(lines), LONGEST)
    first, _, rest = plain.partition("\n")
    html = f"<b>{escape(first, quote=False)}</b>" + ("\n" + escape(rest, quote=False) if rest else "")
    return Screen(html if title else escape(plain, quote=False), plain, keyboard)


def reply_screen(reply: Reply, quotes: Sequence[str] = (), *, extra: Sequence[str] = (), page: int = 0) -> tuple[Screen, int]:
    """An answer: what it says, and its source as a quote to be unfolded.

    Args:
        reply: the answer in words; its last line is the source, if it has quotes.
        quotes: what stands in the source, a line for each fact; none: its last line is the source all the same.
        extra: further lines, put before the source.
        page: which part of an over-long answer.

    Returns:
        The screen without buttons, and the number of pages.
    """
    lines = reply.text.split("\n")
    source = [lines.pop()] if len(lines) > 1 else []
    pages = _pages([*lines, *extra])
    shown = pages[min(page, len(pages) - 1)]
    html = "\n".join(_bolded(line, reply.figure_texts, heading=line == lines[0]) for line in shown)
    plain = "\n".join([*shown, *source])
    if source or quotes:
        inside = _short("\n".join([*source, *(quote for quote in quotes if quote not in source)]), LONGEST_QUOTE)
        html += f"\n<blockquote expandable>{escape(inside, quote=False)}</blockquote>"
    return Screen(html, plain), len(pages)


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units, two for an emoji."""
    return len(text.encode("utf-16-le")) // 2


def _pages(lines: Sequence[str]) -> list[list[str]]:
    """The lines in parts that a phone can show; no line is divided unless it would not fit into a message at all."""
    pages: list[list[str]] = [[]]
    for part in (part for line in lines for part in _parts(line)):
        if pages[-1] and sum(map(units, pages[-1])) + units(part) > PAGE:
            pages.append([])
        pages[-1].append(part)
    return pages


def _parts(line: str) -> list[str]:
    size = LONGEST // 2
    return [line[start : start + size] for start in range(0, len(line), size)] or [""]


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _bolded(line: str, figures: Sequence[str], *, heading: bool) -> str:
    """The line with its figures in bold; a heading without any is bold as a whole."""
    line = escape(line, quote=False)
    if figures:
        choices = "|".join(re.escape(escape(figure, quote=False)) for figure in sorted(set(figures), key=len, reverse=True))
        line, count = re.subn(rf"(?<![\d.,])(?:{choices})(?![\d]|[.,]\d){REST}", r"<b>\g<0></b>", line, flags=re.IGNORECASE)
        if count:
            return line
    return f"<b>{line}</b>" if heading else line
