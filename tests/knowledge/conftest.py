"""A small edition, and databases that hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace

import pytest

from knowledge.model import Article, Date, Entity, EntityValue, Fact, Indicator, Number, Source, Statement, Value
from knowledge.store import Edition, Knowledge
from knowledge.tags import key_weight, tags_of

ARTICLE = Article("paper", None, None, None, None, None, "bn", 9, "2024-11", {"en": "AI"}, {"en": ("How many?",)})
ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("musk", "person", {"en": ("Musk",), "bn": ("মাস্ক",)}, role={"en": "owner"}),
        Entity("tesla", "company", {"en": ("Tesla",)}, ("musk",)),
        Entity("cortex", "machine", {"en": ("Cortex",)}, ("tesla",)),
        Entity("memphis", "machine", {"en": ("Memphis",)}),
        Entity("nvidia", "company", {"en": ("Nvidia",)}),
    )
}
INDICATORS = {
    indicator.id: indicator
    for indicator in (
        Indicator("gpus", "gpu", ("gpu",), {"en": ("GPUs",)}),
        Indicator("capex", "USD", ("spend",), {"en": ("capex",)}),
        Indicator("launch", None, ("launch",), {"en": ("launch",)}),
        Indicator("maker", None, ("make",), {"en": ("maker",)}),
        Indicator("purpose", None, ("use",), {"en": ("purpose",)}),
    )
}
SOURCE = Source("paper", None, None, None, (6, 7), None, None, None, None)
MakeFact = Callable[..., Fact]


def fact(identity: str, subject: str, indicator: str, value: Value, **fields: object) -> Fact:
    """A fact of paragraphs 6 and 7, with anything in it changed."""
    plain = Fact(identity, subject, indicator, value, "reported", SOURCE, {"en": "So it is."}, {"en": "what"}, {})
    return replace(plain, **fields)  # type: ignore[arg-type]


FACTS = (
    fact("cortex-gpus", "cortex", "gpus", Number(50_000, "gpu"), status="planned", involves=("nvidia",)),
    fact("memphis-gpus", "memphis", "gpus", Number(100_000, "gpu", "about"), period="2024-09"),
    fact("tesla-capex", "tesla", "capex", Number(6.6e9, "USD"), period="2024-Q3", caveats={"en": "Read with care."}),
    fact("memphis-launch", "memphis", "launch", Date("2024-07-22")),
    fact("gpu-maker", "memphis", "maker", EntityValue("nvidia"), conflicts_with=("cortex-gpus",)),
    fact("cortex-purpose", "cortex", "purpose", Statement(), source=replace(SOURCE, said_by="musk", said_on="2024-10")),
)


def edition_of(*facts: Fact) -> Edition:
    """An edition that holds these facts, tagged as the real ones are."""
    tags = {fact.id: tags_of(fact, ENTITIES, INDICATORS[fact.indicator], (), (), ()) for fact in facts}
    weights = {fact.id: key_weight(tags[fact.id], fact, ENTITIES, INDICATORS[fact.indicator], ()) for fact in facts}
    compiled = {"digest": '"1"'}
    return Edition([ARTICLE], list(ENTITIES.values()), list(INDICATORS.values()), facts, tags, weights, compiled)


@pytest.fixture
def make_fact() -> MakeFact:
    return fact


@pytest.fixture
def make_edition() -> Callable[..., Edition]:
    return edition_of


@pytest.fixture
def small() -> Edition:
    return edition_of(*FACTS)


@pytest.fixture
def connect() -> Iterator[Callable[[str], Knowledge]]:
    """`Knowledge`, closed after the test."""
    with ExitStack() as opened:

        def knowledge(url: str) -> Knowledge:
            return opened.enter_context(closing(Knowledge(url)))

        yield knowledge


@pytest.fixture
def knowledge(url: str, small: Edition, connect: Callable[[str], Knowledge]) -> Knowledge:
    """The small edition, published."""
    known = connect(url)
    known.publish(small)
    return known
