"""What can be asked."""

from __future__ import annotations

from bot.intents.inquiry import Inquiry
from bot.model import Answer, Social
from bot.question import Question


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """What can be asked; None if nobody asks."""
    kinds = {tag for mention in question.mentions for tag in mention.tags if tag.startswith("t:")}
    return Social("what_can_you_do") if "t:what_can_you_do" in kinds and not question.entities else None
