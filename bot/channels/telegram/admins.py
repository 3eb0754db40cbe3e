"""Who may change what is set in a group."""

from __future__ import annotations

import logging
from time import monotonic

from telegram import Bot, ChatMember, Message
from telegram.error import TelegramError

LOG = logging.getLogger(__name__)
FRESH = 60.0
"""Seconds for which an answer of Telegram's is trusted: who is dismissed may not go on for long."""


class Admins:
    """Asks Telegram who is an administrator.

    Args:
        bot: of python-telegram-bot.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}

    async def has(self, chat: int, user: int) -> bool:
        """Is the user an administrator of the group? The group itself is: its anonymous administrators write in its name."""
        if user == chat:
            return True
        asked, known = self._known.get((chat, user), (-FRESH, False))
        if monotonic() - asked < FRESH:
            return known
        try:
            member = await self._bot.get_chat_member(chat, user)
        except TelegramError as error:
            LOG.info("who is an administrator of chat %d is not to be learned: %s", chat, error)
            return False
        known = member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR)
        self._known = {key: value for key, value in self._known.items() if monotonic() - value[0] < FRESH}
        self._known[chat, user] = (monotonic(), known)
        return known

    async def wrote(self, message: Message) -> bool:
        """Is the message an administrator's?"""
        if message.sender_chat:
            return message.sender_chat.id == message.chat.id
        return message.from_user is not None and await self.has(message.chat.id, message.from_user.id)
