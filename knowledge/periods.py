"""ISO 8601 dates, months, quarters, years and spans, and the tags by which a question finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

ONE = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?)?", re.ASCII)


def is_period(text: str) -> bool:
    """Is it a date, month, quarter or year, or two of them joined by a slash, the earlier first?"""
    parts = text.split("/")
    return len(parts) <= 2 and all(map(_is_one, parts)) and order(parts[0]) <= order(parts[-1])


def _is_one(text: str) -> bool:
    match = ONE.fullmatch(text)
    if not match or not match["day"]:
        return bool(match)
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def order(text: str) -> str:
    """A key that sorts periods by their beginning: a quarter as its first month, a span as its first part."""
    match = ONE.match(text)
    assert match, text
    month = match["month"] or (f"{int(match['quarter']) * 3 - 2:02}" if match["quarter"] else "00")
    return f"{match['year']}-{month}-{match['day'] or '00'}"


def tags(text: str) -> Iterator[str]:
    """The ways in which a question may name this period: `p:2024-10`, `p:10`, `p:2024`, `p:Q3`..."""
    for part in text.split("/"):
        match = ONE.fullmatch(part)
        if not match:
            continue
        yield f"p:{match['year']}"
        if match["quarter"]:
            yield f"p:{part}"
            yield f"p:Q{match['quarter']}"
        if match["month"] and "/" not in text:
            yield f"p:{match['year']}-{match['month']}"
            yield f"p:{match['month']}"
        if match["day"]:
            yield f"p:{part}"
            yield f"p:{match['month']}-{match['day']}"
            yield f"p:weekday-{date.fromisoformat(part).isoweekday()}"
    if "/" in text:
        yield f"p:{text}"
        yield "p:span"
        first, last = (part[:4] for part in text.split("/"))
        if int(last) == int(first) + 1:
            yield f"p:{first}/{last}"  # a fiscal year goes by its two years


def begun(text: str) -> str | None:
    """The year in which a span begins that ends in another: 2025 of 2025/2026; None if it is no such span."""
    first, last = text[:4], text.rpartition("/")[2][:4]
    return first if first != last else None
