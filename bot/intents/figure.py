"""One figure: "how many GPUs in Cortex?", "msft capex q1". Also a figure asked by its value: "what is the 38 billion?"."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.finding import stated
from bot.intents.inquiry import Inquiry, of_kinds, part_of, tied, units_asked, with_numbers
from bot.intents.undisclosed import withheld
from bot.model import Answer, Clarification, Question
from knowledge.model import Fact

MOST_AT_ONCE = 4
ELSEWHERE = frozenset({"when", "where", "who", "whose", "why"})
"""What asks for something other than a figure."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    if question.cues & ELSEWHERE and not question.cues & {"how_many", "how_much"}:
        return None
    lookup = part_of(question).lookup()
    if not lookup.terms and not question.quantities:
        return None
    lookup = replace(of_kinds(lookup, "number"), units=units_asked(question, question.mentions))
    fits = inquiry.find(with_numbers(lookup, question.quantities))
    hidden = withheld(question, inquiry)
    if hidden and (not fits or hidden.facts[0].distance <= fits[0].distance):
        return hidden
    return chosen(tied(fits))


def chosen(best: tuple[Fact, ...]) -> Answer | None:
    """The fact that fits best; several that fit alike are all said if they are few, else offered as a choice."""
    if not best:
        return None
    if len(best) == 1:
        return stated(best[0])
    if len({fact.subject for fact in best}) == 1 and len(best) <= MOST_AT_ONCE:
        return stated(best[0], best[1:])
    return Clarification(best)
