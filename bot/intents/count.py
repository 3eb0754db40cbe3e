"""How many companies, rivals...: a figure if a fact holds it, else counted from a list that a fact gives."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.finding import honest, stated
from bot.intents.inquiry import Inquiry, of_kinds, part_of, tied, with_numbers
from bot.intents.list import members
from bot.model import Answer, Figure, Finding, Say
from bot.question import Question


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The number and what was counted; None if no count is asked."""
    counting = "how_many" in question.cues or "person" in question.units
    asked = "count" in question.cues or (counting and question.concepts & {"company", "rival"})
    if not asked:
        return None
    lookup = part_of(question).lookup()
    groups = inquiry.groups(question.entities)
    if groups:
        lookup = replace(lookup, terms=(frozenset({f"e:{groups[-1]}"}),))
    held = tied(inquiry.find(replace(of_kinds(lookup, "number"), units=frozenset({"company"}))))
    if held:
        return stated(held[0])
    if question.quantities and not question.entities:  # "how many companies are behind the 10 billion?"
        subjects = {fact.subject for fact in tied(inquiry.find(with_numbers(lookup, question.quantities)))}
        lookup = replace(lookup, terms=(frozenset(f"e:{subject}" for subject in subjects),))
        counted = tied(inquiry.find(replace(of_kinds(lookup, "number"), units=frozenset({"company"}))))
        return stated(counted[0]) if len(subjects) == 1 and counted else None
    if not lookup.terms:
        return None
    for fact in tied(inquiry.find(of_kinds(lookup, "statement"))):
        companies = members(fact.subject, fact.involves, inquiry)
        if fact.subject in question.entities and len(companies) > 1:
            count = Figure(len(companies), "company", inputs=(fact,))
            lines = (Say("counted", {"figure": count, "names": companies}), Say("sentence", {"text": fact.texts}))
            return Finding((*lines, *honest([fact])), (fact,), (count,))
    return None
