"""`tathya preview PACK`: asks the pack alone in the console, or writes its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.bootstrap import assistant
from bot.channels.console import chat
from bot.edition import read_sources
from bot.model import Message
from bot.preview.page import page
from bot.settings import Settings, Sources
from knowledge.errors import TathyaError
from knowledge.pack import FILES


def preview(pack: str, settings: Settings, output: Path | None, questions: Sequence[str] = ()) -> int:
    """Ask one pack alone, or write its page.

    Args:
        pack: its name among the packs, or its folder.
        settings: where packs and languages are; nothing is published.
        output: the page; None: ask in the console.
        questions: each is asked alone; none: a conversation.

    Raises:
        TathyaError: there is no such pack, or it has faults; with what to do.
    """
    folder = Path(pack) if Path(pack).is_dir() else settings.sources.packs / pack
    if not (folder / FILES[0]).exists():
        raise TathyaError(f"{folder} is no pack: it has no {FILES[0]}; `tathya draft` makes one from an article")
    sources = Sources(settings.sources.languages, folder.resolve().parent, folder.resolve().name)
    checked = read_sources(sources)
    with TemporaryDirectory(prefix="tathya-") as room:
        bot = assistant(replace(settings, database_url=f"sqlite:///{room}/preview.db", sources=sources))
        if questions:
            print("\n\n".join(f"> {text}\n{bot.reply(bot.answer(Message(text))).text}" for text in questions))
            return 0
        if output is None:
            return chat(bot)
        words = {code: data["page"] for code, data in sorted(checked.compiled.items(), reverse=True)}
        output.write_text(page(checked.packs[0], bot, words), encoding="utf-8")
    print(f"{output}: {len(checked.packs[0].facts)} facts to read through")
    return 0
