"""Why: the reasons that the sources give."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.ideas import SOFT
from bot.intents.inquiry import Inquiry, of_kinds, part_of, tied
from bot.intents.what import sentences
from bot.model import Answer
from bot.question import Question


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The reason given; None if none is asked or given."""
    if "why" not in question.cues:
        return None
    lookup = of_kinds(part_of(question).lookup(), "statement")
    if not lookup.terms:
        return None
    hints = frozenset({"c:reason", "c:purpose", "c:compete", "c:lag"})
    eased = of_kinds(part_of(question).lookup(without=SOFT), "statement")
    for each in (lookup, eased):
        found = inquiry.find(replace(each, hints=each.hints | hints)) if each.terms else ()
        if not question.concepts & {"lag", "lead"}:
            found = tuple(fact for fact in found if not inquiry.about(fact, "lag"))
        wanted = {tag[2:] for tag in hints}
        reasons = [fact for fact in found if any(inquiry.about(fact, concept) for concept in wanted)]
        # What it is for is an answer only where no reason is given.
        if best := [fact for fact in reasons if not inquiry.about(fact, "purpose")] or reasons:
            return sentences(tied(best)[:1])
    return None
