"""Questions from chats that we are not in: inline mode, and guests who mention us there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.channels.telegram.callbacks import Press, View
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.front import LOG, Front
from bot.channels.telegram.inbox import settle
from bot.channels.telegram.outbox import NO_PREVIEW
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import without_mention
from bot.channels.telegram.questions import Context
from bot.channels.telegram.screen import Screen, text_screen
from bot.channels.telegram.shown import Shown
from bot.model import Clarification, Finding, Message, Reply, Social, Turn
from bot.rendering.voice import Voice
from knowledge.model import Fact

MOST = 6
"""Cards for one query."""
FRESH = 30
"""Seconds for which Telegram may show the same person the same cards again."""
TITLE, DESCRIBED = 100, 120
"""Characters of a card that phones show: the first line, and what stands below it."""
START = "inline"
"""What a link from inline mode tells us."""
ANYWHERE = "vswr"
"""Verbs of buttons that work without knowing the chat in which they are pressed."""


class Cards:
    """Makes the cards. It blocks.

    Args:
        desk: answers.
        link: the way into the private chat.
    """

    def __init__(self, desk: Desk, link: Callable[[], str]) -> None:
        self._desk, self._link = desk, link

    def of(self, text: str, hint: str | None) -> tuple[list[InlineQueryResultArticle], Voice]:
        """The best answers to a query, or what many ask if it asks nothing; and the voice in which to speak to who asks."""
        if not text.strip():
            return self._popular(language := _spoken(hint)), self._desk.assistant.voice(language)
        turn = self._asked(text, None)
        language = turn.question.language
        cards: list[InlineQueryResultArticle] = []
        match turn.answer:
            case Finding(facts=facts):
                cards = [self._card(turn), *self._told(self._desk.catalogue.related(facts), language)]
            case Clarification(options):
                cards = self._told(options, language)
            case Social():
                cards = self._popular(language)
        # What the article does not hold has no cards: a figure that is near it would be taken for the answer.
        return cards[:MOST], self._desk.assistant.voice(language)

    def best(self, text: str, hint: str | None) -> InlineQueryResultArticle:
        """The one answer to a guest; what we can do, if they ask nothing."""
        if text.strip():
            return self._card(self._asked(text, None))
        voice = self._desk.assistant.voice(_spoken(hint))
        hello = [voice.line("start"), "", voice.line("ask_how"), *(f"· {example}" for example in voice.examples())]
        return self._article(hello[0], None, replace(text_screen(hello), keyboard=InlineKeyboardMarkup([self._way(voice)])))

    def elsewhere(self, screen: Screen, language: str) -> Screen:
        """A screen for a message of inline mode: with the buttons that work there, and the way to us."""
        rows = screen.keyboard.inline_keyboard if screen.keyboard else ()
        kept = [[button for button in row if _works_anywhere(button)] for row in rows]
        way = self._way(self._desk.assistant.voice(language))
        return replace(screen, keyboard=InlineKeyboardMarkup([*filter(None, kept), way]))

    def _popular(self, language: str) -> list[InlineQueryResultArticle]:
        turns = [self._asked(example, language) for example in self._desk.assistant.voice(language).examples()]
        return [self._card(turn) for turn in turns if isinstance(turn.answer, Finding)]

    def _asked(self, text: str, language: str | None) -> Turn:
        return self._desk.assistant.answer(Message(text, language=language))

    def _told(self, facts: Iterable[Fact], language: str) -> list[InlineQueryResultArticle]:
        return [self._card(self._desk.catalogue.told(fact, language)) for fact in facts]

    def _card(self, turn: Turn) -> InlineQueryResultArticle:
        shown = Shown(turn, View(turn.question.language))
        reply = self._desk.assistant.reply(turn)
        # What was meant, or could be asked, cannot be pressed elsewhere: it stands in the text.
        screen = self._desk.screen(shown) if shown.facts else text_screen(reply.text.split("\n"))
        if not self._is_plain(turn):  # its buttons could not tell it again: only one fact fits into them
            screen = replace(screen, keyboard=None)
        title, description = _described(reply)
        return self._article(title, description, self.elsewhere(screen, shown.language))

    def _is_plain(self, turn: Turn) -> bool:
        """Is it one fact as it stands?"""
        answer, language = turn.answer, turn.question.language
        if not isinstance(answer, Finding) or len(answer.facts) != 1:
            return False
        return answer == self._desk.catalogue.told(answer.facts[0], language).answer

    def _article(self, title: str, description: str | None, screen: Screen) -> InlineQueryResultArticle:
        # It is named after the data, too, so that no card of an older edition is taken for this one.
        name = f"{self._desk.catalogue.version}:{sha256(screen.html.encode()).hexdigest()[:24]}"
        content = InputTextMessageContent(screen.html, ParseMode.HTML, link_preview_options=NO_PREVIEW)
        return InlineQueryResultArticle(name, _cut(title, TITLE), content, screen.keyboard, description=description)

    def _way(self, voice: Voice) -> list[InlineKeyboardButton]:
        return [InlineKeyboardButton(voice.line("button_private"), url=self._link())]


class Queries:
    """Answers inline queries and guests.

    Args:
        front: serves them.
    """

    def __init__(self, front: Front) -> None:
        self._front, self._cards = front, cards_of(front)

    async def on_inline(self, update: Update, _: Context) -> None:
        """Somebody types our name and a question in any chat."""
        if not (query := update.inline_query):
            return
        cards, voice = await patiently(self._cards.of, query.query, query.from_user.language_code)
        button = InlineQueryResultsButton(voice.line("inline_more" if cards else "inline_none"), start_parameter=START)
        await settle()
        try:
            await query.answer(_distinct(cards), cache_time=FRESH, is_personal=True, button=button)
        except TelegramError as error:
            LOG.info("an inline query was not answered: %s", error)

    async def on_guest(self, update: Update, _: Context) -> None:
        """Somebody mentions us in a chat that we are not in."""
        message = update.guest_message
        if message is None or not message.guest_query_id:
            return
        text = without_mention(message, self._front.me)
        text = (message.text or message.caption or "") if text is None else text
        if not text.strip() and message.reply_to_message:
            text = message.reply_to_message.text or message.reply_to_message.caption or ""
        hint = message.from_user.language_code if message.from_user else None
        card = await patiently(self._cards.best, text, hint)
        await settle()
        try:
            await message.answer_guest_query(card)
        except TelegramError as error:
            LOG.info("a guest was not answered: %s", error)


def cards_of(front: Front) -> Cards:
    """The cards that a bot makes."""
    return Cards(front.desk, lambda: front.link(START))


def _spoken(hint: str | None) -> str:
    """The language of who has asked nothing yet, by that of their app."""
    return "bn" if not hint or hint.startswith("bn") else "en"


def _works_anywhere(button: InlineKeyboardButton) -> bool:
    return not isinstance(button.callback_data, str) or Press.read(button.callback_data).verb in ANYWHERE


def _described(reply: Reply) -> tuple[str, str | None]:
    """What a card says: the figure first, and below it what kind of statement it is, and its source."""
    lines = [line for line in reply.text.split("\n") if line]
    first = any(figure in lines[0] for figure in reply.figure_texts)
    second = not first and any(figure in line for line in lines[1:2] for figure in reply.figure_texts)  # after "Yes", say
    size = 2 if second else 1
    title, rest = " ".join(lines[:size]), lines[size:]
    if not rest:
        return title, None
    *kind, source = rest
    return title, f"{_cut(' '.join(kind), DESCRIBED - len(source) - 1)} {source}".strip()


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def _distinct(cards: Sequence[InlineQueryResultArticle]) -> list[InlineQueryResultArticle]:
    return list({card.id: card for card in cards}.values())
