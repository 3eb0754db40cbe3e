"""What a question may name a fact by, and what of it weighs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.model import Date, Entity, EntityValue, Fact, Indicator, Number, Source
from knowledge.tags import IDEA, INDICATOR, KEY, OWNER, PLACE, PLANNED, SUBJECT, key_weight, tags_of

ENTITIES = {
    name: Entity(name, "company", {}, owners)
    for name, owners in {"cortex": ("tesla", "giga"), "tesla": ("musk",), "giga": ("tesla",), "musk": (), "x": ()}.items()
}
GPUS = Indicator("gpus", "gpu", ("gpu", "own"), {})


@pytest.fixture
def tagged(make_fact: Callable[..., Fact]) -> Callable[..., dict[str, float]]:
    def tags(
        value: object = None, concepts: tuple[str, ...] = (), keys: tuple[str, ...] = (), **fields: object
    ) -> dict[str, float]:
        fact = make_fact("f", "cortex", "gpus", value or Number(1, "gpu"), **fields)
        return tags_of(fact, ENTITIES, GPUS, concepts, keys, {"c:mentioned", "w:liquid"})

    return tags


Tagged = Callable[..., dict[str, float]]


def test_subject_and_indicator_weigh_what_tells_a_fact_from_its_siblings(tagged: Tagged) -> None:
    tags = tagged()

    assert (tags["e:cortex"], tags["i:gpus"]) == (SUBJECT, INDICATOR)


def test_every_owner_up_the_line_weighs_as_an_owner(tagged: Tagged) -> None:
    tags = tagged()

    assert {tags[f"e:{owner}"] for owner in ("tesla", "giga", "musk")} == {OWNER}


def test_ideas_of_indicator_editor_and_sentences_are_tags_without_weight(tagged: Tagged) -> None:
    tags = tagged(concepts=("train",))

    assert [tags[tag] for tag in ("c:own", "c:train", "c:mentioned", "w:liquid")] == [0.0] * 4


def test_the_first_idea_of_an_indicator_weighs(tagged: Tagged) -> None:
    assert tagged()["c:gpu"] == IDEA


def test_the_owner_of_a_group_is_as_good_as_the_group(make_fact: Callable[..., Fact]) -> None:
    entities = {"firms": Entity("firms", "group", {}, ("musk",)), "musk": Entity("musk", "person", {})}

    assert tags_of(make_fact("f", "firms", "gpus", Number(1, "gpu")), entities, GPUS, (), (), ())["e:musk"] == SUBJECT


def test_a_key_idea_weighs_even_if_it_is_an_idea_of_the_indicator(tagged: Tagged) -> None:
    assert tagged(concepts=("own",), keys=("own",))["c:own"] == KEY


def test_a_plan_is_tagged_as_one_and_everything_else_as_now(tagged: Tagged) -> None:
    planned, reported = tagged(status="planned"), tagged()

    assert (planned["c:plan"], reported["c:now"]) == (PLANNED, 0.0)
    assert "c:now" not in planned
    assert "c:plan" not in reported


def test_a_place_weighs_a_little(tagged: Tagged) -> None:
    assert tagged(place="x")["e:x"] == PLACE


def test_whoever_says_reports_or_is_involved_can_be_named(tagged: Tagged) -> None:
    source = Source("paper", None, None, None, (1,), "a", "2024-10", "b", "c")

    assert {"e:a", "e:b", "e:c", "e:d", "a:2024-10"} <= tagged(source=source, involves=("d",)).keys()


def test_the_value_can_be_named_too(tagged: Tagged) -> None:
    assert "e:x" in tagged(EntityValue("x"))
    assert "p:2024-07" in tagged(Date("2024-07-22"))


def test_owners_that_belong_to_each_other_do_not_loop(make_fact: Callable[..., Fact]) -> None:
    circle = {"a": Entity("a", "company", {}, ("b",)), "b": Entity("b", "company", {}, ("a",))}

    tags = tags_of(make_fact("f", "a", "gpus", Number(1, "gpu")), circle, GPUS, (), (), ())

    assert (tags["e:a"], tags["e:b"]) == (SUBJECT, OWNER)


def test_a_perfect_fit_needs_no_owner_no_period_and_no_idea(make_fact: Callable[..., Fact]) -> None:
    fact = make_fact("f", "cortex", "gpus", Number(1, "gpu"), period="2024-10")
    tags = tags_of(fact, ENTITIES, GPUS, (), ("own",), ())

    assert key_weight(tags, fact, ENTITIES, GPUS, ("own",)) == SUBJECT + INDICATOR + KEY
