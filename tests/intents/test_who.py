from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who owns Cortex?", ["Tesla"]),
        ("কর্টেক্স কার?", ["টেসলা"]),
        ("cortex kar", ["টেসলা"]),
        ("Who makes the Dojo chip?", ["Tesla"]),
        ("ডোজো কে বানায়?", ["টেসলা"]),
        ("dojo ke banay", ["টেসলা"]),
        ("Who owns the Memphis supercomputer?", ["xAI"]),
        ("which company raised 6.6 billion?", ["OpenAI"]),
        ("৩৮ বিলিয়ন কার?", ["গুগল"]),
        ("who makes H100", ["Nvidia"]),
    ],
)
def test_an_owner_or_maker_is_named(question: str, names: list[str], ask: Ask) -> None:
    told = ask(question)
    assert all(name in told["text"].splitlines()[0] for name in names)
    assert (figures(told), is_sourced(told)) == ([], True)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("who said Memphis has 100,000 GPUs", "Elon Musk"),
        ("মেমফিসে ১ লাখ জিপিইউ কে বলেছে?", "ইলন মাস্ক"),
        ("১০ বিলিয়ন কে বলেছে?", "Merritt"),
        ("who estimated the 2 billion", "Tom's Hardware"),
        ("২ বিলিয়নের অনুমান কার?", "Tom's Hardware"),
        pytest.param("10 billion ke boleche", "Merritt"),
    ],
)
def test_who_said_a_thing_is_named_first(question: str, name: str, ask: Ask) -> None:
    told = ask(question)
    assert name in told["text"].splitlines()[0]
    assert is_sourced(told)


def test_a_speaker_is_introduced_by_his_role(ask: Ask) -> None:
    assert "Tesla investor" in ask("who said 10 billion")["text"]
    assert "টেসলার বিনিয়োগকারী" in ask("১০ বিলিয়ন কে বলেছে?")["text"]


@pytest.mark.parametrize("question", ["Who is the CEO of OpenAI?", "ওপেনএআইয়ের সিইও কে?", "who invested in OpenAI's round"])
def test_a_name_that_the_article_lacks_is_refused(question: str, ask: Ask) -> None:
    assert ask(question)["outcome"] == "unknown"
