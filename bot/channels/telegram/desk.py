"""What is asked of the assistant and of the state for a chat. All of it blocks, so it runs in threads; nothing is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.assistant import Assistant
from bot.catalogue import Catalogue
from bot.channels.telegram.callbacks import BOTH, Press, View
from bot.channels.telegram.inbox import settled
from bot.channels.telegram.places import Asked
from bot.channels.telegram.screen import Screen
from bot.channels.telegram.shown import Composer, Shown
from bot.filing import context_of, fact_ids, filed, fingerprint, fingerprints, refound
from bot.intents.finding import stated
from bot.model import Fallback, Finding, Message, Reason, Turn
from bot.question import Question
from bot.rendering.voice import Voice
from bot.state import State
from bot.state.answers import KeptAnswer
from bot.state.chats import ChatSettings
from knowledge.model import Fact

NO_QUESTION = (Reason.EMPTY, Reason.TOO_LONG)
"""Texts without an answer from which nothing can be learned."""
MARKED = "corrected"
"""Where a kept answer says when it was corrected."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants to be answered in a chat."""

    settings: ChatSettings
    hint: str | None = None
    """Language of their app."""

    @property
    def language(self) -> str | None:
        """The language that is set; None: that of the question."""
        return self.settings.language if self.settings.language in ("bn", "en") else None

    @property
    def speaks(self) -> str:
        """The language of everything that follows no question."""
        return self.language or ("bn" if not self.hint or self.hint.startswith("bn") else "en")

    def view(self, language: str) -> View:
        """How an answer in a language is first shown."""
        return View(BOTH if self.settings.language == "both" else language)


