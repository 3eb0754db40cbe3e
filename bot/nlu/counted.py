"""What a question counts: the GPUs of "how many GPUs", the cars of "গাড়ি কয়টা".

A fact answers only if it is what the fact counts or measures, not if its sentence merely mentions it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.question import Mention

ASKS = frozenset({"how_many", "how_much"})


def _ideas(names: str) -> frozenset[str]:
    return frozenset(f"c:{name}" for name in names.split())


AMOUNTS = _ideas(
    "price toll fare fine wage salary debt deposit interest compensation donation subsidy scholarship premium dividend "
    "revenue profit loss spend invest fund tuition remittance"
)
"""Ideas of sums of money, which are not counted: "how much toll was collected"."""
BETWEEN = _ideas("big new old other only now equivalent latest previous") | {"q:more", "q:difference"}
"""What may stand between the asking word and what is counted: "how many new Nvidia GPUs"."""
DOING = _ideas(
    "run use start launch unveil deploy assemble train infer add release help say claim report announce estimate "
    "disclose post grow fall double raise spend invest buy sell make lose work lead lag finish supply purpose "
    "cost capex value budget money capacity electricity affected collapse waste failure removal breakdown layoff saving "
    "passing applying registration rescue evacuation missing displaced expulsion absence admission importing exporting signing"
)
"""Ideas of verbs and of amounts: "কয়টা চলছে" counts what runs, not the running."""
DONE = DOING | _ideas("death injury drowning arrest vote strike")
"""The same with what happens to people: "how many workers died" may be told as the number of deaths."""
PEOPLE = _ideas(
    "woman man child girl boy family student teacher engineer manager officer director editor journalist driver farmer "
    "fisherman nurse guard cleaner police soldier prisoner lawyer refugee tourist guest voter team player foreigner volunteer "
    "passenger villager depositor exporter importer examinee contractor member trainee candidate subscriber employees customer "
    "investor analyst rival expatriate"
)
"""Ideas of those who may do something, and so are no doing."""
MEASURES = ("u:", "x:", "n:", "t:")
"""Units and scales are no things: "how many billion dollars"."""
OWN_UNIT = "o:"
"""Tag of a unit that a pack brought: a plain noun, which asks for a figure in it only where it is what is counted."""
WHOLE = 100.0
"""Score of a word without an ending: "কারখানায় কয়টা" asks in the factory, "কারখানা কয়টা" for factories."""


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
        if place == ask.end and not told and starts[place].score < WHOLE and not starts[place].text.isascii():
            return place  # "কয়টা আশ্রয়কেন্দ্রে": the name itself is counted
        place = starts[place].end
    if place < tokens and (place not in starts or _is_thing(starts[place], much=much)):
        return place
    before = next((mention for mention in mentions if mention.end == ask.start), None)
    if place == ask.end and "how_many" in ask.cues and before and before.score >= WHOLE and _is_thing(before):
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
    ideas = {tag for tag in mention.tags if tag[:2] in ("c:", "w:")} or mention.content
    return bool(ideas - DOING - BETWEEN) and not (much and ideas & AMOUNTS)
