"""Commands other than questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from bot.channels.telegram.callbacks import Press
from bot.channels.telegram.desk import Wish
from bot.channels.telegram.front import Front
from bot.channels.telegram.menus import Menus
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import Asked, asked, place_of
from bot.channels.telegram.questions import Context, Questions, words_after_command
from bot.channels.telegram.screen import Screen, text_screen
from bot.state.answers import DAYS

FACT, TOPIC = "f_", "t_"
"""What the payload of a link to us begins with, by what it leads to."""


class Commands:
    """Answers commands.

    Args:
        front: serves them.
        questions: answers what is asked.
        menus: makes the screens.
        minutes: for which a conversation is remembered.
    """

    def __init__(self, front: Front, questions: Questions, menus: Menus, minutes: int) -> None:
        self._front, self._questions, self._menus, self._minutes = front, questions, menus, minutes
        self._random = Random()

    async def start(self, update: Update, context: Context) -> None:
        """/start, perhaps by a link to one fact or topic, or to a command that is answered in private only."""
        if not (message := update.message) or not (given := self._heard(message)):
            return
        payload = words_after_command(message)
        if given.place.is_group:
            await self.help(update, context)
        elif payload.startswith(FACT):
            await self.tell(given, payload.removeprefix(FACT))
        elif payload.startswith(TOPIC):
            name = payload.removeprefix(TOPIC)
            await self._screen(given, lambda wish: self._menus.topic(name, 0, wish) or self._menus.topics(wish))
        elif payload in ("privacy", "forget", "help"):
            await getattr(self, payload)(update, context)
        else:
            await self._screen(given, self._menus.start)

    async def help(self, update: Update, _: Context) -> None:
        """/help: all of it in private, in a group how to address us."""
        if not (message := update.message) or not (given := self._heard(message)):
            return
        if given.place.is_group:
            voice = await patiently(self._front.desk.voice, given.place.chat, given.hint)
            await self._say(given, "help_group", self._front.private_button(voice))
        else:
            await self._screen(given, self._menus.help)

    async def topics(self, update: Update, _: Context) -> None:
        """/topics: everything there is, by name."""
        if given := self._heard(update.message):
            await self._screen(given, self._menus.topics)

    async def compare(self, update: Update, context: Context) -> None:
        """/compare: with names a question, without them what can be compared."""
        await self._question_or(update, context, self._menus.comparisons)

    async def timeline(self, update: Update, context: Context) -> None:
        """/timeline: with names a question, without them all that has a date."""
        if (given := self._heard(update.message)) and not given.text:
            wish = await self._wish(given)
            turn = await patiently(self._front.desk.catalogue.timeline, wish.speaks)
            if turn and await self._front.may_ask(given):
                screen = await patiently(self._front.desk.kept, turn, wish.view(wish.speaks), given)
                await self._front.quietly(given, wish, lambda to: self._front.show(to, screen))
        else:
            await self._questions.on_command(update, context)

    async def sources(self, update: Update, _: Context) -> None:
        """/sources: what the facts are from."""
        if given := self._heard(update.message):
            await self._screen(given, self._menus.sources)

    async def random(self, update: Update, _: Context) -> None:
        """/random: some figure."""
        if given := self._heard(update.message):
            await self.another(given)

    async def another(self, given: Asked) -> None:
        """Some figure, with a button for another."""
        if not await self._front.may_ask(given):
            return
        wish = await self._wish(given)
        fact = await patiently(self._front.desk.catalogue.random, self._random)
        screen = await patiently(self._front.desk.chosen, fact.id, wish.view(wish.speaks), given)
        voice = self._front.desk.assistant.voice(wish.speaks)
        again = InlineKeyboardButton(voice.line("button_another"), callback_data=str(Press("x", view=wish.speaks)))
        if screen and screen.keyboard:
            rows = [*screen.keyboard.inline_keyboard[:2], [again]]
            figure = replace(screen, keyboard=InlineKeyboardMarkup(rows))
            await self._front.quietly(given, wish, lambda to: self._front.show(to, figure))

    async def quiz(self, update: Update, _: Context) -> None:
        """/quiz: guess a figure."""
        if (given := self._heard(update.message)) and await self._front.may_ask(given):
            wish = await self._wish(given)
            quiz = await patiently(self._front.desk.catalogue.quiz, wish.speaks, self._random)
            if quiz is None:
                await self._say(given, "quiz_none")
            else:
                told = (quiz.question, quiz.choices, quiz.right, quiz.explanation)
                await self._front.quietly(given, wish, lambda to: self._front.outbox.poll(to.place, *told))

    async def lang(self, update: Update, _: Context) -> None:
        """/lang: in which language to reply; in a group, its administrators choose."""
        if not (message := update.message) or not (given := self._heard(message)):
            return
        if given.place.is_group and not await self._front.admins.wrote(message):
            await self._say(given, "admins_only")
        else:
            await self._screen(given, self._menus.languages)

    async def settings(self, update: Update, _: Context) -> None:
        """/settings of a group, for its administrators."""
        if not (message := update.message) or not (given := self._heard(message)):
            return
        if not given.place.is_group:
            await self._say(given, "settings_group")
        elif await self._front.admins.wrote(message):
            await self._screen(given, self._menus.settings)
        else:
            await self._say(given, "admins_only")

    async def privacy(self, update: Update, _: Context) -> None:
        """/privacy: what is stored about the asker, told to nobody else."""
        if (given := self._heard(update.message)) and await self._is_private(given, "privacy"):
            wish = await self._wish(given)
            screen = await patiently(self._menus.privacy, given.asker, self._minutes, DAYS, wish)
            await self._front.outbox.send(given.place, screen)

    async def forget(self, update: Update, _: Context) -> None:
        """/forget: delete what is stored about the asker."""
        if (given := self._heard(update.message)) and await self._is_private(given, "forget"):
            voice = await patiently(self._front.desk.voice, given.place.chat, given.hint)
            await patiently(self._front.desk.state.forget, given.asker)
            await self._front.outbox.send(given.place, text_screen([voice.line("forgotten")]))

    async def report(self, update: Update, _: Context) -> None:
        """/report in reply to an answer that is wrong."""
        if not (message := update.message) or not (given := self._heard(message)):
            return
        answers, wish = self._front.desk.state.answers, await self._wish(given)
        kept = await patiently(answers.of_message, given.place.chat, given.answered) if given.answered else None
        if kept is None:
            await self._say(given, "report_how")
            return
        text = words_after_command(message) or None
        await patiently(self._front.desk.state.reports.add, given.asker, tuple(kept.facts), wish.speaks, text, "command")
        await self._say(given, "thanks_report")

    async def delete(self, update: Update, _: Context) -> None:
        """/delete in reply to an answer, by who asked or an administrator."""
        if not (message := update.message) or not (given := self._heard(message)) or not given.answered:
            return
        if await self.may_remove(given, message):
            await self._front.outbox.delete(given.place.chat, given.answered)
            await self._front.outbox.delete(given.place.chat, message.message_id)  # where we may; it says nothing more
        else:
            await self._say(given, "cannot_remove")

    async def may_remove(self, given: Asked, message: Message) -> bool:
        """Did they ask what this answers, or are they an administrator?"""
        state = self._front.desk.state
        kept = await patiently(state.answers.of_message, given.place.chat, given.answered)
        if not given.place.is_group or (kept and kept.asker == state.mask(given.asker)):
            return True
        return await self._front.admins.wrote(message)

    async def unknown(self, update: Update, _: Context) -> None:
        """A command that we do not know: in private what there is, in a group nothing."""
        if (given := self._heard(update.message)) and not given.place.is_group:
            await self._screen(given, self._menus.help)

    async def tell(self, given: Asked, name: str) -> None:
        """One fact, to which somebody has followed a link."""
        if not await self._front.may_ask(given):
            return
        wish = await self._wish(given)
        screen = await patiently(self._front.desk.chosen, name, wish.view(wish.speaks), given)
        if screen:
            await self._front.show(given, screen)
        else:
            await self._say(given, "gone")

    def _heard(self, message: Message | None) -> Asked | None:
        """The command, answered to whoever gave it, even in reply to somebody else."""
        given = asked(message, self._front.me, words_after_command(message)) if message else None
        return replace(given, place=place_of(message)) if message and given else None

    async def _wish(self, given: Asked) -> Wish:
        return await patiently(self._front.desk.wish, given.place.chat, given.hint)

    async def _say(self, given: Asked, key: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        if await self._front.within_budget(given):
            await self._front.say(given, key, keyboard)

    async def _screen(self, given: Asked, make: Callable[[Wish], Screen]) -> None:
        if await self._front.may_ask(given):
            wish = await self._wish(given)
            screen: Screen = await patiently(make, wish)
            await self._front.quietly(given, wish, lambda to: self._front.show(to, screen))

    async def _question_or(self, update: Update, context: Context, make: Callable[[Wish], Screen]) -> None:
        if (given := self._heard(update.message)) and not given.text:
            await self._screen(given, make)
        else:
            await self._questions.on_command(update, context)

    async def _is_private(self, given: Asked, payload: str) -> bool:
        """What is about one person is told in private only; in a group, there is the way to it."""
        if not given.place.is_group:
            return True
        voice = await patiently(self._front.desk.voice, given.place.chat, given.hint)
        await self._say(given, "in_private", self._front.private_button(voice, payload))
        return False
