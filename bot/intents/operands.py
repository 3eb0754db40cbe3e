"""The sides of a comparison: "Memphis vs Cortex", "October or December", "Microsoft Q1 and Google Q3".

A question is cut between the things it sets side by side; what one side leaves out, it takes from the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.intents.ideas import CHANGE, COUNTED, LIGHT, NOW, SOFT
from bot.intents.inquiry import Inquiry, Part, of_kinds, part_of, sliced, tied, with_numbers
from bot.question import Mention, Question
from knowledge.lookup import Lookup
from knowledge.model import Fact

PASSING = SOFT - {"c:compute", "c:infrastructure", "c:other", "c:only"}
"""Ideas that are said in passing, and are not what is measured."""
MOST_SIDES = 4.0
"""A bare number up to this only counts what is compared: "of these 3"."""
Span = tuple[int, int]
SPEAKERS = frozenset({"publication", "topic"})


def parts(question: Question, inquiry: Inquiry) -> list[Part]:
    """The sides that a question sets against each other; a single one if it does not."""
    anchors = next((found for found in _anchors(question, inquiry) if len(found) > 1), [])
    if not anchors:
        return [part_of(question)]
    cuts = [_cut(question, one[1], other[0]) for one, other in pairwise(anchors)]
    sides = [_side(question, start, end) for start, end in pairwise([0, *cuts, len(question.tokens)])]
    shared = tuple(period for period in question.periods if period.end <= anchors[0][0]) if len(question.periods) == 1 else ()
    sides = [replace(side, periods=shared) for side in sides] if shared else sides
    return [_completed(side, sides, inquiry) for side in sides]


def _only_names(lookup: Lookup) -> Lookup:
    """Without the ideas: names and periods only."""
    return replace(
        lookup, terms=tuple(term for term in lookup.terms if any(tag[:2] in ("e:", "p:") for tag in term) or term == NOW)
    )


def _anchors(question: Question, inquiry: Inquiry) -> Iterator[list[Span]]:
    """What may be set side by side, likeliest first: entities, chips, periods, figures, things measured."""
    named = _clusters(question, inquiry, chips=False)
    yield named
    yield _clusters(question, inquiry, chips=True)
    dated = [(period.start, period.end) for period in question.periods]
    joined = len(dated) < 2 or any(question.joins & set(range(one[1], other[0])) for one, other in pairwise(dated))
    if joined or question.cues & {"versus", "than", "difference", "times", "more", "less"}:
        yield sorted(dated + [(mention.start, mention.end) for mention in question.mentions if "now" in mention.cues])
    figures = [(quantity.start, quantity.end) for quantity in question.quantities]
    yield figures
    if figures:
        names = [mention for mention in question.mentions if mention.entities]
        after = [(mention.start, mention.end) for mention in names if mention.start >= figures[-1][1]][:1]
        before = [(mention.start, mention.end) for mention in names if mention.end <= figures[0][0]][:1]
        yield sorted([*figures, *(after or before)])
    yield _ideas(question)


def operands(question: Question, inquiry: Inquiry, narrow: Lookup) -> list[Fact]:
    """One figure for each side, or the figures of the last answers where the question names no sides.

    Args:
        question: as read.
        inquiry: the facts.
        narrow: what all sides have in common: units, kinds.
    """
    fits = [_fits(part, inquiry, narrow) for part in parts(question, inquiry)]
    found: list[Fact] = []
    if all(fits):  # a side without a figure is never dropped in silence
        found = [*{fact.id: fact for fact in _alike(fits) or [tied(side)[0] for side in fits]}.values()]
    if len(found) < 2 and not (question.entities or question.quantities or question.periods):
        found = [fact for fact in question.recent if fact.number][-2:]
    return found


def _fits(part: Part, inquiry: Inquiry, narrow: Lookup) -> tuple[Fact, ...]:
    """The figures of one side, best first."""
    lookup = replace(of_kinds(part.lookup(), "number"), units=narrow.units)
    fits = inquiry.find(with_numbers(lookup, part.quantities))
    if not fits and (part.quantities or any(_measures(mention) for mention in part.mentions)):
        eased = part.lookup(without=SOFT | CHANGE)
        fits = inquiry.find(with_numbers(replace(lookup, terms=eased.terms, hints=eased.hints), part.quantities))
    if not fits and not part.quantities and narrow.units and narrow.units <= COUNTED:
        fits = inquiry.find(_only_names(lookup))  # "must still add": the idea belongs to the gap, not to its ends
    return fits


def _alike(fits: Sequence[tuple[Fact, ...]]) -> list[Fact]:
    """One figure of each side of one measure, where those that fit best cannot be compared: a fee is no price of a crane."""
    if len(fits) != 2 or _unit(fits[0][0]) == _unit(fits[1][0]):
        return []
    pairs = [(one, other) for one in fits[0] for other in fits[1] if _is_same_measure(one, other)]
    return list(
        min(pairs, key=lambda pair: (pair[0].subject != pair[1].subject, pair[0].distance + pair[1].distance), default=())
    )


def _is_same_measure(one: Fact, other: Fact) -> bool:
    return one.id != other.id and one.indicator == other.indicator and _unit(one) == _unit(other)


def _unit(fact: Fact) -> str:
    return fact.number.unit if fact.number else ""


def _clusters(question: Question, inquiry: Inquiry, *, chips: bool) -> list[Span]:
    """Where chips and their makers stand, or all other entities; neighbours that belong together count as one."""
    found: list[tuple[int, int, set[str]]] = []
    for mention in question.mentions:
        names = set(mention.entities)
        if (
            not names
            or any(inquiry.entities[name].kind in SPEAKERS for name in names)
            or chips != any(map(inquiry.is_chip, names))
        ):
            continue
        if found and any(_together(name, other, question, inquiry) for name in names for other in found[-1][2]):
            start, _, earlier = found.pop()
            found.append((start, mention.end, earlier | names))
        else:
            found.append((mention.start, mention.end, names))
    return [(start, end) for start, end, _ in found]


def _together(one: str, other: str, question: Question, inquiry: Inquiry) -> bool:
    """Tesla and its Giga Texas; a product and who or where it is of; also Tesla and xAI as a pair, unless they are compared."""
    kinds = {inquiry.entities[one].kind, inquiry.entities[other].kind}
    if len(kinds) > 1 and "product" in kinds:
        return True
    compared = question.cues & {"versus", "more", "less", "than", "order", "which"}
    return inquiry.related(one, other) or (not compared and inquiry.siblings(one, other))


def _ideas(question: Question) -> list[Span]:
    """Two things measured of one entity, with a connector between: "compute spending and other losses"."""
    ideas = [
        mention
        for mention in question.mentions
        if mention.content - LIGHT - PASSING and not mention.entities and not mention.is_loose
    ]
    if "times" in question.cues and len(ideas) == 2:
        return [(idea.start, idea.end) for idea in ideas]
    for one, other in pairwise(ideas):
        if question.joins & set(range(one.end, other.start)):
            return [(one.start, one.end), (other.start, other.end)]
    return []


def _cut(question: Question, end: int, start: int) -> int:
    """Where to cut between two anchors: at the last connector between them, else right before the second."""
    return max(question.joins & set(range(end, start)), default=start)


def _side(question: Question, start: int, end: int) -> Part:
    """One side; "two companies" in it tells who, and is no figure."""
    part = part_of(sliced(question, start, end))
    told = any(quantity.telling for quantity in part.quantities)
    return replace(
        part,
        quantities=tuple(each for each in part.quantities if each.unit != "company" and (told or each.value > MOST_SIDES)),
    )


def _completed(side: Part, sides: Sequence[Part], inquiry: Inquiry) -> Part:
    """A side with what it leaves out, taken from the first side that has it: the entity, the chip, what is measured."""
    if side.quantities:
        return side
    mentions = list(side.mentions)
    for has in (lambda m: _is_a(m, inquiry, chip=False), lambda m: _is_a(m, inquiry, chip=True), _measures):
        if has is _measures and any(_is_a(mention, inquiry, chip=True) for mention in side.mentions):
            continue  # a chip says by itself what is counted
        if not any(map(has, side.mentions)):
            mentions += next((found for other in sides if (found := [m for m in other.mentions if has(m)])), [])
    return replace(side, mentions=tuple(dict.fromkeys(mentions)))


def _is_a(mention: Mention, inquiry: Inquiry, *, chip: bool) -> bool:
    return any(inquiry.is_chip(entity) == chip for entity in mention.entities)


def _measures(mention: Mention) -> bool:
    """Does it say what is measured: an indicator or a weighty idea?"""
    return bool(mention.content - LIGHT) and not mention.entities and not mention.cues
