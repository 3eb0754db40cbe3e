"""Answers in a form that can be kept: facts by their ids, so that an old answer is told again from what is known now.

Nothing that the asker wrote is in it, only meanings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from bot.conversations import Context
from bot.model import Figure, Finding, Message, Say, Turn
from bot.question import Question
from knowledge.model import Fact, Statement

LENGTH = 16
"""Letters of a fingerprint."""


def filed(turn: Turn) -> dict[str, Any]:
    """What of a turn is kept: the finding, and which entities were taken over; {} where nothing was found."""
    finding = turn.answer
    if not isinstance(finding, Finding):
        return {}
    return {
        "intent": turn.intent,
        "lines": [[say.key, {name: _packed(value) for name, value in say.slots.items()}] for say in finding.lines],
        "facts": [fact.id for fact in finding.facts],
        "figures": [_figure(figure) for figure in finding.figures],
        "verdict": finding.verdict,
        "taken": [sorted(term) for term in turn.question.inherited],
        "terms": [sorted(term) for term in turn.question.terms] or _terms(finding.facts[0]),
    }


def context_of(body: Mapping[str, Any]) -> Context:
    """What a follow-up to a kept answer may leave out."""
    return Context(tuple(map(frozenset, body.get("terms", ()))), (), fact_ids(body))


def fact_ids(body: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts that a kept answer stands on."""
    return tuple(dict.fromkeys(body.get("facts", ())))


def refound(body: Mapping[str, Any], language: str, facts: Mapping[str, Fact]) -> Turn | None:
    """The turn again, for a language.

    Args:
        body: what `filed` returned.
        language: in which it shall be told.
        facts: by id, as they are known now.

    Returns:
        None where one of the facts is no more.
    """
    try:
        finding = Finding(
            lines=tuple(
                Say(key, {name: _unpacked(value, facts) for name, value in slots.items()}) for key, slots in body["lines"]
            ),
            facts=tuple(facts[name] for name in body["facts"]),
            figures=tuple(_refigured(figure, facts) for figure in body["figures"]),
            verdict=body["verdict"],
        )
    except KeyError:
        return None
    question = Question("", language, inherited=tuple(map(frozenset, body["taken"])))
    return Turn(Message(""), question, body["intent"], finding)


def fingerprints(facts: tuple[Fact, ...]) -> dict[str, str]:
    """By fact id: what of each fact readers are told. It changes with the figure, not with its wording."""
    return {fact.id: fingerprint(fact) for fact in facts}


def fingerprint(fact: Fact) -> str:
    """One fact's."""
    told = tuple(sorted(fact.texts.items())) if isinstance(fact.value, Statement) else fact.value
    shown = (told, fact.status, fact.period, fact.subject, fact.source.said_by)
    return sha256(repr(shown).encode()).hexdigest()[:LENGTH]


def is_computed(body: Mapping[str, Any]) -> bool:
    """Does it hold a figure that stands in no fact, but follows from several?"""
    return any(_computed(body))


def _computed(body: Mapping[str, Any]) -> Iterator[bool]:
    yield from (figure["fact"] is None for figure in body.get("figures", ()))
    for _, slots in body.get("lines", ()):
        yield from (kind == "figure" and value["fact"] is None for kind, value in slots.values())


def _terms(fact: Fact) -> list[list[str]]:
    """What names a fact that was chosen, not asked for."""
    return [[f"e:{fact.subject}"], [f"i:{fact.indicator}"]]


def _packed(value: object) -> list[Any]:
    match value:
        case Fact():
            return ["fact", value.id]
        case Figure():
            return ["figure", _figure(value)]
        case tuple():
            return ["names", list(value)]
        case Mapping():
            return ["texts", dict(value)]
    return ["plain", value]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "fact": figure.fact.id if figure.fact else None,
        "inputs": [fact.id for fact in figure.inputs],
    }


def _unpacked(packed: list[Any], facts: Mapping[str, Fact]) -> object:
    kind, value = packed
    match kind:
        case "fact":
            return facts[value]
        case "figure":
            return _refigured(value, facts)
        case "names":
            return tuple(value)
    return value


def _refigured(packed: Mapping[str, Any], facts: Mapping[str, Fact]) -> Figure:
    fact = facts[packed["fact"]] if packed["fact"] else None
    inputs = tuple(facts[name] for name in packed["inputs"])
    if fact and fact.number:  # what it is now
        return Figure(fact.number.value, fact.number.unit, fact.number.qualifier, fact, inputs)
    return Figure(packed["value"], packed["unit"], packed["qualifier"], fact, inputs)
