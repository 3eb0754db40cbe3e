"""Why: the reasons that the sources give."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.inquiry import Inquiry, of_kinds, part_of, tied
from bot.intents.what import sentences
from bot.model import Answer, Question


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The reason given; None if none is asked or given."""
    if "why" not in question.cues:
        return None
    lookup = of_kinds(part_of(question).lookup(), "statement")
    if not lookup.terms:
        return None
    lookup = replace(lookup, hints=lookup.hints | {"c:reason", "c:purpose", "c:compete", "c:lag"})
    return sentences(tied(inquiry.find(lookup))[:1])
