"""What kind of statement it is: a report, a plan, a claim, an estimate."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.finding import figure_of, headline, honest
from bot.intents.inquiry import Inquiry, part_of, tied, with_numbers
from bot.model import Answer, Clarification, Finding, Question, Say
from knowledge.model import Fact

KINDS = frozenset({"c:plan", "c:claim", "c:estimate", "c:report", "c:promise", "c:announce", "c:disclose", "c:say"})


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """What kind of statement it is; None if nobody asks."""
    if "status" not in question.cues:
        return None
    part = part_of(question)
    lookup = part.lookup(without=KINDS)
    lookup_terms = tuple(term for term in lookup.terms if term != frozenset({"c:now"}))
    if question.recent and not question.own_terms:
        return judged(question.recent[-1:])
    if not lookup_terms and not question.quantities:
        return None
    best = tied(inquiry.find(with_numbers(replace(lookup, terms=lookup_terms), question.quantities)))
    if len(best) > 2:
        return Clarification(best)
    return judged(best)


def judged(facts: tuple[Fact, ...]) -> Answer | None:
    """What kind of statement these facts are."""
    if not facts:
        return None
    lines = [line for fact in facts for line in (Say(f"kind_{fact.status}", {"fact": fact}), headline(fact))]
    return Finding((*lines, *honest(facts)), facts, tuple(figure for fact in facts for figure in figure_of(fact)))
