"""How a question was read and what was looked up, for people who want to know why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bot.model import Turn
from knowledge.lookup import Lookup

RANKED = 6


def explain(turn: Turn, sql: Callable[[Lookup], str]) -> str:
    """All of it as plain text.

    Args:
        turn: the question answered.
        sql: gives the SQL of a lookup.
    """
    return "\n".join(_sections(turn, sql))


def _sections(turn: Turn, sql: Callable[[Lookup], str]) -> Iterator[str]:
    question = turn.question
    yield f"language   {question.language}"
    yield f"pattern    {question.pattern}"
    yield from titled(
        "words", (f"{m.text!r} = {m.alias!r} {m.score:.0f}  {' '.join(sorted(m.tags))}" for m in question.mentions)
    )
    yield from titled("figures", (f"{q.text!r} = {q.value:g} {q.unit or ''}" for q in question.quantities))
    yield from titled("periods", (f"{p.text!r}  {' or '.join(sorted(p.tags))}" for p in question.periods))
    yield from titled("taken over", (" or ".join(sorted(term)) for term in question.inherited))
    yield from titled("unexplained", question.unknown)
    yield from titled("intents", (f"{score:5.1f}  {intent}" for intent, score in turn.ranking[:RANKED]))
    yield f"answered   {turn.intent} ({type(turn.answer).__name__})"
    for number, (lookup, facts) in enumerate(turn.lookups, start=1):
        yield f"lookup {number}   terms {[sorted(term) for term in lookup.terms]} hints {sorted(lookup.hints)}"
        yield from titled("facts", (f"{fact.distance:5.2f}  {fact.id}" for fact in facts))
        yield from titled("SQL", sql(lookup).splitlines())


def titled(title: str, rows: Iterable[str]) -> Iterator[str]:
    """Rows in one column, the first beside its title; no rows, no title."""
    for index, row in enumerate(rows):
        yield f"{title if index == 0 else '':10} {row}"
