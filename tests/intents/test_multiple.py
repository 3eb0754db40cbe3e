from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    "question",
    ["If Memphis is doubled, how many GPUs?", "মেমফিস দ্বিগুণ হলে কয়টা জিপিইউ হবে?", "memphis dwigun hole koyta gpu hobe"],
)
def test_what_a_promised_multiple_comes_to_is_computed_from_both_facts(question: str, ask: Ask) -> None:
    told = ask(question)
    assert figures(told) == [200_000]
    assert set(told["figures"][0]["inputs"]) == {"memphis-gpus", "memphis-doubling"}
    assert "computed" in told["text"] or "হিসাব করা" in told["text"]
    assert "plan" in told["text"] or "পরিকল্পনা" in told["text"]
    assert is_sourced(told)


@pytest.mark.parametrize("question", ["If Cortex is doubled, how many GPUs?", "কর্টেক্স দ্বিগুণ হলে কয়টা জিপিইউ হবে?"])
def test_a_multiple_that_nobody_promised_is_not_computed(question: str, ask: Ask) -> None:
    assert 100_000 not in figures(ask(question))
    assert all(figure["status"] != "computed" for figure in ask(question)["figures"])
