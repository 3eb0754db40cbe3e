from __future__ import annotations

import pytest

from bot.intents.inquiry import Inquiry, of_kinds, tied, with_numbers
from bot.question import Quantity
from knowledge.lookup import Lookup
from knowledge.model import Fact
from knowledge.store import Edition, Knowledge


@pytest.fixture
def inquiry(edition: Edition, database_url: str) -> Inquiry:
    knowledge = Knowledge(database_url)
    return Inquiry(knowledge, knowledge.entities(), knowledge.indicators())


def about(*tags: str) -> Lookup:
    return Lookup(terms=tuple(frozenset({tag}) for tag in tags))


def test_every_lookup_is_remembered_with_what_it_found(inquiry: Inquiry) -> None:
    found = inquiry.find(about("e:openai", "i:valuation"))
    assert [fact.id for fact in found] == ["openai-valuation"]
    assert list(inquiry.log.items()) == [(about("e:openai", "i:valuation"), found)]


def test_facts_that_fit_equally_well_are_tied(inquiry: Inquiry) -> None:
    best = tied(inquiry.find(about("e:colossus", "i:gpus-added")))
    assert {fact.id for fact in best} == {"colossus-add-h100", "colossus-add-h200"}
    assert tied(()) == ()


def test_a_bare_number_stands_for_billions_only_beside_a_name(inquiry: Inquiry) -> None:
    bare = [Quantity(38, None, 0, 1, "38")]
    assert [fact.id for fact in inquiry.find(with_numbers(about("e:google"), bare))] == ["google-infrastructure"]
    assert inquiry.find(with_numbers(Lookup(), bare)) == ()


def test_only_facts_of_the_kinds_asked_for_are_found(inquiry: Inquiry) -> None:
    found: tuple[Fact, ...] = inquiry.find(of_kinds(about("e:memphis"), "number"))
    assert found
    assert all(fact.number for fact in found)


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("cortex", "tesla", True),
        ("tesla", "giga-texas", True),
        ("memphis", "xai", True),
        ("cortex", "google", False),
        ("x", "x", True),
    ],
)
def test_a_thing_is_related_to_what_it_belongs_to(one: str, other: str, are: bool, inquiry: Inquiry) -> None:
    assert inquiry.related(one, other) is are


@pytest.mark.parametrize(
    ("entity", "is_one"), [("h100", True), ("dojo", True), ("nvidia", True), ("tesla", False), ("cortex", False)]
)
def test_a_chip_or_its_maker_stands_for_a_chip(entity: str, is_one: bool, inquiry: Inquiry) -> None:
    assert inquiry.is_chip(entity) is is_one


def test_tesla_and_xai_are_siblings_and_google_is_none_of_theirs(inquiry: Inquiry) -> None:
    assert inquiry.siblings("tesla", "xai")
    assert not inquiry.siblings("tesla", "google")
