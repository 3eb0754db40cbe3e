"""An answer from one article, and that another article says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.intents.articles import slot
from bot.intents.inquiry import Inquiry
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import Date, Fact, Number

MOST = 2
"""Facts of an answer for which others are looked for: in a long list they would drown it."""
FAR = 10_000


def with_other_articles(answer: Answer, question: Question, inquiry: Inquiry) -> Answer:
    """The answer, with what another article gives in place of each figure or date that it shows."""
    if len(inquiry.ranks) < 2 or not isinstance(answer, Finding) or len(answer.facts) > MOST:
        return answer
    if any(figure.fact is None for figure in answer.figures):
        return answer  # computed: no article gives it
    others = [other for fact in answer.facts for other in _others(fact, question, inquiry)]
    lines = [Say(_key(fact, other, inquiry), {"fact": other}) for fact, other in others]
    return replace(answer, lines=(*answer.lines, *lines)) if others else answer


def _others(fact: Fact, question: Question, inquiry: Inquiry) -> Iterator[tuple[Fact, Fact]]:
    """The fact with that of the newest other article which gives something else."""
    if not isinstance(fact.value, Number | Date):
        return
    measure = Lookup(terms=(frozenset({f"i:{fact.indicator}"}),), subjects=(fact.subject,), order="article", limit=FAR)
    for other in inquiry.knowledge.find(replace(measure, articles=inquiry.articles)):
        same_time = not question.periods or other.period == fact.period
        if slot(other) == slot(fact) and same_time and other.source.article != fact.source.article:
            if other.value != fact.value:
                yield fact, other
            return


def _key(fact: Fact, other: Fact, inquiry: Inquiry) -> str:
    newer = inquiry.ranks[other.source.article] < inquiry.ranks[fact.source.article]
    return "newer_article" if newer else "older_article"
