"""What happens when a button is pressed. All of it is in the button, so old ones work after a restart."""

from __future__ import annotations

import logging
from dataclasses import replace

from telegram import CallbackQuery, Message, Update

from bot.channels.telegram.callbacks import BOTH, Press, View
from bot.channels.telegram.commands import Commands
from bot.channels.telegram.desk import Wish
from bot.channels.telegram.front import Front
from bot.channels.telegram.menus import OTHER, Menus
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import Asked, Place
from bot.channels.telegram.queries import cards_of
from bot.channels.telegram.questions import Context, Questions
from bot.channels.telegram.screen import Screen
from bot.state.answers import KeptAnswer
from bot.state.chats import LANGUAGES

LOG = logging.getLogger(__name__)
IN_PLACE = ("v", "s", "w", "g", "c", "t")
"""Verbs that change the message under which they stand."""


class Presses:
    """Answers presses.

    Args:
        front: serves those who press.
        questions, commands, menus: what buttons lead to.
    """

    def __init__(self, front: Front, questions: Questions, commands: Commands, menus: Menus) -> None:
        self._front, self._questions, self._commands, self._menus = front, questions, commands, menus
        self._cards = cards_of(front)

    async def on_press(self, update: Update, _: Context) -> None:
        """A button was pressed."""
        if not (query := update.callback_query):
            return
        try:
            press = Press.read(query.data or "")
        except ValueError as error:
            LOG.info("a press was not understood: %s", error)
            await self._tell(query, "too_old")
            return
        if press.verb in IN_PLACE and query.message and not query.message.is_accessible:
            await self._tell(query, "too_old", alert=True)
            return
        match press.verb:
            case "v" | "s" | "w":
                await self._view(query, press)
            case "r":
                await self._report(query, press)
            case "g":
                await self._exchange(query, press)
            case "d":
                await self._delete(query, press)
            case "c":
                await self._set(query, press)
            case "t":
                await self._browse(query, press)
            case _:
                await self._ask(query, press)

    async def _view(self, query: CallbackQuery, press: Press) -> None:
        """Another view of an answer, in its place."""
        desk = self._front.desk
        shown = await patiently(desk.shown, press)
        if shown is None:
            await self._tell(query, "gone" if await self._is_kept(press) else "too_old", alert=True)
            return
        make = {"v": desk.screen, "s": desk.source, "w": desk.nature}[press.verb]
        await self._front.outbox.notify(query)
        screen = await patiently(make, shown)
        await self._edit(query, self._cards.elsewhere(screen, shown.language) if query.inline_message_id else screen)

    async def _is_kept(self, press: Press) -> bool:
        return not press.answer or await patiently(self._front.desk.state.answers.get, press.answer) is not None

    async def _report(self, query: CallbackQuery, press: Press) -> None:
        """The answer is wrong, somebody says. Only who asked may hand in what was asked."""
        shown = await patiently(self._front.desk.shown, press)
        facts = tuple(fact.id for fact in shown.facts) if shown else ()
        text = _own_words(query)
        language = View.read(press.view).language
        await patiently(self._front.desk.state.reports.add, query.from_user.id, facts, language, text, "button")
        await self._tell(query, "thanks_report", alert=True, language=language)

    async def _exchange(self, query: CallbackQuery, press: Press) -> None:
        """What was meant, or another fact instead: in the place of the answer, for who asked."""
        given, kept = _given(query), await self._answer(press)
        if given is None or kept is None:
            await self._tell(query, "too_old", alert=True)
        elif not self._is_askers(kept, query):
            await self._tell(query, "not_yours", alert=True)
        else:
            screen = await patiently(self._front.desk.exchanged, kept, press.name, View.read(press.view), given)
            if screen is None:
                await self._tell(query, "gone", alert=True)
            else:
                await self._front.outbox.notify(query)
                await self._edit(query, screen)

    async def _delete(self, query: CallbackQuery, press: Press) -> None:
        """Remove an answer, for who asked or an administrator."""
        given, kept = _given(query), await self._answer(press)
        if given is None:
            return
        ours = not given.place.is_group or (kept is not None and self._is_askers(kept, query))
        if not ours and not await self._front.admins.has(given.place.chat, query.from_user.id):
            await self._tell(query, "cannot_remove", alert=True)
        else:
            await self._tell(query, "removed")
            await self._front.outbox.delete(given.place.chat, given.message or 0)
            if kept:
                await patiently(self._front.desk.state.answers.delete, kept.id)

    async def _set(self, query: CallbackQuery, press: Press) -> None:
        """Change what is set in the chat; in a group, its administrators do."""
        given = _given(query)
        if given is None:
            await self._tell(query, "too_old")
            return
        chat = given.place.chat
        if given.place.is_group and not await self._front.admins.has(chat, query.from_user.id):
            await self._tell(query, "admins_only", alert=True)
            return
        if press.name == "packs":
            several = len(self._front.desk.catalogue.articles) > 1
            await self._tell(query, "packs_set" if several else "only_pack", alert=several)
            return
        value = _value(press)
        if value is None:
            await self._tell(query, "too_old")
            return
        settings = await patiently(lambda: self._front.desk.state.chats.change(chat, **{press.name: value}))
        await self._tell(query, "saved")
        make = self._menus.settings if press.answer else self._menus.languages
        await self._edit(query, await patiently(make, Wish(settings, given.hint)))

    async def _browse(self, query: CallbackQuery, press: Press) -> None:
        """From the topics to one of them and back, in place."""
        wish = await self._wish(query, press.view)
        screen = await patiently(self._menus.topic, press.name, press.answer, wish) if press.name else None
        if screen is None:
            screen = await patiently(self._menus.topics, wish)
        await self._front.outbox.notify(query)
        await self._edit(query, screen)

    async def _ask(self, query: CallbackQuery, press: Press) -> None:
        """What sends an answer of its own: a related question, an example, a comparison, another figure at random."""
        given = _given(query)
        if given is None:
            await self._tell(query, "too_old", alert=True)
            return
        await self._front.outbox.notify(query)
        if press.verb == "x":
            await self._commands.another(given)
        elif press.verb == "e":
            await self._example(given, press)
        elif await self._front.may_ask(given):
            screen = await self._chosen(given, press)
            if screen:
                await self._front.show(given, screen)
            else:
                await self._front.say(given, "gone")

    async def _chosen(self, given: Asked, press: Press) -> Screen | None:
        desk = self._front.desk
        wish = await patiently(desk.wish, given.place.chat, given.hint)
        view = wish.view(View.read(press.view).language)  # below a menu, which speaks one language, the answer may speak both
        if press.verb == "n":
            return await patiently(desk.chosen, press.name, view, given)
        pair = await patiently(self._menus.pair, press.name)
        return await patiently(desk.kept, desk.catalogue.compared(pair, view.language), view, given) if pair else None

    async def _example(self, given: Asked, press: Press) -> None:
        language = View.read(press.view).language
        examples = self._front.desk.assistant.voice("bn" if language == BOTH else language).examples()
        if press.name.isdecimal() and int(press.name) < len(examples):
            await self._questions.answer(replace(given, text=examples[int(press.name)], message=None, command=True))
        else:
            await self._front.say(given, "gone")

    async def _answer(self, press: Press) -> KeptAnswer | None:
        return await patiently(self._front.desk.state.answers.get, press.answer) if press.answer else None

    def _is_askers(self, kept: KeptAnswer, query: CallbackQuery) -> bool:
        return kept.asker == self._front.desk.state.mask(query.from_user.id)

    async def _wish(self, query: CallbackQuery, language: str) -> Wish:
        given = _given(query)
        wish = await patiently(self._front.desk.wish, given.place.chat if given else 0, query.from_user.language_code)
        return Wish(replace(wish.settings, language=language) if language in LANGUAGES else wish.settings, wish.hint)

    async def _tell(self, query: CallbackQuery, key: str, *, alert: bool = False, language: str = "") -> None:
        wish = await self._wish(query, language)
        voice = self._front.desk.assistant.voice(wish.speaks)
        await self._front.outbox.notify(query, voice.line(key), alert=alert)

    async def _edit(self, query: CallbackQuery, screen: Screen) -> None:
        if query.inline_message_id:
            await self._front.outbox.edit_inline(query.inline_message_id, screen)
        elif query.message:
            await self._front.outbox.edit(query.message.chat.id, query.message.message_id, screen)


def _given(query: CallbackQuery) -> Asked | None:
    """Who pressed where, as if they had asked there; None under a message of inline mode, whose chat is unknown."""
    message = query.message
    if message is None:
        return None
    topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    place = Place(message.chat.id, topic, message.message_id if message.chat.id < 0 else None)
    return Asked("", place, query.from_user.id, message.message_id, hint=query.from_user.language_code)


def _own_words(query: CallbackQuery) -> str | None:
    """The question that is answered, if who presses has asked it."""
    asked = query.message.reply_to_message if isinstance(query.message, Message) else None
    own = asked is not None and asked.from_user is not None and asked.from_user.id == query.from_user.id
    return asked.text if asked and own else None


def _value(press: Press) -> object:
    """What a setting is to be; None if it cannot be that."""
    if press.name == "language":
        return press.view if press.view in LANGUAGES else None
    return next((value for value in OTHER.get(press.name, ()) if str(value) == press.view), None)
