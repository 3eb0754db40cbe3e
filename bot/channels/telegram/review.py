"""/review: operators look through what was not answered or reported, and decide with buttons. Nobody else has the command.

Every step is in its button, as with all buttons of ours: who decides may take days, and the bot may be started anew meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.assistant import Assistant
from bot.channels.telegram.callbacks import Press
from bot.channels.telegram.commands import Commands
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.front import Front
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import place_of
from bot.channels.telegram.questions import Context
from bot.channels.telegram.screen import Screen, text_screen
from bot.channels.telegram.shown import Row
from bot.heard import Group
from bot.settings import Settings
from knowledge.errors import DatabaseError, TathyaError
from knowledge.model import Fact

if TYPE_CHECKING:
    from bot.reviewing import Review
    from knowledge.packedit import Written

PAGE = 8
"""Choices on one screen."""
WORDINGS = 5
MARK = 8
"""Letters that stand for a name where it would not fit into a button."""
LONGEST = 60
"""Letters on a button."""
T = TypeVar("T")


class Reviews:
    """Serves the operators.

    Args:
        front: serves people.
        commands: what everybody else is told.
        settings: who the operators are, and where the packs are.
    """

    def __init__(self, front: Front, commands: Commands, settings: Settings) -> None:
        self._front, self._commands, self._sources = front, commands, settings.sources
        self._operators = settings.telegram.operators if settings.telegram else frozenset[int]()
        self._made: tuple[Assistant, Review] | None = None

    async def review(self, update: Update, context: Context) -> None:
        """/review: what waits."""
        message = update.message
        user = message.from_user if message else None
        if message is None or user is None or not self._may(user.id, message.chat.id):
            await self._commands.unknown(update, context)
            return
        wish = await patiently(self._front.desk.wish, message.chat.id, user.language_code)
        screen = await self._screen(Press("o"), wish.speaks)
        await self._front.outbox.send(place_of(message), screen)

    async def on_press(self, update: Update, _: Context) -> None:
        """A button below it."""
        if not (query := update.callback_query):
            return
        message = query.message
        wish = await patiently(self._front.desk.wish, message.chat.id if message else 0, query.from_user.language_code)
        press = _press(query)
        if not press or not message or not message.is_accessible or not self._may(query.from_user.id, message.chat.id):
            await self._front.outbox.notify(query, self._front.desk.assistant.voice(wish.speaks).line("too_old"))
            return
        await self._front.outbox.notify(query)
        screen = await self._screen(press, wish.speaks)
        await self._front.outbox.edit(message.chat.id, message.message_id, screen)

    def _may(self, user: int, chat: int) -> bool:
        """Is it an operator, in private?"""
        return user in self._operators and user == chat

    async def _screen(self, press: Press, language: str) -> Screen:
        """What a button leads to. Readers who ask meanwhile are answered in between."""
        review = await patiently(self._review)
        while await patiently(review.read_some):
            pass
        return await patiently(lambda: _Screens(review, self._front.desk, language).after(press))

    def _review(self) -> Review:
        """What waits; it is read again once something else is published."""
        from bot.reviewing import Review  # needs pydantic, YAML and numpy, which answering does not

        desk = self._front.desk
        now = desk.assistant
        if self._made is None or self._made[0] is not now:
            self._made = now, Review(now, desk.state, self._sources)
        return self._made[1]


class _Screens:
    """Makes the screens of one operator, and does what is decided there.

    Args:
        review: what waits.
        desk: knows the facts.
        language: of the screens.
    """

    def __init__(self, review: Review, desk: Desk, language: str) -> None:
        self._review, self._desk = review, desk
        self._voice, self._details = desk.assistant.voice(language), desk.catalogue.details(language)

    def after(self, press: Press) -> Screen:
        """The next step: the list, a group, the choices that there are for it, and what was written."""
        key, step, first, second = (press.name.split(".") + [""] * 3)[:4]
        if not key:
            return self._list(press.answer)
        group = self._review.group(key)
        if group is None:
            return text_screen([self._voice.line("review_gone")], _keyboard([self._back("")]))
        try:
            match step:
                case "a":
                    return self._alias(group, first, second, press.answer)
                case "g":
                    return self._golden(group, first)
                case "n":
                    return self._absent(group, first, press.answer)
                case "i":
                    self._review.ignore(group)
                    return self._list(0)
        except DatabaseError:
            raise
        except TathyaError as error:
            return text_screen([self._voice.line("review_refused"), "", str(error)], _keyboard([self._back(key)]))
        return self._one(group)

    def _list(self, page: int) -> Screen:
        """What waits, the most frequent first."""
        groups, voice = self._review.groups(), self._voice
        if not groups:
            return text_screen([voice.line("review_none")])
        choices = [(self._line(group), group.key) for group in groups]
        title = voice.line("review", count=voice.digits(len(groups)))
        return text_screen([title], _keyboard(self._paged(choices, page, "", [])), title=True)

    def _line(self, group: Group) -> str:
        """A group on one button: whether it was reported, what was asked, how often."""
        sign = "⚠️ " if group.kind == "reported" else ""
        words = _cut(group.text, LONGEST - 10) or self._voice.line("review_wordless")
        return f"{sign}{words} ×{self._voice.digits(group.count)}"

    def _one(self, group: Group) -> Screen:
        """One group, and what can be done about it."""
        voice, key = self._voice, group.key
        lines = [voice.line(f"review_{group.kind}", count=voice.digits(group.count))]
        lines += [f"“{each.text}”" for each in group.heard[:WORDINGS] if each.text]
        for fact in self._desk.catalogue.facts(group.facts).values():
            lines.append(voice.line("review_shown", label=self._told(fact)))
        words = {word: voice.line("button_review_alias", word=word) for word in self._review.words(group)}
        rows = [[_button(label, f"{key}.a.{_mark(word)}")] for word, label in words.items()]
        if group.question:
            rows.append([_button(voice.line("button_review_golden"), f"{key}.g")])
            rows.append([_button(voice.line("button_review_absent"), f"{key}.n")])
        rows.append([_button(voice.line("button_review_ignore"), f"{key}.i")])
        return text_screen(lines, _keyboard([*rows, self._back("")]), title=True)

    def _alias(self, group: Group, word_mark: str, entity_mark: str, page: int) -> Screen:
        word = _marked(self._review.words(group), word_mark, str)
        if word is None:
            return self._one(group)
        entities, step = self._review.entities(word), f"{group.key}.a.{word_mark}"
        if chosen := _marked(entities, entity_mark, lambda each: each.id):
            return self._written(self._review.alias(group, word, chosen))
        choices = [(f"{each.names[0]} ({each.id})", f"{step}.{_mark(each.id)}") for each in entities]
        rows = self._paged(choices, page, step, self._back(group.key))
        return text_screen([self._voice.line("review_entity", word=word)], _keyboard(rows), title=True)

    def _golden(self, group: Group, fact_mark: str) -> Screen:
        facts = self._review.facts(group, PAGE)
        if chosen := _marked(facts, fact_mark, lambda fact: fact.id):
            return self._written(self._review.golden(group, chosen))
        choices = [(self._told(fact), f"{group.key}.g.{_mark(fact.id)}") for fact in facts]
        rows = self._paged(choices, 0, "", self._back(group.key))
        return text_screen([self._voice.line("review_fact", text=group.text)], _keyboard(rows), title=True)

    def _absent(self, group: Group, pack_mark: str, page: int) -> Screen:
        packs, step = self._review.packs(), f"{group.key}.n"
        if chosen := packs[0] if len(packs) == 1 else _marked(packs, pack_mark, lambda path: path.name):
            return self._written(self._review.absent(group, chosen))
        rows = self._paged([(path.name, f"{step}.{_mark(path.name)}") for path in packs], page, step, self._back(group.key))
        return text_screen([self._voice.line("review_pack")], _keyboard(rows), title=True)

    def _written(self, written: Written) -> Screen:
        """The lines that were written, for the operator to see."""
        place = f"{written.file.parent.name}/{written.file.name}"
        lines = [self._voice.line("review_written", file=place), "", *written.lines, "", self._voice.line("review_load")]
        return text_screen(lines, _keyboard([self._back("")]), title=True)

    def _told(self, fact: Fact) -> str:
        label = self._details.label(fact)
        return f"{self._details.figure(fact)}: {label}" if fact.number else label

    def _back(self, name: str) -> Row:
        return [_button(self._voice.line("button_back"), name)]

    def _paged(self, choices: Sequence[tuple[str, str]], page: int, step: str, way: Row) -> list[Row]:
        """One button a line, and below them the way back and to the other pages."""
        pages = max(-(-len(choices) // PAGE), 1)
        page = min(max(page, 0), pages - 1)
        if page:
            way = [*way, _button(self._voice.line("button_previous"), step, page - 1)]
        if page + 1 < pages:
            way = [*way, _button(self._voice.line("button_next"), step, page + 1)]
        return [*([_button(label, name)] for label, name in choices[page * PAGE : (page + 1) * PAGE]), way]


def _button(label: str, name: str, page: int = 0) -> InlineKeyboardButton:
    return InlineKeyboardButton(_cut(label, LONGEST), callback_data=str(Press("o", page, name)))


def _keyboard(rows: list[Row]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([row for row in rows if row])


def _press(query: CallbackQuery) -> Press | None:
    try:
        return Press.read(query.data or "")
    except ValueError:
        return None


def _marked(choices: Sequence[T], mark: str, name: Callable[[T], str]) -> T | None:
    """The one of the choices that a button stands for."""
    return next((each for each in choices if mark and _mark(name(each)) == mark), None)


def _mark(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:MARK]


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
