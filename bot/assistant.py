"""The story on one page: a message in, a turn out.

    Message --reader--> Question --intents--> Answer --rendering--> Reply

Nothing is decided elsewhere: faces (console, Telegram) pass messages in and show replies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.catalogue import Catalogue
from bot.conversations import Context, Conversations
from bot.dialogue import Dialogues
from bot.intents import route
from bot.intents.elsewhere import with_other_articles
from bot.intents.inquiry import Inquiry
from bot.intents.naming import with_names_joined
from bot.intents.overlooking import may_overlook, stands_without, without_strays
from bot.intents.refusal import refuse
from bot.intents.social import is_warm
from bot.model import Answer, Fallback, Message, Reason, Reply, Turn
from bot.nlu.matcher import IntentMatcher
from bot.nlu.reader import Reader
from bot.question import Question
from bot.rendering.reply import Renderer
from bot.rendering.voice import Voice
from knowledge.lookup import Lookup
from knowledge.model import Entity, Indicator
from knowledge.store import Knowledge

LONGEST = 1000
"""Characters of a question; what is longer is a pasted text."""


class Assistant:
    """Answers messages from the facts.

    Args:
        knowledge, entities, indicators: what is known.
        reader: understands words.
        matcher: ranks question shapes.
        renderer: words answers.
        conversations: where what was said before is kept.
        catalogue: what can be looked up without a question.
        edition: the name of what all these were made from.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        entities: Mapping[str, Entity],
        indicators: Mapping[str, Indicator],
        reader: Reader,
        matcher: IntentMatcher,
        renderer: Renderer,
        conversations: Conversations,
        catalogue: Catalogue,
        edition: str | None = None,
    ) -> None:
        self._knowledge, self._entities, self._indicators = knowledge, entities, indicators
        self._reader, self._matcher, self._renderer = reader, matcher, renderer
        self._dialogues = Dialogues(knowledge, entities, conversations)
        self.catalogue = catalogue
        self._edition, self._units = edition, knowledge.units()
        self._ranks = {article.id: rank for rank, article in enumerate(catalogue.articles)}

    def is_current(self) -> bool:
        """Is what it was made from what is published now?"""
        return self._knowledge.compiled("edition") == self._edition

    def answer(self, message: Message) -> Turn:
        """Read a message, answer it from the facts, and remember it for the follow-up."""
        turn = min(self._turns(message), key=lambda turn: isinstance(turn.answer, Fallback))
        self._dialogues.remember(turn)
        return turn

    def _turns(self, message: Message) -> Iterator[Turn]:
        """The answer; to "this year" of articles of several years, that of each year, the newest first, until one has it."""
        asked = self.catalogue.within(message.articles).articles
        years = dict.fromkeys(int(article.as_of[:4]) for article in asked)
        for year in years:
            question = self._reader.read(message.text[: LONGEST + 1], message.language, year)
            alone = question.relative and len(years) > 1
            articles = tuple(article.id for article in asked if int(article.as_of[:4]) == year) if alone else message.articles
            turn = self._turn(message, question, articles)
            yield turn
            if not alone or not isinstance(turn.answer, Fallback):
                return

    def _turn(self, message: Message, question: Question, articles: tuple[str, ...]) -> Turn:
        inquiry = Inquiry(self._knowledge, self._entities, self._indicators, self._ranks, self._units, articles)
        ranking = self._matcher.rank(question.pattern)
        intent, answer, question = self._decide(message, question, inquiry, dict(ranking))
        answer = with_other_articles(answer, question, inquiry)
        return Turn(message, question, intent, answer, tuple(ranking), tuple(inquiry.log.items()))

    def tell(self, name: str, message: Message) -> Turn | None:
        """The fact with an id as the answer, where it was chosen rather than asked for; None if there is none any more."""
        fact = self.catalogue.fact(name)
        if fact is None:
            return None
        self._dialogues.spoke_of(message, fact)
        return self.catalogue.told(fact, message.language or "en")

    def reply(self, turn: Turn) -> Reply:
        """A turn in words."""
        return self._renderer.reply(turn)

    def voice(self, language: str) -> Voice:
        """The voice of a language, for faces that speak on their own."""
        return self._renderer.voice(language)

    def resume(self, message: Message, context: Context) -> None:
        """Let the conversation of a message go on from an earlier answer that it replies to."""
        self._dialogues.resume(message, context)

    def language(self, text: str) -> str:
        """The language in which a text is answered."""
        return self._reader.read(text[:LONGEST]).language

    def sql(self, lookup: Lookup) -> str:
        """The SQL of a lookup, for people to read."""
        return self._knowledge.sql(lookup)

    def _decide(
        self, message: Message, question: Question, inquiry: Inquiry, scores: Mapping[str, float]
    ) -> tuple[str, Answer, Question]:
        if len(message.text) > LONGEST:
            return "none", Fallback(Reason.TOO_LONG), question
        if not question.tokens or not any(token[0].isalnum() for token in question.tokens):
            return "none", Fallback(Reason.EMPTY), question
        question = with_names_joined(question, self._entities)
        readings = [*self._dialogues.readings(message, question)]
        strays = [eased for eased in map(without_strays, readings) if eased]
        for reading in (*readings, *strays):
            strange = bool(reading.unknown) and not is_warm(reading, inquiry)
            if strange and not may_overlook(reading, known=reading in strays):
                continue
            found = route(reading, inquiry, scores)
            if found and (not strange or stands_without(*found, reading)):
                return (*found, reading)
        return "none", refuse(question, inquiry), question
