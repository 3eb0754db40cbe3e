"""What those concerned did not publish: "what did Memphis cost?". Said as such, with the nearest estimate beside it."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.finding import honest
from bot.intents.inquiry import Inquiry, anchored, measures, of_kinds, part_of
from bot.model import Answer, Finding, Say, Verdict
from bot.question import Question

NAMED = 1.0
"""Distance up to which a fact is all that can be meant."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """That it was not published, with the nearest estimate; None if that is not so."""
    return withheld(question, inquiry)


def withheld(question: Question, inquiry: Inquiry) -> Finding | None:
    """The fact that a figure was not published, if that is what the question comes down to."""
    lookup = part_of(question).lookup()
    if not lookup.terms or question.quantities:
        return None
    if not any(tag[:2] in ("c:", "i:") and tag != "c:now" for term in lookup.terms for tag in term):
        return None  # only a name was given
    hidden = [fact for fact in anchored(inquiry.find(of_kinds(lookup, "statement")), question) if fact.status == "undisclosed"]
    if question.cues & {"when", "where", "who", "why"}:  # "who will finance it?"
        hidden = [fact for fact in hidden if fact.indicator in measures(question) or fact.distance <= NAMED]
    if not hidden:
        return None
    near = inquiry.find(
        replace(lookup, terms=(frozenset({f"e:{hidden[0].subject}"}), frozenset({"c:cost"})), kinds=frozenset({"number"}))
    )
    estimates = near[:1]
    lines = (Say("sentence", {"text": hidden[0].texts}), *(Say("instead", {"fact": fact}) for fact in estimates))
    told: Verdict | None = (
        "no" if question.cues & {"yes_no", "truth"} and question.concepts & {"disclose", "say", "announce"} else None
    )
    return Finding((*lines, *honest(estimates)), (hidden[0], *estimates), verdict=told)
