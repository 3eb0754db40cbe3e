from __future__ import annotations

import pytest

from bot.intents.finding import figure_of, headline, honest, stated
from bot.model import Finding
from knowledge.model import Fact


@pytest.mark.parametrize(
    ("identity", "key"),
    [
        ("musk-ai-spending", "status_claimed"),
        ("giga-texas-december", "status_planned"),
        ("openai-compute", "status_estimated"),
        ("microsoft-spending-freely", "status_reported"),
    ],
)
def test_the_kind_of_statement_goes_with_every_fact(identity: str, key: str, facts: dict[str, Fact]) -> None:
    assert key in [line.key for line in stated(facts[identity]).lines]


def test_no_fact_of_the_pack_is_stated_without_its_status_and_its_caveat(facts: dict[str, Fact]) -> None:
    for fact in facts.values():
        keys = [line.key for line in stated(fact).lines]
        assert fact.status == "undisclosed" or f"status_{fact.status}" in keys
        assert ("caveat" in keys) is bool(fact.caveats)


def test_what_two_facts_have_in_common_is_said_once(facts: dict[str, Fact]) -> None:
    twice = honest([facts["musk-ai-spending"], facts["musk-ai-spending"]])
    assert [line.key for line in twice] == ["status_claimed", "caveat"]


def test_a_fact_without_a_figure_gives_none_and_is_told_by_its_sentence(facts: dict[str, Fact]) -> None:
    assert (figure_of(facts["cortex-owner"]), headline(facts["cortex-owner"]).key) == ((), "sentence")
    assert (figure_of(facts["memphis-gpus"])[0].value, headline(facts["memphis-gpus"]).key) == (100_000, "figure")


def test_what_was_not_disclosed_has_no_figure(facts: dict[str, Fact]) -> None:
    assert stated(facts["memphis-cost"]).figures == ()


def test_an_answer_that_stands_on_no_fact_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="at least one fact"):
        Finding((), ())
