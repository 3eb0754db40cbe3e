"""`tathya eval`: asks every gold question, judges the replies, and prints what is not right and how many are."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.channels.jsonl import as_json, dumps
from bot.evaluation import report
from bot.evaluation.gold import Gold, read_gold
from bot.evaluation.rules import RIGHT, Judgement, Told, judge
from bot.evaluation.saving import around, save
from bot.evaluation.tally import Tally
from bot.model import Message
from bot.rendering.explanation import explain
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with what came back."""

    gold: Gold
    told: Told
    judgement: Judgement
    explanation: str
    """How the question was read; empty if the reply is right."""


def evaluate(
    files: Iterable[Path], settings: Settings, *, json: bool, quiet: bool, into: Path | None, least: Decimal | None
) -> int:
    """Run the questions of all files, and print how they did.

    Args:
        files: gold files.
        settings: where the knowledge is.
        json: print one JSON object in place of text.
        quiet: leave out the questions that are not right.
        into: a file to put the table in.
        least: how many of a hundred must be right.

    Returns:
        0, or 1 if fewer than `least` are right.

    Raises:
        TathyaError: there are faulty questions, or no place for the table; nothing has then been asked.
    """
    golds = read_gold(files)
    if into:
        around(into)
    failed: list[Judged] = []
    marked = []
    for judged in _judged(assistant(settings), golds):
        marked.append((judged.gold, judged.judgement.mark))
        if judged.judgement != RIGHT and not quiet:
            failed.append(judged)
            if not json:  # each as it comes, since many take a while
                print(report.failure(judged.gold, judged.judgement, judged.told["text"], judged.explanation) + "\n", flush=True)
    tally = Tally.of(marked)
    if into:
        save(into, report.markdown(tally))
    print(dumps(_described(tally, failed)) if json else f"{report.tables(tally)}\n\n{report.total(tally)}")
    if least is None or tally.reaches(least):
        return 0
    print(f"Fewer than {least} % are right.", file=sys.stderr)
    return 1


def _judged(bot: Assistant, golds: Iterable[Gold]) -> Iterator[Judged]:
    for gold in golds:
        try:
            yield _asked(bot, gold)
        except Exception as error:
            error.add_note(f"while answering the gold question {gold.id}")
            raise


def _asked(bot: Assistant, gold: Gold) -> Judged:
    """The last message of a conversation of its own, answered and judged."""
    for text in gold.turns:
        bot.answer(Message(text, chat=gold.id))
    turn = bot.answer(Message(gold.text, chat=gold.id))
    told = as_json(turn, bot.reply(turn))
    judgement = judge(gold, told)
    return Judged(gold, told, judgement, "" if judgement == RIGHT else explain(turn, bot.sql))


def _described(tally: Tally, failed: Sequence[Judged]) -> dict[str, Any]:
    """The measurement for programs; each reply in the form of `tathya ask --json`."""
    return report.counted(tally) | {
        "failures": [
            {
                "id": each.gold.id,
                "mark": each.judgement.mark,
                "why": each.judgement.why,
                "turns": each.gold.turns,
                "text": each.gold.text,
                "answer": each.told,
            }
            for each in failed
        ]
    }
