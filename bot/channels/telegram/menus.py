"""Screens that answer no question: what there is to ask, who is quoted, what is set, what is stored."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.catalogue import Catalogue
from bot.channels.telegram.callbacks import Press
from bot.channels.telegram.desk import Desk, Wish
from bot.channels.telegram.screen import Screen, text_screen
from bot.channels.telegram.shown import Row, example_buttons
from bot.rendering.voice import Voice
from bot.state.chats import LANGUAGES, ChatSettings
from knowledge.model import Article, Fact

PAGE = 8
"""Facts of a topic on one screen."""
MOST_ARTICLES = 20
"""Articles on one screen."""
MARK = 8
"""Letters that stand for a fact where its id would not fit."""
OTHER = {"quiet": (False, True), "who": ("everyone", "admins"), "daily_quiz": (False, True)}
"""What each setting can be, besides the language."""


class Menus:
    """Makes the screens. They block: they read the database.

    Args:
        desk: knows what there is.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def start(self, wish: Wish) -> Screen:
        """Hello, and what can be asked."""
        voice = self._voice(wish)
        lines = [voice.line("start"), "", voice.line("ask_how")]
        return text_screen(lines, column(example_buttons(voice, wish.speaks)))

    def help(self, wish: Wish) -> Screen:
        """How to ask, and every command."""
        voice = self._voice(wish)
        return text_screen([voice.line("help")], column(example_buttons(voice, wish.speaks)))

    def topics(self, wish: Wish) -> Screen:
        """Everybody and everything the facts are about."""
        voice = self._voice(wish)
        buttons = [
            InlineKeyboardButton(f"{topic.name} ({voice.digits(topic.count)})", callback_data=_to(topic.id, wish))
            for topic in self._catalogue(wish).topics(wish.speaks)
        ]
        return text_screen([voice.line("topics")], InlineKeyboardMarkup(_in_twos(buttons)))

    def topic(self, entity: str, page: int, wish: Wish) -> Screen | None:
        """The facts about one of them, as questions to press; None if there are none any more."""
        facts = self._catalogue(wish).about(entity)
        if not facts:
            return None
        voice, details = self._voice(wish), self._catalogue(wish).details(wish.speaks)
        pages = -(-len(facts) // PAGE)
        page = min(max(page, 0), pages - 1)
        rows = [
            [InlineKeyboardButton(details.label(fact), callback_data=str(Press("n", name=fact.id, view=wish.speaks)))]
            for fact in facts[page * PAGE : (page + 1) * PAGE]
        ]
        way = [InlineKeyboardButton(voice.line("button_back"), callback_data=_to("", wish))]
        if page:
            way.append(InlineKeyboardButton(voice.line("button_previous"), callback_data=_to(entity, wish, page - 1)))
        if page + 1 < pages:
            way.append(InlineKeyboardButton(voice.line("button_next"), callback_data=_to(entity, wish, page + 1)))
        title = voice.line("topic", name=voice.name(entity), count=voice.digits(len(facts)))
        return text_screen([title], InlineKeyboardMarkup([*rows, way]), title=True)

    def comparisons(self, wish: Wish) -> Screen:
        """Pairs that can be set side by side."""
        voice, details = self._voice(wish), self._catalogue(wish).details(wish.speaks)
        rows = []
        for first, second in self._catalogue(wish).comparisons():
            names = {"first": details.slot(first, second), "second": details.slot(second, first)}
            label = voice.line("comparison", **names, indicator=self._catalogue(wish).measure(first, wish.speaks))
            data = Press("k", name=f"{mark(first)}.{mark(second)}", view=wish.speaks)
            rows.append([InlineKeyboardButton(label, callback_data=str(data))])
        return text_screen([voice.line("compare_what")], InlineKeyboardMarkup(rows) if rows else None)

    def pair(self, marks: str) -> tuple[Fact, Fact] | None:
        """The two facts that a button stands for; None if one is no more."""
        first, _, second = marks.partition(".")
        for one, other in self._desk.catalogue.comparisons():
            if (mark(one), mark(other)) == (first, second):
                return one, other
        return None

    def sources(self, wish: Wish) -> Screen:
        """What the facts are from, and who is quoted in it."""
        voice, articles = self._voice(wish), self._catalogue(wish).articles
        lines: list[str] = []
        for article in articles[:MOST_ARTICLES]:
            lines += [*_described(voice, article), ""]
        if len(articles) > MOST_ARTICLES:
            lines += [voice.line("and_more"), ""]
        lines.append(voice.line("sources_who"))
        for name, facts in self._catalogue(wish).speakers().items():
            lines.append("· " + voice.line("sources_speaker", name=voice.name(name), paragraphs=voice.paragraphs(facts)))
        return text_screen(lines)

    def languages(self, wish: Wish) -> Screen:
        """In which language to reply."""
        voice = self._voice(wish)
        rows = [[_choice(voice, wish.settings, language)] for language in LANGUAGES]
        return text_screen([voice.line("languages")], InlineKeyboardMarkup(rows))

    def settings(self, wish: Wish) -> Screen:
        """What is set in a group; a press changes it."""
        voice, settings = self._voice(wish), wish.settings
        rows = [[_choice(voice, settings, language, is_menu=True)] for language in LANGUAGES]
        for name, values in OTHER.items():
            now = getattr(settings, name)
            label = voice.line(f"setting_{name}", value=_value(voice, now))
            after = values[1] if now == values[0] else values[0]
            rows.append([InlineKeyboardButton(label, callback_data=_set(name, after, is_menu=True))])
        rows.append([InlineKeyboardButton(self.chosen(wish), callback_data=_set("packs", "", is_menu=True))])
        return text_screen([voice.line("settings")], InlineKeyboardMarkup(rows), title=True)

    def chosen(self, wish: Wish) -> str:
        """Which articles the chat asks."""
        voice, catalogue = self._voice(wish), self._catalogue(wish)
        one = wish.settings.packs and len(catalogue.articles) == 1
        one = one or len(self._desk.catalogue.articles) == 1
        value = voice.articles.title(catalogue.articles[0].id) if one else voice.line("all_packs")
        return voice.line("setting_packs", value=value)

    def privacy(self, user: int, minutes: int, days: int, wish: Wish) -> Screen:
        """Exactly what is stored about somebody."""
        voice, state = self._voice(wish), self._desk.state
        lines = []
        if (set_here := state.chats.of(user)) != ChatSettings():
            lines.append(voice.line("privacy_settings", language=voice.line(f"language_{set_here.language}")))
        for context in state.conversations.of_owner(str(user)):
            facts = self._catalogue(wish).facts(context.facts).values()
            details = self._catalogue(wish).details(wish.speaks)
            spoken = "; ".join(details.label(fact) for fact in facts) or "-"
            lines.append(voice.line("privacy_context", minutes=voice.digits(minutes), names=spoken))
        if answers := state.answers.of_asker(user):
            lines.append(voice.line("privacy_answers", days=voice.digits(days), count=voice.digits(len(answers))))
        if reports := state.reports.of_asker(user):
            lines.append(voice.line("privacy_reports", count=voice.digits(len(reports))))
            lines += [f"  “{report.text}”" for report in reports if report.text]
        head = [voice.line("privacy"), *lines] if lines else [voice.line("privacy_nothing")]
        return text_screen([*head, "", voice.line("privacy_end")])

    def _catalogue(self, wish: Wish) -> Catalogue:
        return self._desk.catalogue.within(wish.settings.packs)

    def _voice(self, wish: Wish) -> Voice:
        return self._desk.assistant.voice(wish.speaks)


def column(buttons: Row) -> InlineKeyboardMarkup | None:
    """Buttons one below the other."""
    return InlineKeyboardMarkup([[button] for button in buttons]) if buttons else None


def mark(fact: Fact) -> str:
    """A few letters that stand for a fact."""
    return sha256(fact.id.encode()).hexdigest()[:MARK]


def _described(voice: Voice, article: Article) -> list[str]:
    """What is known of an article."""
    lines = [voice.line("sources", about=voice.text(article.about))]
    if article.title:
        lines.append(voice.line("sources_title", title=article.title))
    if article.publisher:
        lines.append(voice.line("sources_publisher", publisher=article.publisher))
    if article.url:
        lines.append(article.url)
    return lines if len(lines) > 1 else [*lines, voice.line("sources_unknown")]


def _to(entity: str, wish: Wish, page: int = 0) -> str:
    return str(Press("t", page, entity, wish.speaks))


def _set(name: str, value: object, *, is_menu: bool) -> str:
    """A press that sets something; it tells below which of the two screens it stands."""
    return str(Press("c", int(is_menu), name, str(value)))


def _choice(voice: Voice, settings: ChatSettings, language: str, *, is_menu: bool = False) -> InlineKeyboardButton:
    chosen = "● " if settings.language == language else "○ "
    label = chosen + voice.line(f"language_{language}")
    return InlineKeyboardButton(label, callback_data=_set("language", language, is_menu=is_menu))


def _value(voice: Voice, value: object) -> str:
    if isinstance(value, bool):
        return voice.line("on" if value else "off")
    return voice.line(f"who_{value}")


def _in_twos(buttons: Iterable[InlineKeyboardButton]) -> list[Row]:
    row, rows = list(buttons), []
    for start in range(0, len(row), 2):
        rows.append(row[start : start + 2])
    return rows
