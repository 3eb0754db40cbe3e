"""Tags: what a question may name a fact by.

A fact carries a set of tags; a question asks for some; a fact answers only if it carries every one it asks for.
That is the whole veto: a company, period, chip or idea that the fact is not about excludes it.

    e:<entity>  i:<indicator>  c:<concept>  w:<word of its sentences>
    p:<period>  a:<when it was said>  b:<what it is compared to>
    n:<idea or word of what it counts or measures, as n:c:gpu>

Some tags have a weight: they tell the fact from its siblings. What a question leaves unsaid of them is the fact's distance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from knowledge import periods
from knowledge.model import Date, Entity, EntityValue, Fact, Indicator

SUBJECT, OWNER, INDICATOR, IDEA, KEY, PERIOD, PLACE, PLANNED, PREVIOUS = 3.0, 2.0, 2.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5
BEGUN = 0.5
"""What the year counts in which a span over two years begins."""
FUTURE = ("planned",)


def tags_of(
    fact: Fact,
    entities: Mapping[str, Entity],
    indicator: Indicator,
    concepts: Iterable[str],
    keys: Iterable[str],
    mentioned: Iterable[str],
    topics: Iterable[str] = (),
) -> dict[str, float]:
    """All tags of a fact with their weights.

    Args:
        fact: the fact.
        entities: all entities by id.
        indicator: the fact's indicator.
        concepts, keys: the ideas the editor gave it, and those that tell it from its siblings.
        mentioned: tags that its own sentences give it.
        topics: entities that the whole article is about.
    """
    tags = dict.fromkeys(mentioned, 0.0)
    tags.update(dict.fromkeys((f"c:{concept}" for concept in (*indicator.concepts, *concepts)), 0.0))
    if indicator.concepts:
        tags[f"c:{indicator.concepts[0]}"] = IDEA
    tags.update((tag, PREVIOUS) for tag in ("c:previous", "c:earlier") if tag in tags)
    tags[f"c:{'plan' if fact.status in FUTURE else 'now'}"] = PLANNED if fact.status in FUTURE else 0.0
    tags[f"s:{fact.status}"] = 0.0
    tags[f"i:{indicator.id}"] = INDICATOR
    tags.update(_periods(fact))
    for entity in _entities(fact):
        tags.setdefault(f"e:{entity}", 0.0)
    # Who speaks of Musk means "Musk's companies" as much: a group is as good as its owner.
    weight = SUBJECT if entities[fact.subject].kind == "group" else OWNER
    tags.update((f"e:{owner}", weight) for owner in _owners(fact.subject, entities))
    if fact.place:
        tags[f"e:{fact.place}"] = PLACE
    tags[f"e:{fact.subject}"] = SUBJECT
    tags.update(dict.fromkeys((f"c:{concept}" for concept in keys), KEY))
    for topic in _topics({tag[2:] for tag in tags if tag.startswith("e:")}, entities, tuple(topics)):
        tags[f"e:{topic}"] = 0.0
    return tags


def _topics(carried: set[str], entities: Mapping[str, Entity], topics: tuple[str, ...]) -> Iterable[str]:
    """The topics that a fact may be asked by besides what it carries: none where it is about another thing of the same kind."""
    others = [entities[name] for name in carried.difference(topics) if name in entities and entities[name].kind != "topic"]
    return (
        topic
        for topic in topics
        if topic not in carried
        and not any(other.kind == entities[topic].kind and not _is_sort_of(other, entities[topic]) for other in others)
    )


def _is_sort_of(entity: Entity, topic: Entity) -> bool:
    """Does a name say so, as that of "mother hilsa"?"""
    whole = [f" {name.casefold()} " for names in entity.names.values() for name in names]
    return any(f" {name.casefold()} " in each for names in topic.names.values() for name in names for each in whole)


def measured_by(indicator: Indicator, keys: Iterable[str]) -> set[str]:
    """The tags of what a fact counts or measures, not of all that its sentences mention.

    Args:
        indicator: the fact's indicator.
        keys: the ideas that tell the fact from its siblings.
    """
    return {f"i:{indicator.id}", *(f"c:{concept}" for concept in (*indicator.concepts, *keys))}


def key_weight(
    tags: Mapping[str, float],
    fact: Fact,
    entities: Mapping[str, Entity],
    indicator: Indicator,
    keys: Iterable[str],
    topics: Collection[str] = (),
) -> float:
    """The weight a question must name to fit the fact perfectly.

    Owners, places, periods, the idea behind the indicator and what the whole article is about only add to a fit: nobody
    needs to name them.
    """
    owners = {*_owners(fact.subject, entities)}
    bonus = {f"e:{owner}" for owner in (*owners, fact.place)} - {f"e:{fact.subject}"}
    bonus |= _idea(indicator, keys)
    if not {fact.subject, *owners}.isdisjoint(topics):
        bonus.add(f"e:{fact.subject}")
    return sum(weight for tag, weight in tags.items() if tag not in bonus and not tag.startswith("p:"))


def _idea(indicator: Indicator, keys: Iterable[str]) -> set[str]:
    return {f"c:{indicator.concepts[0]}"} - {f"c:{key}" for key in keys} if indicator.concepts else set()


def _entities(fact: Fact) -> Iterable[str]:
    source = fact.source
    yield from fact.involves
    yield from (name for name in (source.said_by, source.reported_by, source.via) if name)
    if isinstance(fact.value, EntityValue):
        yield fact.value.id


def _owners(entity: str, entities: Mapping[str, Entity]) -> Iterable[str]:
    """Everything the entity belongs to, nearest first."""
    waiting, seen = [entity], {entity}
    while waiting:
        for owner in entities[waiting.pop(0)].belongs_to:
            if owner not in seen:
                seen.add(owner)
                waiting.append(owner)
                yield owner


def _periods(fact: Fact) -> dict[str, float]:
    """When it holds or happened (p:); when it was said (a:) and what it is compared to (b:) are other times."""
    when = [fact.period, fact.value.iso if isinstance(fact.value, Date) else None]
    tags = {f"a{tag[1:]}": 0.0 for tag in periods.tags(fact.source.said_on)} if fact.source.said_on else {}
    tags |= {f"b{tag[1:]}": 0.0 for tag in periods.tags(fact.compared_to)} if fact.compared_to else {}
    times = {tag: PERIOD for period in when if period for tag in periods.tags(period)}
    # Where 2024/2025 and 2025/2026 are told, 2025 is rather the one that ends in it.
    return tags | times | {f"p:{year}": BEGUN for period in when if period and (year := periods.begun(period))}
