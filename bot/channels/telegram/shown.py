"""An answer as it stands in a chat: its words in one language or two, and what can be pressed below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.assistant import Assistant
from bot.channels.telegram.callbacks import BOTH, Press, Verb, View
from bot.channels.telegram.screen import Screen, reply_screen, text_screen
from bot.model import Clarification, Fallback, Finding, Turn
from bot.rendering.details import Details
from bot.rendering.voice import Voice
from knowledge.model import Fact

FULL_SOURCES = 3
"""Facts whose source is told at length; of more there is a line for each."""
OPTIONS = 4
Row = list[InlineKeyboardButton]


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer and how it is shown."""

    turn: Turn
    view: View
    number: int = 0
    """Of the kept answer; 0: it is not kept, its one fact is in the buttons."""
    notes: tuple[tuple[str, str], ...] = ()
    """Sentences to be said besides: a key of the language files and a day."""
    is_removable: bool = False

    @property
    def language(self) -> str:
        """The language of its buttons."""
        return self.turn.question.language if self.view.language == BOTH else self.view.language

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it stands on."""
        return self.turn.answer.facts if isinstance(self.turn.answer, Finding) else ()

    def press(self, verb: Verb, **changed: object) -> str:
        """The data of a button that goes on from this answer."""
        name = "" if self.number or not self.facts else self.facts[0].id
        view = replace(self.view, **changed)  # type: ignore[arg-type]
        return str(Press(verb, self.number, name, str(view)))


class Composer:
    """Puts answers on the screen.

    Args:
        assistant: words them.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant, self._catalogue = assistant, assistant.catalogue

    def screen(self, shown: Shown) -> Screen:
        """The answer with its buttons."""
        answer = shown.turn.answer
        if isinstance(answer, Finding):
            return self._finding(shown)
        reply = self._assistant.reply(self._in(shown.turn, shown.language))
        voice = self._assistant.voice(shown.language)
        options = list(self._options(shown, voice))
        lines = [reply.headline]
        if options and reply.outcome != "clarify" and "\n" in reply.text:
            lines += [line for line in reply.text.split("\n")[1:] if not line.startswith("· ")]
        screen = text_screen(lines, _keyboard([[option] for option in options]))
        return replace(screen, answer=shown.number)

    def source(self, shown: Shown) -> Screen:
        """Where it comes from, at length."""
        details = self._details(shown)
        told = [[details.quote(fact)] for fact in shown.facts]
        if len(told) <= FULL_SOURCES:
            told = [details.source(fact) for fact in shown.facts]
        return self._aside(shown, [line for lines in told for line in lines])

    def nature(self, shown: Shown) -> Screen:
        """What kind of statement each of its facts is."""
        details = self._details(shown)
        lines: list[str] = []
        for fact in shown.facts:
            lines += ([details.label(fact) + ":"] if len(shown.facts) > 1 else []) + details.nature(fact)
        return self._aside(shown, list(dict.fromkeys(lines)))

    def _aside(self, shown: Shown, lines: list[str]) -> Screen:
        """Something about the answer in its place, with the way back."""
        voice = self._assistant.voice(shown.language)
        reply = self._assistant.reply(self._in(shown.turn, shown.language))
        screen = text_screen([reply.headline, "", *lines], title=True)
        back = InlineKeyboardButton(voice.line("button_back"), callback_data=shown.press("v"))
        return replace(screen, keyboard=_keyboard([[back]]), answer=shown.number)

    def _finding(self, shown: Shown) -> Screen:
        first, pages = self._told(shown, shown.language)
        if shown.view.language == BOTH:
            second, others = self._told(shown, "en" if shown.language == "bn" else "bn")
            first, pages = first.joined(second), max(pages, others)
        return replace(first, keyboard=_keyboard(self._rows(shown, pages)), answer=shown.number)

    def _told(self, shown: Shown, language: str) -> tuple[Screen, int]:
        voice, details = self._assistant.voice(language), self._catalogue.details(language)
        reply = self._assistant.reply(self._in(shown.turn, language))
        extra = details.other_scale(shown.facts) if shown.view.other_scale else []
        notes = [voice.line(key, date=voice.date(day)) if day else voice.line(key) for key, day in shown.notes]
        quotes = [details.quote(fact, alone=len(shown.facts) == 1) for fact in shown.facts]
        quotes = quotes if len(quotes) <= FULL_SOURCES else []
        return reply_screen(reply, quotes, extra=[*extra, *notes], page=shown.view.page)

    def _rows(self, shown: Shown, pages: int) -> list[Row]:
        voice, details = self._assistant.voice(shown.language), self._details(shown)
        button = _buttons(voice)
        rows = [[button("button_source", shown.press("s")), button("button_nature", shown.press("w"))]]
        rows.append([button("button_language", shown.press("v", language=_other(shown.language), page=0))])
        if shown.view.language == BOTH:
            rows.pop()
        more = shown.view.more
        rows[-1].append(button("button_less" if more else "button_more", shown.press("v", more=not more)))
        if pages > 1:
            rows.insert(0, _paging(shown, pages, voice))
        if shown.turn.question.inherited or more:
            rows += self._instead(shown, voice, details)
        if more:
            rows += self._further(shown, voice, details)
        else:
            rows += [[self._about("n", fact, shown)] for fact in self._catalogue.related(shown.facts)]
        return rows

    def _further(self, shown: Shown, voice: Voice, details: Details) -> list[Row]:
        button, fact = _buttons(voice), shown.facts[0]
        copied = InlineKeyboardButton(voice.line("button_copy"), copy_text=CopyTextButton(details.citation(fact)))
        shared = InlineKeyboardButton(voice.line("button_share"), switch_inline_query=details.question(fact)[:200])
        rows = [[copied, shared]]
        if details.other_scale(shown.facts):
            scaled = shown.view.other_scale
            key = "button_scale_back" if scaled else "button_scale"
            rows.insert(0, [button(key, shown.press("v", other_scale=not scaled))])
        last = [button("button_wrong", shown.press("r"))]
        if shown.is_removable:
            last.append(button("button_delete", shown.press("d")))
        return [*rows, last]

    def _instead(self, shown: Shown, voice: Voice, details: Details) -> list[Row]:
        """Others that the question may have been about: what was assumed can be switched."""
        figures = [fact for fact in shown.facts if fact.number]
        if len(figures) != 1 or not shown.number:
            return []
        others = self._catalogue.neighbours(figures[0])
        named = [(details.slot(other, figures[0]), other) for other in others]
        twice = {name for name, count in Counter(name for name, _ in named).items() if count > 1}
        return [
            [
                InlineKeyboardButton(
                    voice.line("button_instead", name=details.label(other) if name in twice else name),
                    callback_data=str(Press("g", shown.number, other.id, str(View(shown.view.language)))),
                )
            ]
            for name, other in named
        ]

    def _options(self, shown: Shown, voice: Voice) -> Row:
        """What may have been meant, or asked instead."""
        match shown.turn.answer:
            case Clarification(options):
                return _distinct([self._about("g", fact, shown) for fact in options])
            case Fallback(near=near) if near:
                return _distinct([self._about("n", fact, shown) for fact in near])
        reply = self._assistant.reply(self._in(shown.turn, shown.language))
        return example_buttons(voice, shown.language, len(reply.options))

    def _about(self, verb: Verb, fact: Fact, shown: Shown) -> InlineKeyboardButton:
        number = shown.number if verb == "g" else 0
        data = Press(verb, number, fact.id, str(View(shown.view.language)))
        return InlineKeyboardButton(self._catalogue.details(shown.language).question(fact), callback_data=str(data))

    def _details(self, shown: Shown) -> Details:
        return self._catalogue.details(shown.language)

    @staticmethod
    def _in(turn: Turn, language: str) -> Turn:
        return replace(turn, question=replace(turn.question, language=language))


