"""Greeting, thanks, goodbye, "who are you", abuse: short and warm."""

from __future__ import annotations

from bot.intents.inquiry import Inquiry
from bot.model import Answer, Social
from bot.question import Question

IDLE = frozenset(
    {"follow", "pronoun", "yes_no", "now", "will", "not", "or", "more", "than", "what", "you", "that", "with", "for"}
)
"""Cues that do not make a question on their own."""

WARM = frozenset({"thanks", "praise", "abuse"})
"""What stays small talk whatever it speaks of: "thanks, the valuation was useful"."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """A kind of small talk; None if there is a question in it."""
    kinds = [tag[2:] for mention in question.mentions for tag in sorted(mention.tags) if tag.startswith("t:")]
    others = [mention for mention in question.mentions if not any(tag.startswith("t:") for tag in mention.tags)]
    asks = any(mention.cues - IDLE for mention in others) or question.quantities or question.periods
    named = question.entities or question.cues & {"which", "purpose"}
    names_an_idea = any(tag[:2] in ("c:", "i:") for mention in others if not mention.is_loose for tag in mention.content)
    kind = next((kind for kind in kinds if kind != "ok"), "ok")
    if not set(kinds) - {"ok"} and (to_us := _to_us(question)):
        return Social(to_us)
    if names_an_idea and kind == "praise" and question.cues & {"what", "yes_no", "which"}:
        return None  # "what is the best AI called?"
    if kind in ("who_are_you", "what_can_you_do") and question.entities:
        return None  # "who is this Sawyer?"
    if is_polite_ending(question):
        return None
    if (
        not kinds
        or asks
        or (names_an_idea and (named or kind == "ok") and kind not in WARM)
        or (kind == "ok" and question.entities)
    ):
        return None
    return Social(kind)


def is_polite_ending(question: Question) -> bool:
    """Does a question only end with thanks: "msft capex q1, thanks"?"""
    talk = [mention for mention in question.mentions if any(tag.startswith("t:") for tag in mention.tags - {"t:ok"})]
    others = [mention for mention in question.mentions if mention not in talk]
    if not talk or not others or any("t:thanks" not in mention.tags for mention in talk):
        return False
    asks = "?" in question.text or question.cues & {"yes_no", "what", "follow", "now", "more", "than"}
    ideas = any(tag[:2] in ("c:", "i:") for mention in others if not mention.is_loose for tag in mention.content)
    named = question.entities or question.periods or question.quantities
    return min(each.start for each in talk) > max(each.start for each in others) and bool(asks or (ideas and named))


def is_warm(question: Question, inquiry: Inquiry) -> bool:
    """Is it thanks, abuse or a greeting, whatever else is in it that is not known?"""
    said = answer(question, inquiry)
    return isinstance(said, Social) and said.kind != "ok" and not question.cues - IDLE and not question.entities


def _to_us(question: Question) -> str | None:
    """What is asked of the bot itself: "what can you do?", "are you a human?"."""
    named = question.entities or question.quantities or question.periods
    ideas = any(tag.startswith("i:") for mention in question.mentions if not mention.is_loose for tag in mention.content)
    if "you" not in question.cues or named or ideas or question.inherited:
        return None
    if question.cues & {"who"} or (question.cues & {"yes_no", "or"} and "what" not in question.cues):
        return "who_are_you"
    return "what_can_you_do" if question.cues & {"what", "list", "how", "purpose"} else None
