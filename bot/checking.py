"""`tathya check`: every fault of packs and language files at once; with an article, every fact proved against its paragraph."""

from __future__ import annotations

from pathlib import Path

from bot.edition import Checked, read_sources
from bot.grounding import ground
from bot.settings import Sources
from knowledge.errors import InvalidFiles, TathyaError


def check(sources: Sources, article: Path | None) -> int:
    """Print what was found; returns 0 if all is sound, 1 if not.

    Raises:
        TathyaError: the article cannot be read.
    """
    try:
        checked = read_sources(sources)
    except InvalidFiles as error:
        print(error)
        print(f"{len(error.problems)} problem{'s' if len(error.problems) > 1 else ''}")
        return 1
    pack = checked.packs[0]
    counts = f"{len(pack.facts)} facts, {len(pack.entities)} entities, {len(pack.indicators)} indicators"
    print(f"{pack.article.id}: {counts}; no problems")
    return _check_facts(checked, _read(article)) if article else 0


def _check_facts(checked: Checked, text: str) -> int:
    """Prove every fact against the article's text."""
    problems = ground(checked.packs[0], checked.languages, text)
    for problem in problems:
        print(problem)
    faulty = {(problem.file, problem.line) for problem in problems}
    grounded = sum((filed.file, filed.line) not in faulty for filed in checked.packs[0].facts)
    print(f"{grounded} of {len(checked.packs[0].facts)} facts grounded")
    return 1 if problems else 0


def _read(article: Path) -> str:
    try:
        return article.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise TathyaError(
            f"{article} cannot be read ({reason}); give --article a file with the article's text, one paragraph a line"
        ) from error
    except UnicodeDecodeError as error:
        raise TathyaError(f"{article} is not UTF-8 text; save it with the encoding UTF-8 and run this again") from error
