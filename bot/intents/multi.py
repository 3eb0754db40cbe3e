"""Two questions in one message: "when did it go online and where is it?". Each is answered; the later takes over the entity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.intents import date, figure, what, where, who, why
from bot.intents.ideas import CHANGE, LIGHT
from bot.intents.inquiry import Inquiry, sliced
from bot.model import Answer, Fallback, Finding, Reason
from bot.question import Mention, Question

ASKING: dict[str, Callable[[Question, Inquiry], Answer | None]] = {
    "how_many": figure.answer,
    "how_much": figure.answer,
    "when": date.answer,
    "where": where.answer,
    "who": who.answer,
    "whose": who.answer,
    "why": why.answer,
    "purpose": what.answer,
    "which": what.answer,
    "what": lambda side, inquiry: figure.answer(side, inquiry) or what.answer(side, inquiry),
}
"""What each question word asks for."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """Both answers; None if there is one question, or one of them has no answer."""
    if "timeline" in question.cues:
        return None
    cut = _cut(question)
    if cut is None:
        return None
    sides = [sliced(question, 0, cut), sliced(question, cut, len(question.tokens))]
    findings = [_answered(_shared(side, sides, inquiry), inquiry) for side in sides]
    if not all(isinstance(finding, Finding) for finding in findings):
        return None
    figures = [[figure.value for figure in finding.figures] for finding in findings if isinstance(finding, Finding)]
    if findings[0] == findings[1] and sum(bool(mention.cues & ASKING.keys()) for mention in question.mentions) < 2:
        return None  # one question after all
    if findings[0] == findings[1] or (figures[0] and figures[0] == figures[1]):
        return Fallback(Reason.NOT_STATED)  # "how much of it was A's and how much B's": one figure for both
    return _joined([finding for finding in findings if isinstance(finding, Finding)])


def _cut(question: Question) -> int | None:
    """The token before which the second question begins: a connector between two question words or two things measured."""
    asking = [mention for mention in question.mentions if mention.cues & ASKING.keys() and "yes_no" not in mention.cues]
    measured = [mention for mention in question.mentions if _measures(mention)]
    if question.cues & {"why", "when", "where", "who"}:
        measured = []  # "why did it fall from the crane?": one question, whatever it names
    for marks in (asking, measured):
        for one, other in pairwise(marks):
            between = question.joins & set(range(one.end, other.start))
            if between and not question.cues & {"sum", "difference", "times", "versus", "more", "less", "than", "or"}:
                return max(between)
    return None


def _measures(mention: Mention) -> bool:
    ideas = {tag for tag in mention.content if tag[:2] in ("c:", "i:")}
    return bool(ideas - LIGHT) and not mention.is_loose and not any(tag[:2] in ("u:", "e:") for tag in mention.tags)


def _says_what(mention: Mention) -> bool:
    """Does it say what is measured, and not only how that changed?"""
    return _measures(mention) and not mention.content <= CHANGE


def _shared(side: Question, sides: Sequence[Question], inquiry: Inquiry) -> Question:
    """A side with the entities of the other, if it names none; and what is measured, if it names nothing of that."""
    mentions = list(side.mentions)
    if all(inquiry.entities[name].kind == "chip" for name in side.entities):
        mentions += [m for other in sides for m in other.mentions if m.entities]
    if not any(map(_says_what, mentions)) and not side.cues & {"when", "where", "who", "whose", "purpose"}:
        mentions += [m for other in sides for m in other.mentions if _says_what(m)]
    return replace(side, mentions=tuple(dict.fromkeys(mentions)))


def _answered(side: Question, inquiry: Inquiry) -> Answer | None:
    asked = [ASKING[cue] for cue in ASKING if cue in side.cues]
    for intent in asked or [figure.answer]:
        if found := intent(side, inquiry):
            return found
    return None


def _joined(findings: Sequence[Finding]) -> Finding:
    facts = tuple(dict.fromkeys(fact.id for finding in findings for fact in finding.facts))
    by_id = {fact.id: fact for finding in findings for fact in finding.facts}
    return Finding(
        tuple(line for finding in findings for line in finding.lines),
        tuple(by_id[identity] for identity in facts),
        tuple(figure for finding in findings for figure in finding.figures),
    )
