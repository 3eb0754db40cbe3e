"""What stands around a name and belongs to it: a title before a person's, a place that another thing is called after.

"Labour leader Motaleb Hossain" is Motaleb Hossain; "the terminal at Baliatoli" is the Baliatoli Terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.question import Mention, Question
from knowledge.model import Entity


def with_names_joined(question: Question, entities: Mapping[str, Entity]) -> Question:
    """The question, its names taken as what they are part of.

    Args:
        question: as read.
        entities: all entities by id.
    """
    question = replace(question, mentions=tuple(_called_after(each, question, entities) for each in question.mentions))
    for person in question.mentions:
        if any(entities[name].kind == "person" for name in person.entities):
            question = _without_title(question, person)
    return question


def _called_after(mention: Mention, question: Question, entities: Mapping[str, Entity]) -> Mention:
    """A place, also as the one thing named in the question that is called after it."""
    named = [name for name in mention.entities if entities[name].kind == "place"]
    others = {name for other in question.mentions if other != mention for name in other.entities} - set(named)
    after = {f"e:{other}" for other in others for name in named if _is_in_name(entities[name], entities[other])}
    return replace(mention, tags=mention.tags | after) if after else mention


def _is_in_name(place: Entity, other: Entity) -> bool:
    """Does a name of the other hold one of the place as whole words?"""
    whole = [f" {name.casefold()} " for names in other.names.values() for name in names]
    parts = [f" {name.casefold()} " for names in place.names.values() for name in names]
    return any(part != each and part in each for part in parts for each in whole)


def _without_title(question: Question, person: Mention) -> Question:
    """Without the title before a person's name, and one word before it that says of whom.

    A title stays that is all that is asked about: "is the chairman Mahfuz Talukder?".
    """
    title = person.start - 1
    if title not in question.titles:
        return question
    before = [mention for mention in question.mentions if mention.end <= title]
    if before and before[-1].end == title and _tells(before[-1]):
        before.pop()
    kept = (*before, *(mention for mention in question.mentions if mention.start > title))
    dropped = question.tokens[before[-1].end if before else 0 : title + 1][-2:]
    unknown = tuple(word for word in question.unknown if word not in dropped)
    asks = any(mention.content and not mention.is_loose and not mention.entities for mention in kept)
    return replace(question, mentions=kept, unknown=unknown) if asks or unknown else question


def _tells(mention: Mention) -> bool:
    return not mention.cues and bool(mention.content) and not mention.entities and not mention.counted
