"""Greeting, thanks, goodbye, "who are you", abuse: short and warm."""

from __future__ import annotations

from bot.intents.inquiry import Inquiry
from bot.model import Answer, Question, Social

IDLE = frozenset({"follow", "pronoun", "yes_no", "now", "will", "not", "or", "more", "than", "what"})
"""Cues that do not make a question on their own."""

WARM = frozenset({"thanks", "praise", "abuse"})
"""What stays small talk whatever it speaks of: "thanks, the valuation was useful"."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """A kind of small talk; None if there is a question in it."""
    kinds = [tag[2:] for mention in question.mentions for tag in sorted(mention.tags) if tag.startswith("t:")]
    others = [mention for mention in question.mentions if not any(tag.startswith("t:") for tag in mention.tags)]
    asks = any(mention.cues - IDLE for mention in others) or question.quantities or question.periods
    names_an_idea = any(tag[:2] in ("c:", "i:") for mention in others if not mention.is_loose for tag in mention.content)
    kind = next((kind for kind in kinds if kind != "ok"), "ok")
    if not kinds or asks or (names_an_idea and kind not in WARM) or (kind == "ok" and question.entities):
        return None
    return Social(kind)
