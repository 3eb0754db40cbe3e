"""Why: the reasons that the sources give."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.inquiry import SOFT, Inquiry, of_kinds, part_of, tied
from bot.intents.what import sentences
from bot.model import Answer, Question


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
        wanted = {tag[2:] for tag in hints} - ({"lag"} - question.concepts if "lead" not in question.concepts else set())
        if reasons := [fact for fact in found if any(inquiry.about(fact, concept) for concept in wanted)]:
            return sentences(tied(reasons)[:1])
    return None
