"""A figure in another scale: billion, million, crore, lakh."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.finding import figure_of, headline, honest
from bot.intents.inquiry import Inquiry, of_kinds, part_of, tied, units_asked, with_numbers
from bot.model import Answer, Finding, Say
from bot.question import Question


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The figure with its value in the scale named; None if no scale is named."""
    scales = [float(tag[2:]) for mention in question.mentions for tag in mention.tags if tag.startswith("x:")]
    if not scales:
        return None
    ideas = frozenset(f"c:{concept}" for concept in question.concepts) if question.quantities else frozenset[str]()
    lookup = replace(
        of_kinds(part_of(question).lookup(without=ideas), "number"),
        units=frozenset() if question.quantities else units_asked(question),
    )
    if lookup.terms or question.quantities:
        best = tied(inquiry.find(with_numbers(lookup, question.quantities)))
    else:
        best = tuple(fact for fact in question.recent if fact.number)[-1:]
    if len(best) != 1 or not best[0].number:
        return None
    return Finding(
        (headline(best[0]), Say("converted", {"fact": best[0], "scale": scales[-1]}), *honest(best)),
        best,
        figure_of(best[0]),
    )
