from __future__ import annotations

import pytest

from tests.golden import Ask, is_sourced


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Why is Memphis called the most powerful?", ["100,000", "Elon Musk"]),
        ("মেমফিসকে কেন সবচেয়ে শক্তিশালী বলা হয়?", ["১,০০,০০০", "মাস্ক"]),
        ("memphis keno shobcheye shoktishali", ["১,০০,০০০", "মাস্ক"]),
    ],
)
def test_the_reason_given_is_told_as_a_claim(question: str, words: list[str], ask: Ask) -> None:
    told = ask(question)
    assert all(word in told["text"] for word in [*words])
    assert "claim" in told["text"] or "দাবি" in told["text"]
    assert is_sourced(told)


@pytest.mark.parametrize("question", ["Why did Tesla's share price fall?", "টেসলার শেয়ারের দাম কেন কমল?", "keno elon musk dhoni"])
def test_a_reason_that_the_article_lacks_is_refused(question: str, ask: Ask) -> None:
    assert ask(question)["outcome"] == "unknown"
