"""Two or more figures of one unit side by side: which is more, and by how much."""

from __future__ import annotations

from collections.abc import Sequence

from bot.intents.computing import bare, cautions, comparable, computed, side_by_side
from bot.intents.finding import figure_of
from bot.intents.inquiry import Inquiry, units_asked, units_compared
from bot.intents.operands import operands, parts
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import Fact


def _names_somebody(question: Question) -> bool:
    return bool(question.entities or question.quantities or question.periods)


JUDGED = frozenset({"lag", "lead", "compete"})


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """The figures of each side, the larger first, with the gap; None if nothing is compared."""
    if not question.cues & {"versus", "more", "less", "than", "most", "which"}:
        return None
    is_asserted = "yes_no" in question.cues and not question.cues & {"which", "or"}
    if question.concepts & JUDGED and (is_asserted or not units_asked(question)):
        return None  # who leads is a judgement, not a figure
    if len(parts(question, inquiry)) < 2 and (_names_somebody(question) or len(question.recent) < 2):
        return None
    facts = operands(question, inquiry, Lookup(units=units_compared(question)))
    if is_asserted and len({fact.subject for fact in facts}) == 1:
        return None  # whether one thing has grown is yes or no
    return compared(facts) if comparable(facts) else None


def compared(facts: Sequence[Fact]) -> Finding:
    """Comparable figures side by side, the larger first, with the gap between the two largest."""
    ordered = sorted(facts, key=lambda fact: -bare(fact))
    figures = tuple(figure for fact in ordered for figure in figure_of(fact))
    gap = computed(bare(ordered[0]) - bare(ordered[1]), ordered[:2])
    one = len({fact.subject for fact in facts}) == 1  # at two times: then nobody is ahead
    told = Say("difference", {"figure": gap}) if one else Say("larger", {"fact": ordered[0], "gap": gap})
    lines = (*side_by_side(facts), told if gap.value else Say("same"))
    return Finding((*lines, *cautions(facts)), tuple(ordered), figures)
