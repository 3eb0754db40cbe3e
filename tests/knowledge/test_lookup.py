"""Lookups, answered by SQLite and PostgreSQL alike."""

from __future__ import annotations

import pytest

from knowledge.lookup import Lookup
from knowledge.model import Date, EntityValue, Number, Statement
from knowledge.store import Edition, Knowledge


def terms(*tags: str) -> tuple[frozenset[str], ...]:
    """One term for each text; alternatives are joined by a bar."""
    return tuple(frozenset(tag.split("|")) for tag in tags)


def found(knowledge: Knowledge, lookup: Lookup) -> list[str]:
    return [fact.id for fact in knowledge.find(lookup)]


@pytest.mark.parametrize(
    ("lookup", "expected"),
    [
        (Lookup(terms("e:cortex", "i:gpus")), {"cortex-gpus"}),
        (Lookup(terms("e:cortex|e:memphis", "i:gpus")), {"cortex-gpus", "memphis-gpus"}),
        (Lookup(terms("e:tesla", "c:gpu")), {"cortex-gpus"}),
        (Lookup(terms("e:memphis", "i:capex")), set()),
        (Lookup(terms("e:nobody")), set()),
        (Lookup(terms("e:memphis"), kinds=frozenset({"date"})), {"memphis-launch"}),
        (Lookup(terms("e:memphis"), kinds=frozenset({"date", "entity"})), {"memphis-launch", "gpu-maker"}),
        (Lookup(units=frozenset({"gpu"})), {"cortex-gpus", "memphis-gpus"}),
        (Lookup(units=frozenset({"chip"})), set()),
        (Lookup(numbers=(6.6e9,)), {"tesla-capex"}),
        (Lookup(numbers=(6.6e9 * (1 + 1e-12),)), {"tesla-capex"}),
        (Lookup(numbers=(6.61e9,)), set()),
        (Lookup(numbers=(50_000, 100_000)), {"cortex-gpus", "memphis-gpus"}),
        (Lookup(ids=("gpu-maker", "unknown")), {"gpu-maker"}),
        (Lookup(dated=True), {"memphis-gpus", "tesla-capex", "memphis-launch", "cortex-purpose"}),
        (Lookup(units=frozenset({"gpu"}), exclude_status=frozenset({"planned"})), {"memphis-gpus"}),
        (Lookup(terms("p:2024-Q3")), {"tesla-capex"}),
    ],
)
def test_a_fact_is_found_only_if_all_that_is_asked_holds(knowledge: Knowledge, lookup: Lookup, expected: set[str]) -> None:
    assert set(found(knowledge, lookup)) == expected


def test_a_lookup_without_terms_finds_everything_in_the_order_of_the_pack_among_equals(
    knowledge: Knowledge, small: Edition
) -> None:
    facts = knowledge.find(Lookup())

    assert {fact.id for fact in facts} == {fact.id for fact in small.facts}
    assert [fact.distance for fact in facts] == sorted(fact.distance for fact in facts)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("largest", ["tesla-capex", "memphis-gpus", "cortex-gpus"]),
        ("smallest", ["cortex-gpus", "memphis-gpus", "tesla-capex"]),
    ],
)
def test_figures_come_in_the_order_asked_for(knowledge: Knowledge, order: str, expected: list[str]) -> None:
    lookup = Lookup(kinds=frozenset({"number"}), order=order)  # type: ignore[arg-type]

    assert found(knowledge, lookup) == expected


def test_the_earliest_is_known_by_date_or_period(knowledge: Knowledge) -> None:
    lookup = Lookup(terms("e:memphis"), dated=True, order="earliest")

    assert found(knowledge, lookup) == ["memphis-launch", "memphis-gpus"]


def test_the_better_fit_comes_first(knowledge: Knowledge) -> None:
    facts = knowledge.find(Lookup(terms("e:cortex|e:memphis", "i:gpus"), hints=frozenset({"c:plan"})))

    assert [fact.id for fact in facts] == ["cortex-gpus", "memphis-gpus"]
    assert facts[0].distance < facts[1].distance


def test_a_hint_rules_nothing_out(knowledge: Knowledge) -> None:
    plain, hinted = Lookup(terms("i:gpus")), Lookup(terms("i:gpus"), hints=frozenset({"e:nobody"}))

    assert found(knowledge, hinted) == found(knowledge, plain)


def test_a_question_that_names_all_of_a_fact_fits_perfectly(knowledge: Knowledge) -> None:
    (fact,) = knowledge.find(Lookup(terms("e:memphis", "i:gpus")))

    assert fact.distance == 0


def test_no_more_come_than_asked_for(knowledge: Knowledge) -> None:
    assert len(knowledge.find(Lookup(limit=2))) == 2


@pytest.mark.parametrize(
    "hostile", ["e:' OR '1'='1", "e:'; DROP TABLE facts; --", 'e:"x"', "e:%", "e:_", "e:\\", "e::x", "e:%(a)s"]
)
def test_sql_in_a_tag_is_only_a_tag(knowledge: Knowledge, small: Edition, hostile: str) -> None:
    assert knowledge.find(Lookup(terms(hostile))) == ()
    assert knowledge.find(Lookup(hints=frozenset({hostile}), ids=(hostile,), units=frozenset({hostile}))) == ()
    assert len(knowledge.find(Lookup())) == len(small.facts)


def test_facts_come_back_as_they_were_published(knowledge: Knowledge, small: Edition) -> None:
    returned = {fact.id: fact for fact in knowledge.find(Lookup())}

    for fact in small.facts:
        back = returned[fact.id]
        assert (back.value, back.source, back.texts, back.labels, back.caveats) == (
            *(fact.value, fact.source, fact.texts, fact.labels, fact.caveats),
        )
        assert (back.status, back.period, back.involves, back.conflicts_with) == (
            *(fact.status, fact.period, fact.involves, fact.conflicts_with),
        )


@pytest.mark.parametrize(
    ("identity", "value"),
    [
        ("memphis-gpus", Number(100_000, "gpu", "about")),
        ("memphis-launch", Date("2024-07-22")),
        ("gpu-maker", EntityValue("nvidia")),
        ("cortex-purpose", Statement()),
    ],
)
def test_every_kind_of_value_keeps_its_kind(knowledge: Knowledge, identity: str, value: object) -> None:
    assert [fact.value for fact in knowledge.find(Lookup(ids=(identity,)))] == [value]


def test_the_sql_can_be_read_with_its_values(knowledge: Knowledge) -> None:
    sql = knowledge.sql(Lookup(terms("e:cortex"), numbers=(50_000,)))

    assert "'e:cortex'" in sql
    assert "50000" in sql
