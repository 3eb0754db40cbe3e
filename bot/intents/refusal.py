"""Why a question is not answered, and the nearest things that could be."""

from __future__ import annotations

from bot.intents.inquiry import LIGHT, Inquiry
from bot.model import Fallback, Question, Reason
from knowledge.lookup import Lookup
from knowledge.model import Fact

OFFERED = 3


def refuse(question: Question, inquiry: Inquiry) -> Fallback:
    """The reason, what is missing in the asker's words, and facts about the entities named."""
    near = _near(question, inquiry)
    if question.unknown:
        reason = Reason.UNKNOWN_WORDS if question.terms or len(question.unknown) <= 3 else Reason.NOT_UNDERSTOOD
        return Fallback(reason, question.unknown[:3], near=near)
    missing = tuple(
        mention.text
        for mention in question.mentions
        if mention.content - LIGHT and not mention.cues and not _is_entity(mention.tags)
    )
    if not question.terms and not question.quantities:
        return Fallback(Reason.NOT_UNDERSTOOD, near=near)
    about = question.entities[0] if question.entities else None
    return Fallback(Reason.NOT_STATED, missing[:3], about, near)


def _is_entity(tags: frozenset[str]) -> bool:
    return any(tag.startswith("e:") for tag in tags)


def _near(question: Question, inquiry: Inquiry) -> tuple[Fact, ...]:
    """Facts about the first entity named that has any."""
    for entity in question.entities:
        if facts := inquiry.find(Lookup(terms=(frozenset({f"e:{entity}"}),), limit=OFFERED)):
            return facts
    return ()
