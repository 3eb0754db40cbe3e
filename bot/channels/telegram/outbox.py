"""What we send. Whatever Telegram refuses or the network loses is dealt with here, and nothing is sent twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx
from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError, TimedOut

from bot.channels.telegram.inbox import settle
from bot.channels.telegram.places import Place
from bot.channels.telegram.screen import Screen

LOG = logging.getLogger(__name__)
PAUSES = (0.3, 0.7, 1.5, 3.0, 6.0, 12.0)
"""Seconds between tries when Telegram cannot be reached."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
Moved = Callable[[int, int], Awaitable[None]]
T = TypeVar("T")


class Outbox:
    """Sends, changes and deletes messages.

    Args:
        bot: of python-telegram-bot.
        moved: told when a group turns out to have become a supergroup, with another id.
    """

    def __init__(self, bot: Bot, moved: Moved) -> None:
        self._bot, self._moved = bot, moved

    async def send(self, place: Place, screen: Screen) -> int | None:
        """Send a message; its id, or None if it could not be sent or nobody knows whether it was."""
        await settle()
        try:
            return await self._following(place, lambda there: self._sent(there, screen))
        except Forbidden as error:
            LOG.info("chat %d is closed to us: %s", place.chat, error)
        except TelegramError as error:
            LOG.warning("a message to chat %d was not sent: %s", place.chat, error)
        return None

    async def edit(self, chat: int, message: int, screen: Screen) -> bool:
        """Change a message; False if it could not be changed."""
        return await self._edited(screen, chat_id=chat, message_id=message)

    async def edit_inline(self, inline_message: str, screen: Screen) -> bool:
        """Change a message that somebody sent by inline mode."""
        return await self._edited(screen, inline_message_id=inline_message)

    async def delete(self, chat: int, message: int) -> bool:
        """Delete a message; False if it could not be deleted."""
        await settle()
        try:
            return await _stubbornly(lambda: self._bot.delete_message(chat, message))
        except TelegramError as error:
            LOG.info("message %d of chat %d was not deleted: %s", message, chat, error)
        return False

    async def notify(self, query: CallbackQuery, text: str | None = None, *, alert: bool = False) -> None:
        """Answer a press; one that is too old to be answered does no harm."""
        await settle()
        try:
            await _stubbornly(lambda: query.answer(text, show_alert=alert))
        except TelegramError as error:
            LOG.info("a press was not answered: %s", error)

    async def poll(self, place: Place, question: str, choices: tuple[str, ...], right: int, explanation: str) -> int | None:
        """Send a quiz; the id of its message, None if it could not be sent."""

        async def sent(there: Place) -> int:
            quiz: Any = {"type": "quiz", "correct_option_ids": [right], "explanation": explanation}
            message = await self._bot.send_poll(
                there.chat, question, choices, is_anonymous=False, message_thread_id=there.thread, **quiz
            )
            return message.message_id

        await settle()
        try:
            return await self._following(place, sent)
        except TelegramError as error:
            LOG.warning("a quiz was not sent to chat %d: %s", place.chat, error)
        return None

    async def typing(self, place: Place) -> None:
        """Show that we are at it."""
        try:
            await self._bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.thread)
        except TelegramError as error:
            LOG.debug("no typing in chat %d: %s", place.chat, error)

    async def _following(self, place: Place, send: Callable[[Place], Awaitable[int]]) -> int:
        """Send to the chat, or to where it has moved."""
        try:
            return await _stubbornly(lambda: send(place))
        except ChatMigrated as error:
            await self._moved(place.chat, error.new_chat_id)
            there = Place(error.new_chat_id)  # its messages have other numbers
            return await _stubbornly(lambda: send(there))

    async def _sent(self, place: Place, screen: Screen) -> int:
        async def message(text: str, parse_mode: str | None) -> Message:
            reply = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None
            return await self._bot.send_message(
                place.chat,
                text,
                parse_mode=parse_mode,
                message_thread_id=place.thread,
                reply_parameters=reply,
                reply_markup=screen.keyboard,
                link_preview_options=NO_PREVIEW,
            )

        return (await _plainly(screen, message)).message_id

    async def _edited(self, screen: Screen, **which: Any) -> bool:
        markup: InlineKeyboardMarkup | None = screen.keyboard

        async def edited(text: str, parse_mode: str | None) -> object:
            shown: Any = {"parse_mode": parse_mode, "reply_markup": markup, "link_preview_options": NO_PREVIEW}
            return await self._bot.edit_message_text(text, **which, **shown)

        await settle()
        try:
            await _stubbornly(lambda: _plainly(screen, edited))
        except BadRequest as error:
            if "not modified" in str(error):
                return True
            LOG.info("a message was not changed: %s", error)
            return False
        except TelegramError as error:
            LOG.warning("a message was not changed: %s", error)
            return False
        return True


async def _plainly(screen: Screen, send: Callable[[str, str | None], Awaitable[T]]) -> T:
    """Send the HTML, and if Telegram refuses it, the plain text."""
    try:
        return await send(screen.html, ParseMode.HTML)
    except BadRequest as error:
        if "entit" not in str(error).lower() and "tag" not in str(error).lower():
            raise
        LOG.error("Telegram refused our markup (%s): the plain text goes out", error)
        return await send(screen.plain, None)


async def _stubbornly(call: Callable[[], Awaitable[T]]) -> T:
    """Try again while Telegram cannot be reached; not where it may have been done already."""
    for pause in PAUSES:
        try:
            return await call()
        except NetworkError as error:
            if not _was_not_done(error):
                raise
            LOG.info("Telegram cannot be reached (%s): trying again in %.1f s", error, pause)
        await asyncio.sleep(pause)
    return await call()


def _was_not_done(error: NetworkError) -> bool:
    """Is it likely that Telegram has not done it? After a time-out while waiting for the answer it may well have."""
    if isinstance(error, TimedOut):
        return isinstance(error.__cause__, httpx.ConnectTimeout | httpx.PoolTimeout)
    return not isinstance(error, BadRequest)
