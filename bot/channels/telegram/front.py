"""What every handler needs: the desk that answers, the outbox that sends, and the manners in between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, User
from telegram.ext import ExtBot

from bot.channels.telegram.admins import Admins
from bot.channels.telegram.budgets import Budgets, Verdict
from bot.channels.telegram.desk import Desk, Wish
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import Asked, Place
from bot.channels.telegram.screen import Screen, text_screen
from bot.rendering.voice import Voice

LOG = logging.getLogger(__name__)
BLINK = 0.4
"""Seconds after which we show that we are at it."""
T = TypeVar("T")


class Front:
    """The counter at which people are served.

    Args:
        bot: of python-telegram-bot.
        desk: answers.
    """

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self.bot, self.desk = bot, desk
        self.outbox = Outbox(bot, self.moved)
        self.admins, self.budgets = Admins(bot), Budgets()

    @property
    def me(self) -> User:
        """The bot as a user."""
        assert isinstance(self.bot, ExtBot)
        return self.bot.bot

    def link(self, payload: str = "") -> str:
        """An address that opens the private chat with us."""
        return f"https://t.me/{self.me.username}" + (f"?start={payload}" if payload else "")

    def private_button(self, voice: Voice, payload: str = "ask") -> InlineKeyboardMarkup:
        """The way into the private chat."""
        return InlineKeyboardMarkup([[InlineKeyboardButton(voice.line("button_private"), url=self.link(payload))]])

    async def moved(self, old: int, new: int) -> None:
        """A group has become a supergroup: what is set there goes along."""
        await patiently(self.desk.state.chats.move, old, new)

    async def typing_while(self, place: Place, work: Callable[..., T], *arguments: object) -> T:
        """The result of work that blocks; if it takes longer than a blink, the chat sees us typing."""
        task = asyncio.ensure_future(patiently(work, *arguments))
        done, _ = await asyncio.wait([task], timeout=BLINK)
        if not done:
            await self.outbox.typing(place)
        return await task

    async def wish(self, asked: Asked) -> Wish:
        """How the asker wants to be answered."""
        if known := self.desk.state.chats.known(asked.place.chat):
            return Wish(known, asked.hint)
        return await patiently(self.desk.wish, asked.place.chat, asked.hint)

    async def may_ask(self, asked: Asked) -> bool:
        """Is the asker to be answered? Says once that it is too much; to those who may not ask in this group, nothing."""
        wish = await patiently(self.desk.wish, asked.place.chat, asked.hint) if asked.place.is_group else None
        if wish and wish.settings.who == "admins" and not await self.admins.has(asked.place.chat, asked.asker):
            return False
        return await self.within_budget(asked)

    async def within_budget(self, asked: Asked) -> bool:
        """Is there something left for the asker and the chat in this minute? Says once that there is not."""
        match self.budgets.spend(asked.place.chat, asked.asker):
            case Verdict.ANSWER:
                return True
            case Verdict.NOTICE:
                await self.say(asked, "slow_down")
        return False

    async def quietly(self, asked: Asked, wish: Wish, send: Callable[[Asked], Awaitable[object]]) -> None:
        """Send an answer; where commands are to leave no trace, the command goes once it is answered."""
        command = asked.message if wish.settings.quiet and asked.command and asked.place.is_group else None
        if command and asked.place.reply_to == command:  # it is about to go: there is nothing to reply to
            asked = replace(asked, place=replace(asked.place, reply_to=None))
        await send(asked)
        if command:
            await self.outbox.delete(asked.place.chat, command)

    async def say(self, asked: Asked, key: str, keyboard: InlineKeyboardMarkup | None = None, **slots: str) -> int | None:
        """Send a sentence of the language files."""
        voice = await patiently(self.desk.voice, asked.place.chat, asked.hint)
        return await self.outbox.send(asked.place, text_screen([voice.line(key, **slots)], keyboard))

    async def show(self, asked: Asked, screen: Screen) -> int | None:
        """Send a screen, and remember in which message a kept answer stands."""
        message = await self.outbox.send(asked.place, screen)
        if message and screen.answer:
            await patiently(self.desk.state.answers.sent, screen.answer, message)
        return message
