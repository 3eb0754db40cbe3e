"""Where something stands, or where something was said."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.finding import honest
from bot.intents.inquiry import Inquiry, part_of, tied, with_numbers
from bot.model import Answer, Clarification, Finding, Say
from bot.question import Question
from knowledge.model import EntityValue, Fact, Statement

PLACES = frozenset({"c:place", "c:network"})

MOST_AT_ONCE = 3


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The place; None if none is asked or known."""
    if "where" not in question.cues:
        return None
    lookup = part_of(question).lookup(without=PLACES | {"c:machine", "c:deploy", "c:train", "c:post"})
    if not lookup.terms and not question.quantities:
        return None
    wanted = "network" if question.concepts & {"network", "post", "say", "claim", "disclose", "announce", "report"} else "place"
    located = replace(lookup, terms=(*lookup.terms, PLACES), hints=lookup.hints | {f"c:{wanted}"})
    fits = tuple(fact for fact in inquiry.find(located) if inquiry.about(fact, wanted) and _is_of(fact, question, inquiry))
    if (not fits and wanted == "place") or "infer" in question.concepts:
        fits = tuple(fact for fact in inquiry.find(located) if isinstance(fact.value, Statement))
    if not fits:
        near = (fact for fact in inquiry.find(with_numbers(lookup, question.quantities)) if _is_of(fact, question, inquiry))
        fits = _by_field(tuple(near), wanted)
    best = tied(fits)
    if not best:
        return None
    if len(best) > MOST_AT_ONCE:
        return Clarification(best)
    key = "channel" if wanted == "network" else "place"
    return Finding((*(Say(key, {"fact": fact, "text": fact.texts}) for fact in best), *honest(best)), best)


def _is_of(fact: Fact, question: Question, inquiry: Inquiry) -> bool:
    """Is it the place of something named, or of what belongs to it?"""
    if not question.entities:
        return True
    value = {fact.value.id} if isinstance(fact.value, EntityValue) else set()
    return bool({fact.subject, *inquiry.owners(fact.subject), *value} & set(question.entities))


def _by_field(facts: tuple[Fact, ...], wanted: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if (fact.source.via if wanted == "network" else fact.place))
