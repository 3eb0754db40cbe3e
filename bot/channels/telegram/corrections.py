"""`tathya correct`: answers that show what is no longer so are edited where they stand."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from time import time

from telegram.error import InvalidToken, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.bootstrap import assistant
from bot.channels.telegram.callbacks import BOTH
from bot.channels.telegram.desk import Desk, Wish, corrected, told_anew
from bot.channels.telegram.logs import set_up
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.screen import Screen, text_screen
from bot.channels.telegram.serving import needed, state_of
from bot.filing import filed, fingerprint, fingerprints
from bot.model import Figure
from bot.settings import Settings, Telegram
from bot.state.answers import KeptAnswer
from knowledge.errors import InvalidSetting, TathyaError
from knowledge.model import Fact

DAY = 86_400
A_SECOND = 20
"""Edits: Telegram takes thirty messages a second, and people want answers meanwhile."""
RETRIES = 5
"""How often we wait for as long as Telegram says."""
WORDED = "en"
"""The language in which operators are told of facts."""
Move = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that is no longer right."""

    kept: KeptAnswer
    facts: tuple[Fact, ...]
    """What it stands on, as far as there still is such a fact, as known now."""
    changed: Mapping[str, Fact | None]
    """By id, which of its facts are not what they were; None: there is no such fact any more."""


class Corrections:
    """Finds the answers that are no longer right, and corrects them.

    Args:
        desk: knows what was answered, and what is known now.

    Raises:
        DatabaseError: from every method, when the database cannot be used.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk, self._answers = desk, desk.state.answers

    def plan(self, since: float) -> list[Change]:
        """The answers given since then that are to be corrected, the oldest first."""
        kept = self._answers.since(since)
        known = self._desk.catalogue.facts(name for answer in kept for name in answer.facts)
        return [change for answer in kept if (change := _change(answer, known))]

    def told(self, changes: Sequence[Change]) -> list[str]:
        """What has changed, a line for each fact: its old figures, the new one, and how many messages show it."""
        shown: dict[str, list[tuple[Change, Fact | None]]] = defaultdict(list)
        for change in changes:
            for name, fact in change.changed.items():
                shown[name].append((change, fact))
        return [self._line(name, found) for name, found in sorted(shown.items())]

    async def apply(self, changes: Sequence[Change], outbox: Outbox) -> int:
        """Edit the messages, and keep what they say now; how many were changed."""
        done = 0
        for change in changes:
            done += await self._correct(change.kept, outbox)
        return done

    async def _correct(self, planned: KeptAnswer, outbox: Outbox) -> bool:
        change = await patiently(self._anew, planned.id)  # its question may have been edited since
        if change is None or not change.kept.message:
            return False
        kept, screen = await patiently(self._corrected, change)
        if not await outbox.edit(change.kept.chat, change.kept.message, screen):
            return False
        return await patiently(lambda: self._answers.change(kept.id, body=kept.body, facts=kept.facts))

    def _anew(self, answer: int) -> Change | None:
        kept = self._answers.get(answer)
        return _change(kept, self._desk.catalogue.facts(kept.facts)) if kept else None

    def _corrected(self, change: Change) -> tuple[KeptAnswer, Screen]:
        """The answer as it is to be kept, and to be shown."""
        kept = change.kept
        view = Wish(self._desk.state.chats.of(kept.chat)).view(kept.language)
        if not change.facts:
            languages = ("bn", "en") if view.language == BOTH else (view.language,)
            gone = [self._desk.assistant.voice(language).line("gone") for language in languages]
            return replace(kept, body=corrected({}), facts={}), text_screen(gone)
        body = filed(told_anew(change.facts, kept.language))
        body |= {name: kept.body[name] for name in ("taken", "terms") if name in kept.body}  # what a follow-up leaves out
        kept = replace(kept, body=corrected(body), facts=fingerprints(change.facts))
        shown = self._desk.again(kept, view)
        assert shown
        return kept, self._desk.screen(shown)

    def _line(self, name: str, found: Sequence[tuple[Change, Fact | None]]) -> str:
        voice, details = self._desk.assistant.voice(WORDED), self._desk.catalogue.details(WORDED)
        old = {voice.figure(figure) for change, _ in found if (figure := _figure(change.kept, name))}
        was = ", ".join(sorted(old)) or "?"
        fact, count = found[0][1], _counted(len(found), "message")
        if fact is None:
            return f"{name}: {was} -> no longer there ({count})"
        now = details.figure(fact) if fact.number else details.quote(fact, alone=True)
        note = ", told otherwise" if now == was else ""
        return f"{details.label(fact)}: {was} -> {now}{note} ({count})"


def _change(kept: KeptAnswer, known: Mapping[str, Fact]) -> Change | None:
    """What is no longer right about an answer; None if all of it is."""
    changed = {
        name: known.get(name) for name, shown in kept.facts.items() if name not in known or fingerprint(known[name]) != shown
    }
    if not changed:
        return None
    order = [*kept.body.get("facts", ()), *kept.facts]
    return Change(kept, tuple(known[name] for name in dict.fromkeys(order) if name in known), changed)


def _figure(kept: KeptAnswer, name: str) -> Figure | None:
    """The figure of a fact as the answer has shown it."""
    for figure in kept.body.get("figures", ()):
        if figure["fact"] == name:
            return Figure(figure["value"], figure["unit"], figure["qualifier"])
    return None


def _counted(count: int, noun: str) -> str:
    """The noun with its number: "1 message", "2 messages"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def correct(settings: Settings, days: float, *, dry_run: bool) -> Iterator[str]:
    """Correct the answers of the last days, or only tell which ones; yields what to print.

    Raises:
        InvalidSetting: there is no token, or Telegram does not know it.
        DatabaseError: the database cannot be used.
        TathyaError: Telegram cannot be reached.
    """
    telegram = needed(settings)
    set_up(logging.WARNING, telegram.token)
    with closing(state_of(settings)) as state:
        corrections = Corrections(Desk(assistant(settings, state.conversations), state))
        changes = corrections.plan(time() - days * DAY)
        if not changes:
            yield "No answer is to be corrected."
            return
        chats = len({change.kept.chat for change in changes})
        verb = "would be" if dry_run else "to be"
        yield f"{_counted(len(changes), 'message')} in {_counted(chats, 'chat')} {verb} corrected:"
        yield from (f"  {line}" for line in corrections.told(changes))
        if not dry_run:
            done = asyncio.run(_apply(corrections, changes, telegram, state.chats.move))
            yield f"Changed: {done}. Could not be changed: {len(changes) - done}."


async def _apply(corrections: Corrections, changes: Sequence[Change], telegram: Telegram, move: Move) -> int:
    limiter = AIORateLimiter(overall_max_rate=1, overall_time_period=1 / A_SECOND, max_retries=RETRIES)
    request = HTTPXRequest(read_timeout=15, connect_timeout=5)
    bot = ExtBot(telegram.token, base_url=f"{telegram.api_url}/bot", request=request, rate_limiter=limiter)

    async def moved(old: int, new: int) -> None:
        await patiently(move, old, new)

    try:
        async with bot:
            return await corrections.apply(changes, Outbox(bot, moved))
    except InvalidToken as error:
        raise InvalidSetting("Telegram does not know the token in TATHYA_TELEGRAM_TOKEN: copy it from BotFather.") from error
    except TelegramError as error:
        raise TathyaError(f"Telegram cannot be reached ({error}): nothing was changed; try again later.") from error
