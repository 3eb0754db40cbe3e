"""Writes the lists of what is known to fail anew, as it is today: `python -m tests.lists` from the folder above tests.

It tells by id what has come in and what has gone out. What goes out is progress; before letting anything come in, see that it
is worth it, and that no figure is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.edition import build
from bot.evaluation.rules import RIGHT, judge
from bot.settings import Sources
from knowledge.store import Knowledge
from tests.damage import BROKEN, KINDS, Known, lines, measured
from tests.golden import KNOWN_GAPS, WRONG_FIGURES, answers, asking, is_wrong_figure, listed, questions

HEADS = {
    KNOWN_GAPS: "Golden questions that are not answered as they should be: each is a strict xfail of tests/test_golden.py.",
    WRONG_FIGURES: "Known gaps that get a figure, and not the one asked for: the worst kind, to be emptied first.",
    BROKEN: "Questions that get another answer when they are damaged: the kind of damage (tests/damage.py), and the id.",
}


def main() -> None:
    """Ask everything, whole and damaged, and write the lists."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'tathya.db'}"
        edition = build(Sources())
        knowledge = Knowledge(url)
        knowledge.publish(edition)
        knowledge.close()
        ask, golds = asking(url), questions()
        replies = answers(ask, golds)
        write(KNOWN_GAPS, (gold.id for gold in golds if judge(gold, replies[gold.id]) != RIGHT))
        write(WRONG_FIGURES, (gold.id for gold in golds if is_wrong_figure(gold, replies[gold.id])))
        broken = []
        for kind in KINDS:
            damaged = measured(kind, golds, replies, ask, Known.of(edition))
            broken += lines(kind, damaged.broken)
            print(f"{kind}: {damaged.right} of {damaged.asked} are still right, {damaged.share:.1%}")
        write(BROKEN, broken)


def write(path: Path, names: Iterable[str]) -> None:
    """Put a list in the place of what is there, sorted, and tell what has changed."""
    old, new = listed(path) if path.exists() else frozenset(), frozenset(names)
    head = f"# {HEADS[path]}\n# Written by `python -m tests.lists`.\n"
    path.write_text(head + "".join(f"{name}\n" for name in sorted(new)), encoding="utf-8")
    print(
        f"{path.name}: {len(new)}; in: {', '.join(sorted(new - old)) or 'none'}; out: {', '.join(sorted(old - new)) or 'none'}"
    )


if __name__ == "__main__":
    main()
