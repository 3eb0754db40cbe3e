"""What a promised multiple comes to: "if the 100,000 are doubled, how many is that?". Computed from the two facts."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.computing import bare, cautions, computed, side_by_side
from bot.intents.ideas import COUNTED, NOW
from bot.intents.inquiry import Inquiry, of_kinds, part_of
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The product, computed; None if no multiple is asked."""
    if not question.cues & {"how_many", "how_much"} or "double" not in question.concepts:
        return None
    lookup = replace(
        of_kinds(part_of(question).lookup(without=frozenset({"c:gpu", "c:chip", "i:gpus"})), "number"),
        units=frozenset({"times"}),
    )
    factor = inquiry.find(lookup)[:1]
    if not factor or not lookup.terms:
        return None
    same = (frozenset({f"e:{factor[0].subject}"}), NOW)
    base = inquiry.find(Lookup(terms=same, kinds=frozenset({"number"}), units=COUNTED))[:1]
    if not base or not base[0].number:
        return None
    result = computed(bare(base[0]) * bare(factor[0]), (*base, *factor), base[0].number.unit)
    lines = (Say("product", {"figure": result}), *side_by_side((*base, *factor)), *cautions(factor))
    return Finding(lines, (*base, *factor), (result,))
