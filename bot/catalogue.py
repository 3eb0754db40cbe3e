"""What can be looked up without a question: who is spoken of, one fact, its neighbours, something at random, a quiz."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from bot.intents.compare import compared
from bot.intents.computing import overlap
from bot.intents.finding import stated
from bot.intents.timeline import chronicle
from bot.model import Message, Turn
from bot.question import Question
from bot.rendering.details import Details
from bot.rendering.reply import Renderer
from knowledge.lookup import Lookup
from knowledge.model import Article, Date, Fact
from knowledge.store import Knowledge

ALL = 10_000
"""Facts at most of one pack."""
CHOICES = 4
"""Answers of a quiz."""
RELATED = 2
NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """An entity that facts are about."""

    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Quiz:
    """A question with several figures, one of them right."""

    question: str
    choices: tuple[str, ...]
    right: int
    explanation: str
    fact: Fact


class Catalogue:
    """Facts to be browsed.

    Args:
        knowledge: the facts.
        renderer: words them.
        articles: where they are from, the newest first.
        narrowed: whether only their facts are wanted, among those of more articles.
    """

    def __init__(
        self, knowledge: Knowledge, renderer: Renderer, articles: Sequence[Article], *, narrowed: bool = False
    ) -> None:
        self._knowledge, self._renderer, self.articles = knowledge, renderer, tuple(articles)
        self._only = tuple(article.id for article in articles) if narrowed else ()

    def within(self, names: Collection[str]) -> Catalogue:
        """Only what these articles hold; all if none of them is known."""
        chosen = [article for article in self.articles if article.id in names]
        return Catalogue(self._knowledge, self._renderer, chosen, narrowed=True) if chosen else self

    def _find(self, lookup: Lookup) -> tuple[Fact, ...]:
        return self._knowledge.find(replace(lookup, articles=self._only))

    @property
    def version(self) -> str:
        """A name for the edition that is published: it changes when anything does."""
        return (self._knowledge.compiled("edition") or self._knowledge.compiled("digest") or "").strip('"')[:12]

    def details(self, language: str) -> Details:
        """What can be told of facts in a language."""
        return self._renderer.details(language)

    def topics(self, language: str) -> list[Topic]:
        """Who and what the facts are about, in the article's order."""
        voice = self._renderer.voice(language)
        return [Topic(name, voice.name(name), count) for name, count in self._knowledge.subjects(self._only).items()]

    def about(self, entity: str) -> tuple[Fact, ...]:
        """The facts about one entity, in the article's order."""
        return self._find(Lookup(subjects=(entity,), order="article", limit=ALL))

    def facts(self, ids: Iterable[str]) -> dict[str, Fact]:
        """Those of the facts that are known, by id."""
        wanted = tuple(dict.fromkeys(ids))
        found = self._knowledge.find(Lookup(ids=wanted, limit=len(wanted))) if wanted else ()
        return {fact.id: fact for fact in found}

    def fact(self, name: str) -> Fact | None:
        """One fact by its id; None if there is none."""
        return self.facts([name]).get(name)

    def carries(self, name: str, lookup: Lookup) -> bool:
        """Is the fact with this id one that a lookup may find?"""
        return bool(self._knowledge.find(replace(lookup, ids=(name,))))

    def told(self, fact: Fact, language: str) -> Turn:
        """A fact as an answer."""
        return Turn(Message(""), Question("", language), "fact", stated(fact))

    def related(self, facts: tuple[Fact, ...]) -> list[Fact]:
        """Facts that somebody who asked for these may want next: more about the same, and the same of others."""
        if not facts:
            return []
        shown = {fact.id for fact in facts}
        first = facts[0]
        others = [fact for fact in self.about(first.subject) if fact.id not in shown and fact.indicator != first.indicator]
        told = [fact for fact in others if fact.number] + [fact for fact in others if not fact.number]
        return told[:RELATED]

    def comparisons(self) -> list[tuple[Fact, Fact]]:
        """Pairs of figures that say the same of two, in the article's order."""
        found: dict[tuple[str, str | None], list[Fact]] = {}
        for fact in self._figures():
            found.setdefault((fact.indicator, _unit(fact)), []).append(fact)
        pairs = (pair for facts in found.values() for pair in pairwise(facts))
        return [(first, second) for first, second in pairs if not _is_idle(first, second)]

    def measure(self, fact: Fact, language: str) -> str:
        """What a fact measures, in a word or two."""
        names = self._knowledge.indicators()[fact.indicator].names
        return (names.get(language) or next(iter(names.values())))[0]

    def compared(self, pair: tuple[Fact, Fact], language: str) -> Turn:
        """Two figures of one unit side by side."""
        return Turn(Message(""), Question("", language), "compare", compared(pair))

    def timeline(self, language: str) -> Turn | None:
        """All that has a date, the earliest first; None if nothing has."""
        dated = self._find(Lookup(dated=True, order="earliest", limit=ALL))
        finding = chronicle([fact for fact in dated if fact.period or isinstance(fact.value, Date)])
        return Turn(Message(""), Question("", language), "timeline", finding) if finding else None

    def speakers(self) -> dict[str, list[Fact]]:
        """What is said by whom, in the article's order: a speaker, or else a publication that reports it."""
        found: dict[str, list[Fact]] = {}
        for fact in self._find(Lookup(order="article", limit=ALL)):
            if name := fact.source.said_by or fact.source.reported_by:
                found.setdefault(name, []).append(fact)
        return found

    def neighbours(self, fact: Fact) -> list[Fact]:
        """The same measure of others, or of another time: what may have been meant instead."""
        same = self._find(Lookup(terms=(frozenset({f"i:{fact.indicator}"}),), order="article", limit=ALL))
        others = [other for other in same if other.indicator == fact.indicator and _slot(other) != _slot(fact)]
        # One of each other subject: what it is that they may have meant is told by its name.
        one = {other.subject: other for other in reversed(others) if other.subject != fact.subject}
        return [other for other in others if other.subject == fact.subject or one[other.subject] is other][:NEIGHBOURS]

    def random(self, random: Random) -> Fact:
        """Some figure."""
        return random.choice([fact for fact in self._figures() if not fact.conflicts_with])

    def quiz(self, language: str, random: Random) -> Quiz | None:
        """A question on a figure, the wrong choices being other figures of the article; None where there are too few."""
        figures = self._figures()
        details = self.details(language)
        for fact in random.sample(figures, len(figures)):
            right = details.figure(fact)
            # Other figures of the same subject might be right as well, in another reading.
            others = {details.figure(each) for each in figures if _unit(each) == _unit(fact) and each.subject != fact.subject}
            question = details.question(fact)
            if fact.conflicts_with or right in question or len(others - {right}) < CHOICES - 1:
                continue
            choices = random.sample(sorted(others - {right}), CHOICES - 1)
            choices.insert(place := random.randrange(CHOICES), right)
            return Quiz(question, tuple(choices), place, details.explanation(fact), fact)
        return None

    def _figures(self) -> tuple[Fact, ...]:
        return self._find(Lookup(kinds=frozenset({"number"}), order="article", limit=ALL))


def _slot(fact: Fact) -> tuple[str, str | None]:
    return fact.subject, fact.period


def _is_idle(first: Fact, second: Fact) -> bool:
    """Would comparing them say nothing: two of one subject, or a whole and its part?"""
    return first.subject == second.subject or overlap(first, second) or overlap(second, first)


def _unit(fact: Fact) -> str | None:
    return fact.number.unit if fact.number else None
