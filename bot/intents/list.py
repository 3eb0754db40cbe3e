"""Several facts or names at once: "which rivals?", "which companies spend freely?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.intents.finding import figure_of, headline, honest
from bot.intents.ideas import CURRENCIES
from bot.intents.inquiry import Inquiry, of_kinds, part_of, tied, units_asked, with_numbers
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup

LONGEST = 6
KINDS = {"machine": "machine", "company": "company", "chip": "chip", "people": "person"}
"""Ideas that name a kind of thing."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The names or figures that fit; None if no list is asked."""
    if "list" not in question.cues or question.cues & {"purpose", "with"}:
        return None
    lookup = part_of(question).lookup()
    if not lookup.terms and not question.quantities:
        return _of_kind(question, inquiry)
    if "investor" in question.concepts and question.entities:
        return None  # who put the money in is another question than what came of it
    if question.cues & {"how_many", "how_much"} or question.concepts & {"money", "gpu", "chip"}:
        return _figures(question, inquiry)
    groups = inquiry.groups(question.entities)
    if "company" in question.concepts:  # "which companies of Musk's?"
        groups += inquiry.groups_of(question.entities)
    if groups and not question.quantities:
        return members_of(_asked(question, groups), inquiry)
    best = tied(inquiry.find(with_numbers(lookup, question.quantities)))[:LONGEST]
    if not best:
        return None
    names = tuple(dict.fromkeys(name for fact in best for name in members(fact.subject, fact.involves, inquiry)))
    if names and set(names) <= set(question.entities):
        return None  # "who all invested in OpenAI?" is not answered by OpenAI
    figures = tuple(figure for fact in best for figure in figure_of(fact)) if not names else ()
    lines = (*([Say("members", {"names": names})] if names else []), *(Say("sentence", {"text": fact.texts}) for fact in best))
    return Finding((*lines, *honest(best)), best, figures)


def _asked(question: Question, groups: Sequence[str]) -> str:
    """The group that the list is asked of: the one after "which", or called by what it is, else the first."""
    listed = min(mention.end for mention in question.mentions if "list" in mention.cues)
    for mention in question.mentions:
        for group in groups:
            if f"e:{group}" in mention.tags and (mention.start >= listed or "c:rival" in mention.tags):
                return group
    return groups[0]


def members_of(group: str, inquiry: Inquiry) -> Answer | None:
    """The companies that a fact counts to a group."""
    for fact in inquiry.find(Lookup(terms=(frozenset({f"e:{group}"}),), kinds=frozenset({"statement", "number"}))):
        if fact.subject == group and (names := members(fact.subject, fact.involves, inquiry)):
            return Finding((Say("members", {"names": names}), Say("sentence", {"text": fact.texts}), *honest([fact])), (fact,))
    return None


def _of_kind(question: Question, inquiry: Inquiry) -> Answer | None:
    """Everything of one kind that the facts are about: machines, companies, chips, people."""
    kinds = frozenset(KINDS[concept] for concept in question.concepts if concept in KINDS)
    if not kinds:
        return None
    facts = {fact.subject: fact for fact in reversed(inquiry.find(Lookup(subject_kinds=kinds, limit=100)))}
    if not facts:
        return None
    return Finding((Say("members", {"names": tuple(reversed(facts))}),), tuple(reversed(facts.values())))


def _figures(question: Question, inquiry: Inquiry) -> Answer | None:
    """Every figure that fits, one a line."""
    units = units_asked(question) or (CURRENCIES if "money" in question.concepts else frozenset[str]())
    lookup = replace(of_kinds(part_of(question).lookup(without=frozenset({"c:place", "i:location"})), "number"), units=units)
    facts = inquiry.find(lookup)[:LONGEST]
    if not facts:
        return None
    figures = tuple(figure for fact in facts for figure in figure_of(fact))
    return Finding((*map(headline, facts), *honest(facts)), facts, figures)


def members(subject: str, involved: tuple[str, ...], inquiry: Inquiry) -> tuple[str, ...]:
    """A group's companies, or the one company."""
    if inquiry.entities[subject].kind == "company":
        return (subject,)
    return tuple(name for name in involved if inquiry.entities[name].kind == "company")
