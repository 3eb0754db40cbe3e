"""What a conversation has spoken of, so that "and google?" is understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.intents.inquiry import CHANGE, LIGHT
from bot.model import Finding, Mention, Message, Question, Turn
from knowledge.model import Fact

REMEMBERED = 4
"""Facts of earlier answers that a follow-up may speak of."""
CONTINUING = frozenset({"follow", "pronoun", "now", "will", "or", "than", "not", "you", "that"})
"""Cues that do not say what is asked: the shape is then that of the last question."""
Conversation = tuple[str, str | None]


class Dialogues:
    """The last understood turn of each conversation, and the facts that the last answers gave.

    Args:
        chips: tags of the entities that are chips; they are a slot of their own.
    """

    def __init__(self, chips: frozenset[str]) -> None:
        self._chips = chips
        self._last: dict[Conversation, Question] = {}
        self._facts: dict[Conversation, tuple[Fact, ...]] = {}

    def remember(self, turn: Turn) -> None:
        """Keep what a follow-up to this turn could leave out."""
        key = _key(turn.message)
        if key is None:
            return
        if turn.question.terms:
            self._last[key] = turn.question
        if isinstance(turn.answer, Finding):
            shown = tuple(fact for fact in turn.answer.facts if fact.number) or turn.answer.facts
            self._facts[key] = (*self._facts.get(key, ()), *shown)[-REMEMBERED:]

    def readings(self, message: Message, question: Question) -> Iterator[Question]:
        """The question with what it leaves open taken from earlier turns, then as it stands alone.

        A message that names all it needs inherits nothing.
        """
        key = _key(message)
        last = self._last.get(key) if key else None
        if last is None:
            yield question
            return
        recent = self._facts.get(key, ()) if key else ()
        question = replace(question, recent=recent)
        complete = sum(map(bool, (_measures(question), question.entities, question.quantities))) > 1
        talk = {tag for mention in question.mentions for tag in mention.tags if tag.startswith("t:")}
        small_talk = bool(talk - {"t:ok"})  # "no, Cortex" and "ok, and Google?" go on
        figure = any(quantity.telling for quantity in question.quantities)
        if complete or small_talk or figure:
            yield question
        if not complete or question.cues & {"pronoun"}:
            yield from self._filled(question, last)
        if not complete and (question.cues - CONTINUING or (not question.cues and not question.terms)):
            yield question

    def _filled(self, question: Question, last: Question) -> Iterator[Question]:
        """The slots that the question leaves open, from the last turn: all of them, then without its period."""
        own = {f"e:{name}" for name in question.entities}
        terms: list[frozenset[str]] = []
        if not own - self._chips:
            terms += [term for term in last.terms if _of(term, "e:") and not term & self._chips]
        if "sum" in question.cues and not own:
            yield replace(question, inherited=tuple(terms))  # all of it, not only the part last spoken of
        if not own & self._chips and not _measures(question):
            terms += [term for term in last.terms if term & self._chips]
        if not _measures(question):
            terms += [term for term in last.terms if not _of(term, "e:") and not _of(term, "p:")]
        dated = [term for term in last.terms if _of(term, "p:")] if not question.periods else []
        shape: tuple[Mention, ...] = ()
        if not question.cues - CONTINUING:
            shape = tuple(mention for mention in last.mentions if mention.cues - CONTINUING)
        for inherited in dict.fromkeys(((*terms, *dated), tuple(terms))):
            if inherited or shape:
                yield replace(question, inherited=inherited, mentions=(*question.mentions, *shape))


def _of(term: frozenset[str], prefix: str) -> bool:
    return any(tag.startswith(prefix) for tag in term)


def _measures(question: Question) -> bool:
    """Does it say what it asks about the entity?"""
    return any(not _of(term, "e:") and not _of(term, "p:") and term - LIGHT and not term <= CHANGE for term in question.terms)


def _key(message: Message) -> Conversation | None:
    return (message.chat, message.user) if message.chat is not None else None
