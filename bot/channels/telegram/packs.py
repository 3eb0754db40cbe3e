"""/packs lists the articles; /pack <name> lets a chat ask one of them only, /pack all every one again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from telegram import Update

from bot.channels.telegram.desk import Wish
from bot.channels.telegram.front import Front
from bot.channels.telegram.menus import MOST_ARTICLES, Menus
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import Asked, asked, place_of
from bot.channels.telegram.questions import Context, words_after_command
from bot.channels.telegram.screen import Screen, text_screen
from bot.nlu.normalize import joined
from bot.rendering.voice import Voice
from knowledge.model import Article

ALL = ("all", "*")
"""Words, besides the language files', for every article."""


class Packs:
    """Answers the two commands.

    Args:
        front: serves them.
        menus: knows what is chosen.
    """

    def __init__(self, front: Front, menus: Menus) -> None:
        self._front, self._menus = front, menus

    async def packs(self, update: Update, _: Context) -> None:
        """/packs: every article, and which of them the chat asks."""
        if given := self._heard(update):
            await self._show(given, self._list)

    async def pack(self, update: Update, _: Context) -> None:
        """/pack <name>: from now on only this article; in a group its administrators decide."""
        if not (given := self._heard(update)) or not (message := update.message):
            return
        if not given.text:
            await self._show(given, self._list)
        elif given.place.is_group and not await self._front.admins.wrote(message):
            if await self._front.within_budget(given):
                await self._front.say(given, "admins_only")
        else:
            await self._show(given, lambda wish: self._choose(given, wish))

    def _choose(self, given: Asked, wish: Wish) -> Screen:
        """Set what is named, and tell what is set; nothing is set where the name is open."""
        desk = self._front.desk
        voice, name = desk.assistant.voice(wish.speaks), joined(given.text)
        found = _called(voice, name, desk.catalogue.articles)
        every = name in ALL or name == joined(voice.line("all_packs"))
        if not every and len(found) != 1:
            line = voice.line("pack_open" if found else "pack_unknown", name=given.text)
            return text_screen([line, *(f"· {_titled(voice, article)}" for article in found[:MOST_ARTICLES])])
        chosen = () if every else (found[0].id,)
        return text_screen([self._menus.chosen(Wish(desk.state.chats.change(given.place.chat, packs=chosen), wish.hint))])

    def _list(self, wish: Wish) -> Screen:
        desk = self._front.desk
        voice, articles = desk.assistant.voice(wish.speaks), desk.catalogue.articles
        lines = [voice.line("packs"), ""]
        for article in articles[:MOST_ARTICLES]:
            lines.append(("● " if article.id in wish.settings.packs else "· ") + _titled(voice, article))
        if len(articles) > MOST_ARTICLES:
            lines.append(voice.line("and_more"))
        how = voice.line("packs_how", name=articles[0].id) if len(articles) > 1 else voice.line("only_pack")
        return text_screen([*lines, "", how], title=True)

    async def _show(self, given: Asked, make: Callable[[Wish], Screen]) -> None:
        if await self._front.may_ask(given):
            wish = await self._wish(given)
            screen = await patiently(make, wish)
            await self._front.quietly(given, wish, lambda to: self._front.show(to, screen))

    async def _wish(self, given: Asked) -> Wish:
        return await patiently(self._front.desk.wish, given.place.chat, given.hint)

    def _heard(self, update: Update) -> Asked | None:
        message = update.message
        given = asked(message, self._front.me, words_after_command(message)) if message else None
        return replace(given, place=place_of(message)) if message and given else None


def _called(voice: Voice, name: str, articles: Sequence[Article]) -> list[Article]:
    """The article of this very name, or else every one whose name holds it."""
    names = {article.id: [joined(article.id), joined(voice.articles.title(article.id))] for article in articles}
    same = [article for article in articles if name in names[article.id]]
    return same or [article for article in articles if name and any(name in each for each in names[article.id])]


def _titled(voice: Voice, article: Article) -> str:
    return f"{voice.articles.title(article.id)} ({voice.articles.date(article.id)}): {article.id}"
