"""Greeting, thanks, goodbye, "who are you", abuse: short and warm."""

from __future__ import annotations

from bot.intents.inquiry import Inquiry
from bot.model import Answer, Question, Social

ASKING = frozenset({"how_many", "how_much", "when", "where", "whose", "why", "difference", "sum", "source"})


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    kinds = [tag[2:] for mention in question.mentions for tag in sorted(mention.tags) if tag.startswith("t:")]
    weighty = any(tag[:2] in ("c:", "i:") for mention in question.mentions for tag in mention.content if not mention.cues)
    if not kinds or question.quantities or (weighty and question.cues & ASKING) or question.cues & ASKING and question.entities:
        return None
    return Social(next((kind for kind in kinds if kind != "ok"), "ok"))