def example_buttons(voice: Voice, language: str, most: int = OPTIONS) -> Row:
    """Questions that the facts answer, to be asked with a press."""
    return [
        InlineKeyboardButton(text, callback_data=str(Press("e", name=str(index), view=language)))
        for index, text in enumerate(voice.examples()[:most])
    ]


def _buttons(voice: Voice) -> Callable[[str, str], InlineKeyboardButton]:
    return lambda key, data: InlineKeyboardButton(voice.line(key), callback_data=data)


def _paging(shown: Shown, pages: int, voice: Voice) -> Row:
    page = min(shown.view.page, pages - 1)
    button = _buttons(voice)
    row = [button("button_previous", shown.press("v", page=page - 1))] if page else []
    place = voice.line("page", page=voice.digits(page + 1), pages=voice.digits(pages))
    row.append(InlineKeyboardButton(place, callback_data=shown.press("v")))
    return row + ([button("button_next", shown.press("v", page=page + 1))] if page + 1 < pages else [])


def _distinct(buttons: Row) -> Row:
    return list({button.text: button for button in reversed(buttons)}.values())[::-1][:OPTIONS]


def _keyboard(rows: list[Row]) -> InlineKeyboardMarkup | None:
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _other(language: str) -> str:
    return "en" if language == "bn" else "bn"
