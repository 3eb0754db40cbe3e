"""The largest or smallest of all figures of one unit. Never across units; different periods are said."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.computing import cautions, comparable
from bot.intents.finding import figure_of
from bot.intents.ideas import CURRENCIES, SOFT, is_counted
from bot.intents.inquiry import Inquiry, of_kinds, part_of, units_asked
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.model import Fact

SHOWN = 3
GPUS, PERCENT = frozenset({"gpu"}), frozenset({"percent"})
UNITS_OF_IDEAS = {"grow": PERCENT, "gpu": GPUS, "chip": GPUS, "spend": CURRENCIES, "money": CURRENCIES, "machine": GPUS}


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The largest or smallest and those next to it; None if none is asked."""
    if not question.cues & {"most", "least"} or "powerful" in question.concepts:
        return None  # who is most powerful is a claim, not a figure
    units = units_asked(question) or _unit_of(question)
    part = part_of(question)
    lookup = replace(of_kinds(part.lookup(without=SOFT), "number"), units=(GPUS if "gpu" in units else units) & inquiry.units)
    if len(lookup.units) != 1:
        if not lookup.terms:
            return None
        lookup = replace(lookup, units=inquiry.one_unit(replace(lookup, units=units)))
    units = lookup.units
    if not units:
        return None
    lookup = replace(lookup, order="smallest" if "least" in question.cues else "largest", limit=20)
    if not question.cues & {"will"} and all(map(is_counted, units)):
        lookup = replace(lookup, exclude_status=frozenset({"planned"}))
    if "previous" not in question.concepts and not question.periods:
        lookup = replace(lookup, exclude_tags=frozenset({"c:previous"}))
    every = inquiry.find(lookup)
    found = _one_per_subject(every)[:SHOWN]
    if len(every) < 2:
        return None  # nothing is the largest by itself
    extreme = "smallest" if "least" in question.cues else "largest"
    lines = (Say(extreme, {"fact": found[0]}), *(Say("figure", {"fact": fact}) for fact in found[1:]))
    figures = tuple(figure for fact in found for figure in figure_of(fact))
    return Finding((*lines, *(cautions(found) if comparable(found) else ())), tuple(found), figures)


def _unit_of(question: Question) -> frozenset[str]:
    """The unit that the ideas in the question are measured in."""
    return next((units for concept, units in UNITS_OF_IDEAS.items() if concept in question.concepts), frozenset())


def _one_per_subject(facts: tuple[Fact, ...]) -> list[Fact]:
    best: dict[str, Fact] = {}
    for fact in facts:
        best.setdefault(fact.subject, fact)
    return list(best.values())
