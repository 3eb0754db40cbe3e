"""`tathya doctor`: what is wrong with an installation, a line for each thing looked at, with what to do about it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Literal

from telegram import Bot, User, WebhookInfo
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram.logs import set_up
from bot.channels.telegram.serving import NO_TOKEN
from bot.edition import read_sources
from bot.settings import Settings, Telegram
from bot.state import State
from knowledge.database import address, file_of
from knowledge.errors import DatabaseError, InvalidFiles
from knowledge.store import Knowledge

SECONDS = 5.0
"""To wait for Telegram."""
ASKEW = 30.0
"""Seconds by which the clock may differ from Telegram's."""
LATELY = timedelta(hours=1)
"""How long an error of the webhook is of interest."""
MANY = 100
"""Updates that wait: a bot that runs has taken them long before."""
WIDTH = 7
Level = Literal["ok", "note", "fault"]
BY_HAND = "in a chat with @BotFather, send "


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    """note: it works, but there is something to know."""
    text: str

    def __str__(self) -> str:
        return f"{self.level:{WIDTH}}{' '.join(self.text.split())}"


def examine(settings: Settings) -> list[Finding]:
    """Look at everything that an answer in Telegram needs."""
    telegram = settings.telegram
    set_up(logging.CRITICAL, telegram.token if telegram else "")
    found = asyncio.run(_telegram(telegram)) if telegram else [Finding("fault", f"{NO_TOKEN} Telegram was not asked.")]
    return [*found, *_database(settings), _packs(settings), _fonts()]


async def _telegram(telegram: Telegram) -> list[Finding]:
    """What Telegram says of the bot, and how late it is there."""
    dates: list[str] = []

    async def note(response: Any) -> None:
        dates.append(response.headers.get("Date", ""))

    hooks = {"event_hooks": {"response": [note]}}
    request = HTTPXRequest(connect_timeout=SECONDS, read_timeout=SECONDS, pool_timeout=SECONDS, httpx_kwargs=hooks)
    try:
        async with Bot(telegram.token, base_url=f"{telegram.api_url}/bot", request=request) as bot:
            asked = datetime.now(UTC)
            found = [*_me(await bot.get_me())]
            clock = _clock(dates[-1], asked, datetime.now(UTC))
            return [*found, *_webhook(await bot.get_webhook_info(), telegram), clock]
    except InvalidToken:
        return [Finding("fault", "Telegram does not know the token in TATHYA_TELEGRAM_TOKEN: copy it from BotFather.")]
    except TelegramError as error:
        cause = str(error).replace(telegram.token, "<token>")
        return [
            Finding("fault", f"{telegram.api_url} cannot be reached or used ({cause}): check the network, then run this again.")
        ]


def _me(me: User) -> Iterator[Finding]:
    name = f"@{me.username}"
    yield Finding("ok", f"Telegram knows {name}.")
    change = f"{BY_HAND}/setprivacy; then remove {name} from each group and add it again, or nothing changes there."
    if me.can_read_all_group_messages:
        yield Finding(
            "ok",
            f"Privacy mode is off: groups show it all messages. It answers commands, replies and mentions of {name} only, "
            f"and keeps nothing of the rest. To switch it on: {change}",
        )
    else:
        yield Finding(
            "ok",
            f"Privacy mode is on: groups show it only commands and replies to it, so a mention of {name} is not answered "
            f"unless it is an administrator there. To switch it off: {change}",
        )
    yield from _abilities(me, name)


def _abilities(me: User, name: str) -> Iterator[Finding]:
    if me.can_join_groups:
        yield Finding("ok", "It may be added to groups.")
    else:
        yield Finding("note", f"It cannot be added to groups. To allow it: {BY_HAND}/setjoingroups, Enable.")
    if me.supports_inline_queries:
        yield Finding("ok", f"Inline mode is on: {name} and a question work in any chat.")
    else:
        yield Finding("fault", f"Inline mode is off, so the Share button does nothing: {BY_HAND}/setinline.")
    if me.supports_guest_queries:
        yield Finding("ok", f"Guest mode is on: a mention of {name} is answered in chats that it is not in.")
    else:
        yield Finding(
            "note", f"Guest mode is off. To answer mentions in chats that it is not in: {BY_HAND}/mybots, Bot Settings."
        )


