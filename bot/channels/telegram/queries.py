"""Questions from chats that we are not in: inline mode, and guests who mention us there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

from bot.channels.telegram.callbacks import View
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.front import LOG, Front
from bot.channels.telegram.inbox import settle
from bot.channels.telegram.outbox import NO_PREVIEW
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import without_mention
from bot.channels.telegram.questions import Context
from bot.channels.telegram.screen import Screen
from bot.channels.telegram.shown import Shown
from bot.model import Clarification, Fallback, Finding, Message, Turn
from knowledge.model import Fact

MOST = 6
"""Cards for one query."""
FRESH = 30
"""Seconds for which Telegram may show the same person the same cards again."""
DESCRIBED = 120
"""Characters of a card's second line that phones show."""


class Cards:
    """Makes the cards. It blocks.

    Args:
        desk: answers.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk, self._catalogue = desk, desk.catalogue

    def of(self, text: str, hint: str | None, link: str) -> list[InlineQueryResultArticle]:
        """The best answers to a query, or what many ask if it is empty."""
        if not text.strip():
            language = "bn" if not hint or hint.startswith("bn") else "en"
            turns = [self._asked(example, language) for example in self._desk.assistant.voice(language).examples()]
            return [self._card(turn, link) for turn in turns if isinstance(turn.answer, Finding)]
        turn = self._asked(text, None)
        language = turn.question.language
        match turn.answer:
            case Finding(facts=facts):
                others = self._catalogue.related(facts)
                return [self._card(turn, link), *self._told(others, language, link)][:MOST]
            case Clarification(options):
                return self._told(options, language, link)[:MOST]
            case Fallback(near=near):
                return self._told(near, language, link)[:MOST]
        return []

    def best(self, text: str, link: str) -> InlineQueryResultArticle:
        """The one answer to a guest."""
        return self._card(self._asked(text, None), link)

    def language(self, text: str) -> str:
        """In which language to speak to who has typed this."""
        return self._desk.assistant.language(text)

    def _asked(self, text: str, language: str | None) -> Turn:
        return self._desk.assistant.answer(Message(text, language=language))

    def _told(self, facts: Iterable[Fact], language: str, link: str) -> list[InlineQueryResultArticle]:
        return [self._card(self._catalogue.told(fact, language), link) for fact in facts]

    def _card(self, turn: Turn, link: str) -> InlineQueryResultArticle:
        reply = self._desk.assistant.reply(turn)
        lines = [line for line in reply.text.split("\n") if line]
        shown = Shown(turn, View(turn.question.language))
        screen = self._desk.screen(shown)
        return InlineQueryResultArticle(
            id=self._name(turn),
            title=lines[0][:DESCRIBED],
            description=" ".join(lines[1:])[-DESCRIBED:] or None,
            input_message_content=InputTextMessageContent(screen.html, ParseMode.HTML, link_preview_options=NO_PREVIEW),
            reply_markup=self._buttons(shown, screen, link),
        )

    def _name(self, turn: Turn) -> str:
        """It changes with the data, so that no card of an older edition is taken for this one."""
        finding = turn.answer
        facts = "+".join(fact.id for fact in finding.facts) if isinstance(finding, Finding) else repr(finding)
        content = f"{turn.intent} {turn.question.language} {facts}"
        return f"{self._catalogue.version}:{sha256(content.encode()).hexdigest()[:24]}"

    def _buttons(self, shown: Shown, screen: Screen, link: str) -> InlineKeyboardMarkup:
        """For one fact what works without us in the chat; for anything else the way to us."""
        voice = self._desk.assistant.voice(shown.language)
        private = [InlineKeyboardButton(voice.line("button_private"), url=link)]
        if len(shown.facts) != 1 or not screen.keyboard or shown.turn.intent not in ("fact", "figure"):
            return InlineKeyboardMarkup([private])
        return InlineKeyboardMarkup([*screen.keyboard.inline_keyboard[:2], private])


class Queries:
    """Answers inline queries and guests.

    Args:
        front: serves them.
    """

    def __init__(self, front: Front) -> None:
        self._front, self._cards = front, Cards(front.desk)

    async def on_inline(self, update: Update, _: Context) -> None:
        """Somebody types our name and a question in any chat."""
        if not (query := update.inline_query):
            return
        hint = query.from_user.language_code
        cards = await patiently(self._cards.of, query.query, hint, self._front.link())
        language = self._cards.language(query.query) if query.query.strip() else ("en" if hint and hint[:2] != "bn" else "bn")
        voice = self._front.desk.assistant.voice(language)
        button = InlineQueryResultsButton(voice.line("inline_more" if cards else "inline_none"), start_parameter="inline")
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
        text = (message.text or "") if text is None else text
        if not text and message.reply_to_message:
            text = message.reply_to_message.text or message.reply_to_message.caption or ""
        card = await patiently(self._cards.best, text, self._front.link())
        await settle()
        try:
            await message.answer_guest_query(card)
        except TelegramError as error:
            LOG.info("a guest was not answered: %s", error)


def _distinct(cards: Sequence[InlineQueryResultArticle]) -> list[InlineQueryResultArticle]:
    return list({card.id: card for card in cards}.values())
