"""Dated facts in order: milestones, what happened in a month, which came first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.intents.date import line
from bot.intents.finding import figure_of, honest
from bot.intents.ideas import COUNTED
from bot.intents.inquiry import Inquiry, of_kinds, part_of, units_asked
from bot.intents.operands import parts
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.model import Date, Fact
from knowledge.periods import order

LONGEST = 8
EVENTS = frozenset({"launch", "unveil"})
"""What makes a thing be there."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """Dated facts in order; None if no order is asked."""
    if "order" in question.cues:
        return _first(question, inquiry)
    if "timeline" not in question.cues and not _is_history(question):
        return None
    part = part_of(question)
    if len(part.periods) > 1 or "timeline" in question.cues:  # "now, October, December": any of them
        mentions = tuple(each for each in part.mentions if "now" not in each.cues)
        part = replace(part, periods=part.periods if len(part.periods) == 1 else (), mentions=mentions)
    ideas = (tag for mention in part.mentions for tag in mention.content if tag[:2] in ("c:", "i:"))
    lookup = part.lookup(without=frozenset(ideas))
    if not lookup.terms:
        return None
    units = units_asked(question) or (COUNTED if question.concepts & {"gpu", "chip"} else frozenset[str]())
    dated = inquiry.find(replace(lookup, dated=True, order="earliest", limit=20))
    counted = [fact for fact in dated if not units or (fact.number and fact.number.unit in units)]
    return chronicle(
        [fact for fact in counted or dated if fact.number or fact.period or isinstance(fact.value, Date)][:LONGEST]
    )


def _is_history(question: Question) -> bool:
    """ "When was it begun, when switched on, when is it due?": several dates of one thing."""
    asked = [mention for mention in question.mentions if "when" in mention.cues]
    return len(asked) > 1 and len(question.entities) == 1 and not question.cues & {"how_many", "how_much"}


def chronicle(facts: Sequence[Fact]) -> Answer | None:
    """Dated facts, each with its date, in the order given; None if there are none."""
    if not facts:
        return None
    figures = tuple(figure for fact in facts for figure in figure_of(fact))
    lines = tuple(Say("milestone", {"fact": fact, "text": fact.texts}) for fact in facts)
    return Finding((*lines, *honest(fact for fact in facts if fact.caveats)), tuple(facts), figures)


def _first(question: Question, inquiry: Inquiry) -> Answer | None:
    """Which of the things set side by side came first."""
    sides: list[Fact] = []
    for part in parts(question, inquiry):
        fits = [
            fact
            for fact in inquiry.find(of_kinds(part.lookup(), "date"))
            if EVENTS & set(inquiry.indicators[fact.indicator].concepts)
        ]
        sides += [min(fits, key=lambda fact: order(fact.period or ""))] if fits else []
    if len(sides) < 2:
        return None
    ordered = sorted(sides, key=lambda fact: order(fact.period or ""))
    lines = (Say("first", {"fact": ordered[0]}), *map(line, ordered))
    return Finding((*lines, *honest(ordered)), tuple(ordered))
