"""A question as a whole, once its words are known: its pattern for the intent matcher, and words that its end turns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.nlu.normalize import Token
from bot.question import Mention, PeriodMention, Quantity

FILLING = frozenset({"f:"})
SOLD_BY, PRICE = frozenset({"u:kilogram", "u:litre"}), frozenset({"c:price"})
"""Units that stand for a price where "how much" follows: "পেঁয়াজের কেজি কত?"."""
GENITIVE = frozenset({"er", "r"})
"""The ending of the Bengali genitive, written apart in Latin letters."""
ENDING = frozenset({"follow", "or"})
"""Cues of a word after which another question begins."""


def closed(mentions: Sequence[Mention], figures: Collection[int]) -> list[Mention]:
    """The mentions in order, each as its place in the question turns it.

    A "for" that ends a "what" asks for a purpose: "what is Cortex for?". The unit of "per kilo" is not that of the figure, and
    "how much" after a kilo asks for its price.

    Args:
        mentions: what the words mean.
        figures: where figures end: what follows one is its unit ("9 mash"), and owns nothing.
    """
    found = sorted(mentions, key=lambda mention: mention.start)
    telling = [index for index, mention in enumerate(found) if mention.tags != FILLING]
    for place, index in enumerate(telling):
        ends = place + 1 == len(telling) or bool(found[telling[place + 1]].cues & ENDING)
        asked = any("what" in found[earlier].cues for earlier in telling[:place])
        if ends and asked and "for" in found[index].cues:
            found[index] = replace(found[index], tags=found[index].tags | {"q:purpose"})
    return _owning(_priced(_without_measures(found)), figures)


def _owning(found: Sequence[Mention], figures: Collection[int]) -> list[Mention]:
    """No filler owns anything: "chal er dam" is the price of rice, though "chal" may also be a word to say "come"."""
    apart = {mention.start: mention.end for mention in found if mention.text in GENITIVE}
    owned = {mention.start for mention in found if mention.content and not mention.is_loose}
    return [
        replace(each, tags=each.tags - FILLING)
        if each.content
        and each.start not in figures
        and apart.get(each.end, each.end) in owned
        and (each.end in apart or _is_genitive(each))
        else each
        for each in found
    ]


def _is_genitive(mention: Mention) -> bool:
    """Does it end as a Bengali genitive in Latin letters does, with an ending that was taken off?"""
    return mention.language == "bn" and not mention.is_whole and mention.text.isascii() and mention.text.endswith("er")


def _without_measures(found: Sequence[Mention]) -> list[Mention]:
    per = {place for mention in found if "per" in mention.cues for place in (mention.start, mention.end)}
    return [replace(each, tags=FILLING) if _is_unit(each) and {each.start, each.end} & per else each for each in found]


def _priced(found: Sequence[Mention]) -> list[Mention]:
    heard = [mention for mention in found if "f:" not in mention.tags or "how_much" in mention.cues]
    priced = {one.start for one, after in pairwise(heard) if "how_much" in after.cues and one.tags & SOLD_BY}
    priced -= {after.start for one, after in pairwise(heard) if "how_much" in one.cues}
    return [replace(each, tags=PRICE) if each.start in priced else each for each in found]


def _is_unit(mention: Mention) -> bool:
    """Is it the name of a unit?"""
    return any(tag.startswith("u:") for tag in mention.tags)


def pattern(
    tokens: Sequence[Token],
    rest: Iterable[int],
    mentions: Iterable[Mention],
    found: Iterable[Quantity],
    dated: Iterable[PeriodMention],
) -> str:
    """The question with what it names replaced by the kind of thing.

    Args:
        tokens: all of its words.
        rest: where those stand that nothing explains.
        mentions, found, dated: what the others are.
    """
    pieces: dict[int, str] = {index: tokens[index].text for index in rest}
    pieces |= {quantity.start: "{number}" for quantity in found}
    pieces |= {period.start: "{period}" for period in dated}
    for mention in mentions:
        pieces[mention.start] = _kind(mention)
    return " ".join(pieces[index] for index in sorted(pieces) if pieces[index])


def _kind(mention: Mention) -> str:
    if cues := mention.cues - {"for"}:
        return " ".join(sorted(f"?{cue}" for cue in cues))
    for prefix, kind in (("e:", "{entity}"), ("i:", "{indicator}"), ("c:", "{indicator}"), ("t:", "{talk}")):
        if any(tag.startswith(prefix) for tag in mention.tags):
            return kind
    return ""
