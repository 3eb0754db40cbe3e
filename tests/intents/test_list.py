from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize("question", ["which companies are in the 10 billion", "১০ বিলিয়নে কোন কোন কোম্পানি আছে?"])
def test_the_members_come_first(question: str, ask: Ask) -> None:
    told = ask(question)
    assert told["text"].splitlines()[0] in ("Tesla and xAI", "টেসলা ও xAI")
    assert is_sourced(told)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("list Musk's companies"),
        pytest.param("মাস্কের কোন কোন কোম্পানি"),
    ],
)
def test_musks_companies_are_not_mixed_with_his_rivals(question: str, ask: Ask) -> None:
    first = ask(question)["text"].splitlines()[0]
    assert not any(name in first for name in ("Microsoft", "Google", "OpenAI", "মাইক্রোসফট", "গুগল"))


def test_all_amounts_of_a_company_are_told_each_with_its_kind(ask: Ask) -> None:
    told = ask("list all money figures for openai")
    assert set(figures(told)) == {7e9, 5e9, 6.6e9, 157e9}
    assert {figure["status"] for figure in told["figures"]} == {"estimated", "reported"}


def test_a_list_of_what_the_article_lacks_is_refused(ask: Ask) -> None:
    assert ask("list all Tesla car models")["outcome"] == "unknown"
