"""Findings that several intents give: a fact as it stands, and the lines that keep a figure honest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.intents.inquiry import Inquiry
from bot.model import Answer, Figure, Finding, Say, Verdict
from knowledge.lookup import Lookup
from knowledge.model import Fact, Number


def figure_of(fact: Fact) -> tuple[Figure, ...]:
    """The fact's figure, if it has one."""
    match fact.value:
        case Number(value, unit, qualifier):
            return (Figure(value, unit, qualifier, fact),)
    return ()


def with_repeated(answer: Answer, inquiry: Inquiry) -> Answer:
    """The answer with the figures that its sentences give again: "because it runs on 100,000 H100s"."""
    if not isinstance(answer, Finding) or answer.figures:
        return answer
    names = tuple(dict.fromkeys(name for fact in answer.facts for name in fact.repeats))
    found = inquiry.find(Lookup(ids=names)) if names else ()
    return replace(answer, figures=tuple(figure for fact in found for figure in figure_of(fact)))


def honest(facts: Iterable[Fact]) -> tuple[Say, ...]:
    """What kind of statement each fact is, whose it is, and what to be careful about."""
    lines: list[Say] = []
    for fact in facts:
        if fact.status != "undisclosed":
            lines.append(Say(f"status_{fact.status}", {"fact": fact}))
        lines += cautioned(fact)
    return tuple(line for index, line in enumerate(lines) if line not in lines[:index])


def cautioned(fact: Fact) -> tuple[Say, ...]:
    """What to be careful about."""
    return (Say("caveat", {"caveat": fact.caveats}),) if fact.caveats else ()


def stated(fact: Fact, others: Sequence[Fact] = (), verdict: Verdict | None = None) -> Finding:
    """One fact as the answer: its figure with what it is, or its sentence; `others` stand beside it."""
    facts = (fact, *others)
    figures = tuple(figure for each in facts for figure in figure_of(each))
    return Finding(told(facts), facts, figures, verdict)


def told(facts: Sequence[Fact]) -> tuple[Say, ...]:
    """A line for each fact, and what kind of statement it is: after each where they differ, once where they do not."""
    if len({(fact.status, fact.source.said_by) for fact in facts}) == 1:
        return (*map(headline, facts), *honest(facts))
    return tuple(line for fact in facts for line in (headline(fact), *honest([fact])))


def headline(fact: Fact) -> Say:
    """The first line about a fact."""
    if fact.status == "undisclosed" or not fact.number:
        return Say("sentence", {"text": fact.texts})
    return Say("figure", {"fact": fact})
