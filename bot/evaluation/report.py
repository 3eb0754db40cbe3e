"""What a measurement looks like: failures and tables as text for a terminal, tables as Markdown for a README."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import indent
from typing import Any

from bot.evaluation.gold import Gold
from bot.evaluation.rules import FAILING, MARKS, Judgement
from bot.evaluation.tally import Counts, Tally, percent
from bot.rendering.explanation import titled

SHOWN = 3
"""Lines of a reply that show what it is about."""
HEADS = ("questions", "right", *FAILING)


def failure(gold: Gold, judgement: Judgement, reply: str, explanation: str) -> str:
    """One question that is not right: what was asked, what came back and why it fails, how the question was read."""
    lines = reply.splitlines()
    first = [*lines[:SHOWN], "..."] if len(lines) > SHOWN else lines
    details = [
        *titled("before", gold.turns),
        *titled("question", gold.text.splitlines()),
        *titled("why", [judgement.why]),
        *titled("reply", first),
        *explanation.splitlines(),
    ]
    return f"{judgement.mark}  {gold.id}\n" + indent("\n".join(details), "  ")


def tables(tally: Tally) -> str:
    """Both tables in columns."""
    return "\n\n".join(_columns(rows) for rows in _both(tally))


def total(tally: Tally) -> str:
    """All in one line."""
    counts = tally.total
    failing = [f"{mark} {counts[mark]}" for mark in FAILING if counts[mark]]
    return ", ".join([f"total {percent(counts):.1f} % right: {counts['right']} of {counts.total()} questions", *failing])


def markdown(tally: Tally) -> str:
    """Both tables and the total, for a README."""
    return "\n\n".join([f"**{total(tally).capitalize()}.**", *("\n".join(_piped(rows)) for rows in _both(tally))])


def counted(tally: Tally) -> dict[str, Any]:
    """The same for programs: for all, for each style and each shape how many questions got each mark."""
    return {
        "total": _counted(tally.total),
        "styles": {name: _counted(counts) for name, counts in sorted(tally.styles.items())},
        "shapes": {name: _counted(counts) for name, counts in sorted(tally.shapes.items())},
    }


def _counted(counts: Counts) -> dict[str, float]:
    return {"questions": counts.total(), "percent": percent(counts)} | {mark: counts[mark] for mark in MARKS}


def _both(tally: Tally) -> Iterator[list[list[str]]]:
    """The rows of each table, its head first."""
    for name, groups in (("style", tally.styles), ("shape", tally.shapes)):
        yield [[name, *HEADS], *_rows(groups)]


def _rows(groups: Mapping[str, Counts]) -> Iterator[list[str]]:
    for name, counts in sorted(groups.items()):
        yield [name, str(counts.total()), f"{percent(counts):.1f} %", *(str(counts[mark]) for mark in FAILING)]


def _columns(rows: Sequence[Sequence[str]]) -> str:
    first, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
    return "\n".join(
        "  ".join([row[0].ljust(first), *(cell.rjust(width) for cell, width in zip(row[1:], others, strict=True))])
        for row in rows
    )


def _piped(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        cells = (" ".join(cell.split()).replace("|", r"\|") for cell in row)  # a cell is one line, and its bars are no borders
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|---|" + "--:|" * (len(row) - 1)