def _webhook(hook: WebhookInfo, telegram: Telegram) -> Iterator[Finding]:
    wanted, waiting = telegram.webhook_url, f"updates waiting: {hook.pending_update_count}"
    if hook.url and not wanted:
        yield Finding(
            "fault",
            f"A webhook is set ({hook.url}), but TATHYA_WEBHOOK_URL is not: set it if that is this bot; else stop the other "
            "program that uses this token, and start `tathya serve`, which takes the webhook away.",
        )
    elif hook.url and hook.url != wanted:
        yield Finding(
            "fault",
            f"The webhook is {hook.url}, but TATHYA_WEBHOOK_URL is {wanted}: stop the other program that uses this token, "
            "and start `tathya serve --webhook`, which sets it.",
        )
    elif hook.url:
        yield Finding("ok", f"The webhook is {hook.url}; {waiting}.")
    elif wanted:
        yield Finding("note", f"No webhook is set yet: `tathya serve --webhook` sets {wanted}; {waiting}.")
    else:
        yield Finding("ok", f"No webhook is set, as long polling needs it; {waiting}.")
    at, now = hook.last_error_date, datetime.now(UTC)
    if hook.url and hook.last_error_message and at and now - at < LATELY:
        yield Finding(
            "fault",
            f"At {at:%H:%M} UTC the webhook failed ({hook.last_error_message}): check that the reverse proxy passes it on to "
            f"{':'.join(map(str, telegram.webhook_listen))} and that `tathya serve --webhook` runs.",
        )
    if hook.pending_update_count > MANY:
        yield Finding(
            "fault", f"{hook.pending_update_count} updates wait to be answered: start the bot, or look into its log if it runs."
        )


def _clock(date: str, asked: datetime, answered: datetime) -> Finding:
    """Does the clock agree with Telegram's? What an answer took is allowed for."""
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return Finding("note", "The clock could not be compared: Telegram's answer has no date.")
    early, late = (asked - theirs).total_seconds(), (theirs - answered).total_seconds()
    off = max(early, late, 0.0)
    if off > ASKEW:
        way = "ahead of" if early > late else "behind"
        return Finding("fault", f"The clock is {off:.0f} s {way} Telegram's: let the system set it (NTP).")
    return Finding("ok", f"The clock agrees with Telegram's within {ASKEW:.0f} s.")


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        file = file_of(address(settings.database_url))
        if file and not file.exists():
            yield Finding("note", f"There is no database {file} yet: the first start makes it, or `tathya load`.")
            return
        with closing(Knowledge(settings.database_url)) as knowledge, closing(State(settings.database_url)) as state:
            yield from _facts(knowledge, settings)
            if state.is_current():
                state.sweep()  # so it can be written to
                yield Finding("ok", f"{state} can be read and written, and its tables are those of this version.")
            else:
                yield Finding("note", "The bot's own tables are not those of this version: `tathya serve` sees to it at start.")
    except DatabaseError as error:
        yield Finding("fault", str(error))


def _facts(knowledge: Knowledge, settings: Settings) -> Iterator[Finding]:
    published = knowledge.compiled("digest")
    if published is None:
        yield Finding("note", f"No facts are published in {knowledge} yet: the first start does it, or `tathya load`.")
    elif json.loads(published) != settings.sources.digest():
        yield Finding("fault", f"The facts in {knowledge} are not those of the packs as they are now: run `tathya load`.")
    else:
        yield Finding("ok", f"The facts in {knowledge} are those of the packs.")


def _packs(settings: Settings) -> Finding:
    try:
        checked = read_sources(settings.sources)
    except InvalidFiles as error:
        count = len(error.problems)
        return Finding("fault", f"Packs and language files hold {count} fault{'s' * (count > 1)}: `tathya check` lists them.")
    return Finding("ok", f"Packs and language files are sound: {sum(len(pack.facts) for pack in checked.packs)} facts.")


def _fonts() -> Finding:
    return Finding("ok", "No fonts are needed: nothing is drawn as a picture, people's own apps show the Bengali letters.")
