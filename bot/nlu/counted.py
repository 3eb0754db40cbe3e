"""What a question counts: the GPUs of "how many GPUs", the cars of "গাড়ি কয়টা".

A fact answers only if it is what the fact counts or measures, not if its sentence merely mentions it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.doing import AMOUNTS, DOING, ideas
from bot.question import Mention

ASKS = frozenset({"how_many", "how_much"})
BETWEEN = ideas("big new old other only now equivalent latest previous") | {"q:more", "q:difference"}
"""What may stand between the asking word and what is counted: "how many new Nvidia GPUs"."""
MEASURES = ("u:", "x:", "n:", "t:")
"""Units and scales are no things: "how many billion dollars"."""
OWN_UNIT = "o:"
"""Tag of a unit that a pack brought: a plain noun, which asks for a figure in it only where it is what is counted."""


def counted(mentions: Sequence[Mention], tokens: int) -> int | None:
    """The token where what is counted begins; None if nothing is counted, or nothing is named.

    Args:
        mentions: what the words mean, in order.
        tokens: how many words there are.
    """
    starts = {mention.start: mention for mention in mentions}
    ask = next((mention for mention in reversed(mentions) if mention.cues & ASKS), None)
    if not ask:
        return _people(mentions)
    place, much = ask.end, "how_many" not in ask.cues
    while place in starts and _is_between(starts[place]):
        told = any(mention.end == ask.start and mention.content for mention in mentions)  # "মাশুল কত পুরোনো ঘাটে?"
        if place == ask.end and not told and not starts[place].is_whole and not starts[place].text.isascii():
            return place  # "কয়টা আশ্রয়কেন্দ্রে": the name itself is counted
        place = starts[place].end
    if place < tokens and (place not in starts or _is_thing(starts[place], much=much)):
        return place
    before = next((mention for mention in mentions if mention.end == ask.start), None)
    if place == ask.end and "how_many" in ask.cues and before and before.is_whole and _is_thing(before):
        return before.start
    return None


def _people(mentions: Sequence[Mention]) -> int | None:
    """The same of the people right before or after "কয়জন", if they are named by several words: নারী শ্রমিক."""
    ask = next((mention for mention in reversed(mentions) if "u:person" in mention.tags), None)
    beside = (mention for mention in mentions if ask and (mention.end == ask.start or mention.start == ask.end))
    return next((mention.start for mention in beside if mention.own_names and _is_thing(mention)), None)


def settled(mention: Mention) -> Mention:
    """A mention of a pack's own unit as what it is: the unit of what is counted, or else the noun."""
    if OWN_UNIT not in mention.tags:
        return mention
    tags = mention.tags - {OWN_UNIT}
    if not mention.counted:
        tags = frozenset(tag for tag in tags if not tag.startswith("u:"))
        other = frozenset(tag for tag in tags if not tag.startswith("w:"))
        tags = other or tags
    return replace(mention, tags=tags)


def _is_between(mention: Mention) -> bool:
    return bool(mention.entities) or (bool(mention.tags & BETWEEN) and OWN_UNIT not in mention.tags)


def _is_thing(mention: Mention, *, much: bool = False) -> bool:
    if OWN_UNIT in mention.tags:
        return True
    if mention.cues or any(tag.startswith(("e:", *MEASURES)) for tag in mention.tags):
        return False
    said = {tag for tag in mention.tags if tag[:2] in ("c:", "w:")} or mention.content
    return bool(said - DOING - BETWEEN) and not (much and said & AMOUNTS)
