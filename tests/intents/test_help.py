from __future__ import annotations

import pytest

from tests.golden import Ask


@pytest.mark.parametrize(
    "message",
    [
        "what can you do?",
        "help",
        "what can i ask",
        "তুমি কী করতে পারো?",
        "tumi ki korte paro",
        "সাহায্য",
        pytest.param("তুমি কী কী পারো?"),
    ],
)
def test_what_can_be_asked_is_told_with_examples_that_work(message: str, ask: Ask) -> None:
    told = ask(message)
    assert told["outcome"] == "social"
    assert len(told["options"]) == 3
    assert all(ask(option)["outcome"] == "answer" for option in told["options"])


def test_help_that_a_company_gives_is_no_call_for_help(ask: Ask) -> None:
    assert ask("what will OpenAI do with the money to help people")["outcome"] == "answer"
