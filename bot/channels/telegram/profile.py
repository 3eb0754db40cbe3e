"""How we introduce ourselves: name, descriptions and the menus of commands, in both languages."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from bot.assistant import Assistant
from bot.rendering.voice import Voice

LOG = logging.getLogger(__name__)
LANGUAGES = {"": "en", "bn": "bn"}
"""Telegram's language code -> ours; "" is for everybody else."""
PRIVATE = [
    "ask",
    "topics",
    "compare",
    "timeline",
    "sources",
    "packs",
    "random",
    "quiz",
    "lang",
    "help",
    "report",
    "privacy",
    "forget",
]
GROUP = ["ask", "compare", "timeline", "topics", "sources", "packs", "random", "quiz", "help", "delete"]
ADMINS = [*GROUP, "settings"]


async def introduce(bot: Bot, assistant: Assistant) -> None:
    """Set what is not yet as it should be: Telegram lets a bot change its name and descriptions only now and then.

    What cannot be set now is set at the next start.
    """
    # Without a rate limiter: where Telegram says to wait for hours, no answer waits with it.
    async with Bot(bot.token, bot.base_url.removesuffix(bot.token)) as plain:
        for code, language in LANGUAGES.items():
            for what, change in _changes(plain, assistant.voice(language), code):
                try:
                    await change()
                except TelegramError as error:
                    LOG.warning("the %s of the bot (%s) could not be set: %s", what, language, error)


def _changes(bot: Bot, voice: Voice, code: str) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
    async def name() -> None:
        if (await bot.get_my_name(code)).name != (text := voice.line("profile_name")):
            await bot.set_my_name(text, code)

    async def description() -> None:
        if (await bot.get_my_description(code)).description != (text := voice.line("profile_description")):
            await bot.set_my_description(text, code)

    async def short() -> None:
        if (await bot.get_my_short_description(code)).short_description != (text := voice.line("profile_short")):
            await bot.set_my_short_description(text, code)

    async def commands() -> None:
        for scope, names in _menus():
            menu = [BotCommand(each, voice.line(f"command_{each}")) for each in names]
            if list(await bot.get_my_commands(scope, code)) != menu:
                await bot.set_my_commands(menu, scope, code)

    return [("name", name), ("description", description), ("short description", short), ("commands", commands)]


def _menus() -> list[tuple[BotCommandScope, list[str]]]:
    return [
        (BotCommandScopeAllPrivateChats(), PRIVATE),
        (BotCommandScopeAllGroupChats(), GROUP),
        (BotCommandScopeAllChatAdministrators(), ADMINS),
    ]