class Desk:
    """Answers for the chats of Telegram.

    Args:
        assistant: answers.
        state: what is kept.
        renewed: gives the assistant for what is published now.

    Raises:
        DatabaseError: from every method, when the database cannot be used.
    """

    def __init__(self, assistant: Assistant, state: State, renewed: Callable[[Assistant], Assistant] | None = None) -> None:
        self.assistant, self.state, self._renewed = assistant, state, renewed

    @property
    def catalogue(self) -> Catalogue:
        """What can be looked up without a question."""
        return self.assistant.catalogue

    @property
    def _composer(self) -> Composer:
        return Composer(self.assistant)

    def renew(self) -> None:
        """Answer from what is published now."""
        if self._renewed:
            self.assistant = self._renewed(self.assistant)

    def wish(self, chat: int, hint: str | None) -> Wish:
        """How somebody wants to be answered in a chat."""
        return Wish(self.state.chats.of(chat), hint)

    def voice(self, chat: int, hint: str | None) -> Voice:
        """In which voice to speak to somebody who has asked no question."""
        return self.assistant.voice(self.wish(chat, hint).speaks)

    def answer(self, asked: Asked, wish: Wish) -> Screen:
        """The answer to a question, kept for later."""
        self.renew()
        message = self._message(asked, wish)
        with settled(self.state):
            turn = self.assistant.answer(message)
            number = self._reserve(turn, asked.place.chat, asked.message, asked.asker)
            if isinstance(turn.answer, Fallback) and turn.answer.reason not in NO_QUESTION:
                self.state.unanswered.add(asked.text, turn.question.language)
        return self._composer.screen(Shown(turn, wish.view(turn.question.language), number, is_removable=True))

    def revised(self, asked: Asked, wish: Wish) -> tuple[int, Screen] | None:
        """The answer to an edited question, and the message to be changed; None if none is known."""
        kept = self.state.answers.of_question(asked.place.chat, asked.message) if asked.message else None
        if kept is None or kept.message is None:
            return None
        turn = self.assistant.answer(self._message(asked, wish))
        self.state.answers.change(
            kept.id, language=turn.question.language, body=filed(turn), facts=fingerprints(_facts(turn)) if _facts(turn) else {}
        )
        return kept.message, self._composer.screen(Shown(turn, wish.view(turn.question.language), kept.id, is_removable=True))

    def chosen(self, name: str, view: View, asked: Asked) -> Screen | None:
        """A fact that was chosen by a button or a link, as an answer of its own; None if there is none any more."""
        turn = self.assistant.tell(name, Message("", asked.conversation, str(asked.asker), _language(view)))
        return self._kept(turn, view, asked.place.chat, None, asked.asker) if turn else None

    def kept(self, turn: Turn, view: View, asked: Asked) -> Screen:
        """A turn that was not asked for in words, as an answer of its own."""
        return self._kept(turn, view, asked.place.chat, None, asked.asker)

    def exchanged(self, kept: KeptAnswer, name: str, view: View, asked: Asked) -> Screen | None:
        """The kept answer, now with another fact: what was meant, or what is wanted instead."""
        turn = self.assistant.tell(name, Message("", asked.conversation, str(asked.asker), _language(view)))
        if turn is None:
            return None
        self.state.answers.change(kept.id, language=turn.question.language, body=filed(turn), facts=fingerprints(_facts(turn)))
        return self._composer.screen(Shown(turn, view, kept.id, is_removable=True))

    def shown(self, press: Press) -> Shown | None:
        """The answer that a button stands under, as it is known now; None if it is too old, or its facts are no more."""
        view = View.read(press.view)
        if not press.answer:
            fact = self.catalogue.fact(press.name)
            return Shown(self.catalogue.told(fact, _language(view)), view) if fact else None
        kept = self.state.answers.get(press.answer)
        return self.again(kept, view) if kept else None

    def again(self, kept: KeptAnswer, view: View) -> Shown | None:
        """A kept answer from what is known now; None if one of its facts is no more."""
        facts = self.catalogue.facts(fact_ids(kept.body))
        language = kept.language if view.language == BOTH else view.language
        changed = [fact for fact in facts.values() if kept.facts.get(fact.id, "") != fingerprint(fact)]
        turn = refound(kept.body, language, facts) if kept.body else None
        if turn is None:
            return None
        if changed:
            turn = told_anew(tuple(facts[name] for name in fact_ids(kept.body)), language)
        notes = [("corrected", day)] if (day := kept.body.get(MARKED)) else []
        return Shown(turn, view, kept.id, tuple([*notes, ("outdated", "")] if changed else notes), is_removable=True)

    def screen(self, shown: Shown) -> Screen:
        """An answer with its buttons."""
        return self._composer.screen(shown)

    def source(self, shown: Shown) -> Screen:
        """Where an answer comes from, at length."""
        return self._composer.source(shown)

    def nature(self, shown: Shown) -> Screen:
        """What kind of statement an answer is."""
        return self._composer.nature(shown)

    def _message(self, asked: Asked, wish: Wish) -> Message:
        message = Message(asked.text, asked.conversation, str(asked.asker), wish.language, wish.settings.packs)
        if asked.answered and (earlier := self.state.answers.of_message(asked.place.chat, asked.answered)):
            self.assistant.resume(message, context_of(earlier.body))
        return message

    def _kept(self, turn: Turn, view: View, chat: int, asked: int | None, asker: int) -> Screen:
        return self._composer.screen(Shown(turn, view, self._reserve(turn, chat, asked, asker), is_removable=True))

    def _reserve(self, turn: Turn, chat: int, asked: int | None, asker: int) -> int:
        """Keep a turn; its number is in the buttons."""
        return self.state.answers.reserve(chat, asked, asker, turn.question.language, filed(turn), fingerprints(_facts(turn)))


def told_anew(facts: tuple[Fact, ...], language: str) -> Turn:
    """What these facts say now, one after the other: no sum, verdict or sentence of what they said before is left in it."""
    return Turn(Message(""), Question("", language), "fact", stated(facts[0], facts[1:]))


def corrected(body: Mapping[str, object]) -> dict[str, object]:
    """The body of an answer that is corrected today."""
    return {**body, MARKED: datetime.now(UTC).date().isoformat()}


def _facts(turn: Turn) -> tuple[Fact, ...]:
    return turn.answer.facts if isinstance(turn.answer, Finding) else ()


def _language(view: View) -> str:
    return "bn" if view.language == BOTH else view.language
