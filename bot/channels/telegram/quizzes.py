"""The quiz of the day, for groups that want one."""

from __future__ import annotations

import asyncio
import logging
from random import Random

from bot.channels.telegram.front import Front
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import Place
from bot.channels.telegram.questions import Context

LOG = logging.getLogger(__name__)
PAUSE = 0.05
"""Seconds between groups: Telegram takes thirty messages a second at most of what nobody asked for."""


class DailyQuiz:
    """Sends it.

    Args:
        front: through which it goes.
        random: chooses.
    """

    def __init__(self, front: Front, random: Random | None = None) -> None:
        self._front, self._random = front, random or Random()

    async def send(self, _: Context) -> None:
        """One quiz to every group that wants one, each in the language that is set there."""
        desk = self._front.desk
        for chat in await patiently(desk.state.chats.with_daily_quiz):
            wish = await patiently(desk.wish, chat, None)
            quiz = await patiently(desk.catalogue.quiz, wish.speaks, self._random)
            if quiz:
                await self._front.outbox.poll(Place(chat), quiz.question, quiz.choices, quiz.right, quiz.explanation)
            await asyncio.sleep(PAUSE)
        LOG.info("the quiz of the day is out")
