"""`tathya check`: every fault of packs and language files at once; with an article, every fact proved against its paragraph."""

from __future__ import annotations

from pathlib import Path

from bot.edition import read_sources
from bot.settings import Sources
from knowledge.errors import InvalidFiles


def check(sources: Sources, article: Path | None) -> int:
    """Print what was found; returns 0 if all is sound, 1 if not."""
    try:
        checked = read_sources(sources)
    except InvalidFiles as error:
        print(error)
        print(f"{len(error.problems)} problems")
        return 1
    pack = checked.pack
    print(
        f"{pack.article.id}: {len(pack.facts)} facts, {len(pack.entities)} entities, {len(pack.indicators)} indicators; no problems"
    )
    return 0
