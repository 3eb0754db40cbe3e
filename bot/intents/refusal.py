"""Why a question is not answered, and the nearest things that could be."""

from __future__ import annotations

from bot.intents.ideas import LIGHT
from bot.intents.inquiry import Inquiry
from bot.model import Fallback, Reason
from bot.question import Mention, Question
from knowledge.lookup import Lookup
from knowledge.model import Fact

OFFERED = 3
OTHER_NAME = "c:other_name."
"""Companies and people that everybody knows; here only those count that no pack names."""


def refuse(question: Question, inquiry: Inquiry) -> Fallback:
    """The reason, what is missing in the asker's words, and facts about the entities named."""
    near = _near(question, inquiry)
    if question.unknown:
        reason = Reason.UNKNOWN_WORDS if question.terms or len(question.unknown) <= 3 else Reason.NOT_UNDERSTOOD
        return Fallback(reason, question.unknown[:3], near=near)
    if others := tuple(
        mention.text for mention in question.mentions if any(tag.startswith(OTHER_NAME) for tag in mention.tags)
    ):
        return Fallback(Reason.UNKNOWN_WORDS, others[:3], near=near)
    if not question.terms and not question.quantities:
        return Fallback(Reason.NOT_UNDERSTOOD, near=near)
    about = question.entities[0] if question.entities else None
    missing = tuple(mention.text for mention in question.mentions if _is_lacking(mention, about, inquiry))
    if not missing and question.periods:  # known, but not for that time: "capex Q1 2024"
        ideas = [mention for mention in question.mentions if _is_idea(mention)]
        spans = [*((idea.start, idea.text) for idea in ideas), *((period.start, period.text) for period in question.periods)]
        missing = (" ".join(text for _, text in sorted(spans)),)
    return Fallback(Reason.NOT_STATED, missing[:3], about, near)


def _is_idea(mention: Mention) -> bool:
    return bool(mention.required - LIGHT) and not mention.is_loose and not _is_entity(mention.tags)


def _is_lacking(mention: Mention, about: str | None, inquiry: Inquiry) -> bool:
    """Is it an idea that no fact about the entity holds? If each is held, only their combination is not."""
    if not _is_idea(mention):
        return False
    named = (frozenset({f"e:{about}"}),) if about else ()
    return not inquiry.find(Lookup(terms=(*named, mention.required), limit=1))


def _is_entity(tags: frozenset[str]) -> bool:
    return any(tag.startswith("e:") for tag in tags)


def _near(question: Question, inquiry: Inquiry) -> tuple[Fact, ...]:
    """Facts about the first entity named that has any."""
    for entity in question.entities:
        if facts := inquiry.find(Lookup(terms=(frozenset({f"e:{entity}"}),), limit=OFFERED)):
            return facts
    return ()
