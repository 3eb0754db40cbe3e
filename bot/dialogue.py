"""What a conversation has spoken of, so that "and google?" is understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from threading import local

from bot.conversations import Context, Conversations, Key
from bot.intents.ideas import CHANGE, LIGHT
from bot.intents.social import is_polite_ending
from bot.model import Finding, Message, Turn
from bot.question import Mention, Question
from knowledge.lookup import Lookup
from knowledge.model import Entity, Fact
from knowledge.store import Knowledge

REMEMBERED = 4
"""Facts of earlier answers that a follow-up may speak of."""
CONTINUING = frozenset({"follow", "pronoun", "now", "will", "or", "than", "not", "you", "that", "with", "for"})
"""Cues that do not say what is asked: the shape is then that of the last question."""

TURNING = frozenset({"where", "who", "whose", "when", "why", "purpose"})
"""Cues that ask for something else than what was measured before."""


class Dialogues:
    """What each conversation has spoken of: the last understood turn, and the facts that the last answers gave.

    Args:
        knowledge, entities: what is known.
        conversations: where it is kept.
    """

    def __init__(self, knowledge: Knowledge, entities: Mapping[str, Entity], conversations: Conversations) -> None:
        self._knowledge, self._entities, self._conversations = knowledge, entities, conversations
        self._turn = local()
        self._chips = frozenset(f"e:{entity.id}" for entity in entities.values() if entity.kind == "chip")

    def remember(self, turn: Turn) -> None:
        """Keep what a follow-up to this turn could leave out."""
        key, terms = _key(turn.message), turn.question.terms
        if key is None or not (terms or isinstance(turn.answer, Finding)):
            return
        recalled, context = getattr(self._turn, "context", (None, Context()))
        self._turn.context = (None, Context())
        if recalled != key:
            context = self._context(key)
        if terms:
            # The vocabulary's word stands for the one that was written: nobody's own words are kept.
            shape = (replace(mention, text=mention.alias) for mention in turn.question.mentions if mention.cues - CONTINUING)
            context = replace(context, terms=terms, mentions=tuple(shape))
        if isinstance(turn.answer, Finding):
            shown = tuple(fact for fact in turn.answer.facts if fact.number) or turn.answer.facts
            told = (*context.facts, *(fact.id for fact in shown))
            latest = tuple(dict.fromkeys(reversed(told)))[::-1]  # "source?" tells the same fact again
            context = replace(context, facts=latest[-REMEMBERED:])
        self._conversations.remember(key, context)

    def spoke_of(self, message: Message, fact: Fact) -> None:
        """Keep what a follow-up to a fact could leave out that was chosen, not asked for."""
        if (key := _key(message)) is not None:
            measure = self._knowledge.indicators().get(fact.indicator)
            ideas = {f"c:{concept}" for concept in measure.concepts} if measure else set()
            terms = (frozenset({f"e:{fact.subject}"}), frozenset({f"i:{fact.indicator}", *ideas}))
            self._conversations.remember(key, Context(terms, (), (fact.id,)))

    def resume(self, message: Message, context: Context) -> None:
        """Let the conversation go on from an earlier answer, unless that is the last one: of that one more is known."""
        key = _key(message)
        if key is not None and self._context(key).facts[-1:] != context.facts[-1:]:
            self._conversations.remember(key, context)

    def readings(self, message: Message, question: Question) -> Iterator[Question]:
        """The question with what it leaves open taken from earlier turns, then as it stands alone.

        A message that names all it needs inherits nothing.
        """
        key = _key(message)
        last = self._context(key) if key else Context()
        self._turn.context = (key, last)  # what this thread answers now; it is needed again when the turn is remembered
        if not last.terms:
            yield question
            return
        question = replace(question, recent=self._facts(last.facts))
        # A timeline is of somebody, whatever was measured before.
        told = _measures(question) or "timeline" in question.cues
        complete = sum(map(bool, (told, question.entities, question.quantities))) > 1
        scaled = any(tag.startswith("x:") for mention in question.mentions for tag in mention.tags)
        talk = {tag for mention in question.mentions for tag in mention.tags if tag.startswith("t:")}
        # "no, Cortex" and "ok, and Google?" go on, a mere "ok" does not.
        small_talk = (bool(talk - {"t:ok"}) and not is_polite_ending(question)) or (
            bool(talk) and not question.own_terms and not scaled and not question.cues - CONTINUING
        )
        figure = any(quantity.telling for quantity in question.quantities)
        if complete or small_talk or figure:
            yield question
        if not complete or question.cues & {"pronoun"}:
            yield from self._filled(question, last)
        if not complete and (question.cues - CONTINUING or (not question.cues and not question.terms)):
            yield question

    def _filled(self, question: Question, last: Context) -> Iterator[Question]:
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
        named = tuple(term for term in terms if _of(term, "e:"))
        # "Where is it?" after "how many GPUs has it?" asks about it, and no longer about its GPUs.
        alone = [named] if question.cues & TURNING and not question.entities else []
        for inherited in dict.fromkeys(((*terms, *dated), tuple(terms), *alone)):
            if inherited or shape:
                yield replace(question, inherited=inherited, mentions=(*question.mentions, *shape))

    def _context(self, key: Key) -> Context:
        """What the conversation has left, unless a new edition has made it speak of something that nobody knows any more."""
        context = self._conversations.recall(key) or Context()
        tags = frozenset[str]().union(*context.terms, *(mention.tags for mention in context.mentions))
        return context if {tag[2:] for tag in tags if tag.startswith("e:")} <= self._entities.keys() else Context()

    def _facts(self, ids: tuple[str, ...]) -> tuple[Fact, ...]:
        """The newest facts of the conversation as they are known now.

        Where an edition has dropped one, "source?" must not be answered from the one before it: that goes, too.
        """
        found = {fact.id: fact for fact in self._knowledge.find(Lookup(ids=ids))} if ids else {}
        known = takewhile(lambda name: name in found, reversed(ids))
        return tuple(found[name] for name in known)[::-1]


def _of(term: frozenset[str], prefix: str) -> bool:
    return any(tag.startswith(prefix) for tag in term)


def _measures(question: Question) -> bool:
    """Does it say what it asks about the entity?"""
    return any(not _of(term, "e:") and not _of(term, "p:") and term - LIGHT and not term <= CHANGE for term in question.terms)


def _key(message: Message) -> Key | None:
    return (message.chat, message.user) if message.chat is not None else None
