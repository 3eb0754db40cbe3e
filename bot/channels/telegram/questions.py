"""Questions: in a private chat whatever is written, in a group what is meant for us; and their edits."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import CallbackContext

from bot.channels.telegram.desk import Wish
from bot.channels.telegram.front import Front
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import Asked, asked
from bot.channels.telegram.screen import text_screen
from bot.channels.telegram.shown import example_buttons

EDITABLE = timedelta(minutes=10)
"""For so long an edit that makes a question of a message is answered like a new one."""
OVERTAKEN = 100
"""Messages whose edit came before they came themselves; they are not answered again."""
PHRASES = {"compare": "compare_words", "timeline": "timeline_words"}
"""Commands that put words before a question."""
Context = CallbackContext[Any, Any, Any, Any]


def words_after_command(message: Message) -> str:
    """What follows the command in a message."""
    return ([*(message.text or "").split(maxsplit=1), ""])[1]


class Questions:
    """Answers questions.

    Args:
        front: serves them.
    """

    def __init__(self, front: Front) -> None:
        self._front = front
        self._overtaken: deque[tuple[int, int | None]] = deque(maxlen=OVERTAKEN)

    async def on_text(self, update: Update, _: Context) -> None:
        """A message that is no command."""
        if (message := update.message) and (question := asked(message, self._front.me)):
            await self._answer_new(question)

    async def on_command(self, update: Update, _: Context) -> None:
        """/ask, /compare and /timeline with something to ask."""
        if (message := update.message) and (question := asked(message, self._front.me, words_after_command(message))):
            await self._answer_new(await self._phrased(question, message))

    async def on_edit(self, update: Update, _: Context) -> None:
        """A question was edited: so is its answer."""
        message = update.edited_message
        if message is None:
            return
        argument = _command_text(message, self._front)
        question = asked(message, self._front.me, argument) if argument is not None or not command_of(message) else None
        if question is None or not question.text:
            return
        question = await self._phrased(question, message)
        wish = await self._wish(question)
        revised = await patiently(self._front.desk.revised, question, wish)
        if revised:
            number, screen = revised
            await self._front.outbox.edit(question.place.chat, number, screen)
        elif datetime.now(UTC) - message.date < EDITABLE:
            await self.answer(question)
            self._overtaken.append((question.place.chat, question.message))

    async def _answer_new(self, question: Asked) -> None:
        if (question.place.chat, question.message) not in self._overtaken:
            await self.answer(question)

    async def answer(self, question: Asked) -> None:
        """Answer a question that is meant for us."""
        front = self._front
        wish = await self._wish(question)
        if not await front.may_ask(question):
            return
        if not question.text:
            if question.command:
                await self.ask_what(question, wish)
            return
        screen = await front.typing_while(question.place, front.desk.answer, question, wish)
        await front.quietly(question, wish, lambda to: front.show(to, screen))

    async def ask_what(self, question: Asked, wish: Wish) -> None:
        """A command with nothing to ask: how it is meant, with examples to press."""
        voice = self._front.desk.assistant.voice(wish.speaks)
        examples = example_buttons(voice, wish.speaks)
        text = voice.line("ask_what", example=f"/ask {examples[0].text}" if examples else "/ask …")
        keyboard = InlineKeyboardMarkup([[button] for button in examples]) if examples else None
        screen = text_screen([text], keyboard)
        await self._front.quietly(question, wish, lambda to: self._front.show(to, screen))

    async def _wish(self, question: Asked) -> Wish:
        return await self._front.wish(question)

    async def _phrased(self, question: Asked, message: Message) -> Asked:
        """The question that a command makes of its words: "/compare google microsoft"."""
        key = PHRASES.get(command_of(message))
        if not key or not question.text:
            return question
        assistant = self._front.desk.assistant
        voice = assistant.voice(await patiently(assistant.language, question.text))
        return replace(question, text=voice.line(key, text=question.text))


def command_of(message: Message) -> str:
    """The name of the command that a message begins with: "ask" for "/ask@our_bot ..."; "" if there is none."""
    first = (message.text or "").split(maxsplit=1)[:1]
    return first[0][1:].partition("@")[0].lower() if first and first[0].startswith("/") else ""


def _command_text(message: Message, front: Front) -> str | None:
    """What an edited command asks; None if it is no command of ours that asks something."""
    if command_of(message) not in ("ask", *PHRASES):
        return None
    _, _, name = (message.text or "").split(maxsplit=1)[0].partition("@")
    return words_after_command(message) if not name or name.lower() == (front.me.username or "").lower() else None
