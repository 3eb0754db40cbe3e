"""Conversations for tests: a clock that is set by hand, one message at a time, editions with something left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.assistant import Assistant
from bot.channels.jsonl import described
from knowledge.store import Edition
from tests.golden import Told


@dataclass
class Clock:
    """Says what it is told."""

    now: float = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def say(bot: Assistant, text: str, *, chat: str = "-1001234567890", user: str | None = "55501234") -> Told:
    """The reply to a message in a chat."""
    return described(bot, {"text": text, "chat": chat, "user": user})


def without(edition: Edition, *names: str) -> Edition:
    """The edition as if these facts, or all facts that need these entities, had never been in it."""
    gone = set(names)
    kept = [
        fact
        for fact in edition.facts
        if not gone & {fact.id, fact.subject, fact.place, fact.source.said_by, getattr(fact.value, "id", None)}
    ]
    ids = {fact.id for fact in kept}
    return replace(
        edition,
        entities=[entity for entity in edition.entities if entity.id not in gone],
        facts=kept,
        tags={fact: tags for fact, tags in edition.tags.items() if fact in ids},
    )
