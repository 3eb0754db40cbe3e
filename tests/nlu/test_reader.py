from __future__ import annotations

import pytest

from bot.nlu.reader import Reader
from tests.golden import Ask


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("মেমফিসে কয়টা জিপিইউ", "bn"),
        ("Memphis এর GPU কয়টা", "bn"),
        ("tesla র capex?", "bn"),
        ("memphis e koyta gpu", "bn"),
        ("openai koto taka tulse", "bn"),
        ("google er capex koto", "bn"),
        ("vai ajke kemon", "bn"),
        ("musk koto khoroch korse bhai", "bn"),
        ("cortex diye ki korbe", "bn"),
        ("how many gpus in memphis", "en"),
        ("google capex", "en"),
        ("what is the valuation of openai", "en"),
        ("H100 vs H200", "en"),
        ("to what age", "en"),
        ("😂", "en"),
        pytest.param("memphis er timeline", "bn"),
    ],
)
def test_romanised_bengali_is_told_from_english(text: str, language: str, reader: Reader) -> None:
    assert reader.read(text).language == language


def test_a_language_that_is_wished_for_is_used(reader: Reader) -> None:
    assert reader.read("মেমফিসে কয়টা জিপিইউ", "en").language == "en"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("টেসলা", "tesla"),
        ("টেসলার", "tesla"),
        ("tesla r", "tesla"),
        ("TSLA", "tesla"),
        ("Facebook", "meta"),
        pytest.param("ফেসবুকের", "meta"),
        ("X AI", "xai"),
        ("এক্সএআইয়ের", "xai"),
        ("open ai", "openai"),
        ("ওপেন এআই", "openai"),
        ("opnai", "openai"),
        ("googel", "google"),
        ("গুগোল", "google"),
        ("msft", "microsoft"),
        ("maikrosoft", "microsoft"),
        ("nvidea", "nvidia"),
        ("kolosas", "colossus"),
        ("kortex", "cortex"),
        ("memfis", "memphis"),
        ("elon", "musk"),
        ("ilon mask", "musk"),
        ("grok 3", "grok-3"),
        ("গ্রক ৩", "grok-3"),
        ("এইচ ১০০", "h100"),
        ("h-200", "h200"),
        ("Tom’s Hardware", "toms-hardware"),
        ("রয়টার্সের", "reuters"),
    ],
)
def test_a_name_is_known_however_people_write_it(text: str, entity: str, reader: Reader) -> None:
    assert reader.read(text).entities == (entity,)


@pytest.mark.parametrize("name", ["Zyptriq", "ভেস্তালিয়া", "Brillnex", "A100", "GPT-4", "Zorblax"])
def test_a_word_that_nothing_explains_is_kept_as_unknown(name: str, reader: Reader) -> None:
    question = reader.read(f"{name} gpu")
    assert question.unknown
    assert question.entities == ()


@pytest.mark.parametrize(
    "name",
    [
        "Texaco",
        "Musket",
        pytest.param("Metro"),
        pytest.param("Nevada"),
        pytest.param("mta"),
    ],
)
def test_another_name_is_not_taken_for_one_we_know(name: str, reader: Reader) -> None:
    assert reader.read(f"how many gpus in {name}").entities == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("koto", "how_much"),
        ("kto", "how_much"),
        ("koyta", "how_many"),
        ("koita", "how_many"),
        ("কয়ডা", "how_many"),
        ("kobe", "when"),
        ("kothay", "where"),
        ("kothai", "where"),
        ("keno", "why"),
        ("how mny", "how_many"),
        ("hw much", "how_much"),
        pytest.param("cortex er malik ke", "who"),
        pytest.param("musk ki bolse", "what"),
    ],
)
def test_a_question_word_is_known_however_people_write_it(text: str, cue: str, reader: Reader) -> None:
    assert cue in reader.read(text).cues


@pytest.mark.parametrize(
    ("spelling", "concept"),
    [
        ("khoroch", "cost"),
        ("khoros", "cost"),
        pytest.param("kharoch", "cost"),
        pytest.param("mulyayon", "value", marks=pytest.mark.xfail(reason="not known; mullayon is")),
        ("chalu", "launch"),
        ("unmochon", "unveil"),
        ("khrch", "cost"),
        ("porjonto khoroch", "cost"),
    ],
)
def test_a_romanised_word_is_known_however_people_spell_it(spelling: str, concept: str, reader: Reader) -> None:
    assert concept in reader.read(f"tesla r {spelling} koto").concepts


@pytest.mark.parametrize("name", ["SpaceX", "স্পেসএক্স", "Amazon", "Anthropic", "Oracle", "ইনটেল"])
def test_a_company_that_everybody_knows_is_known_for_another(name: str, reader: Reader) -> None:
    question = reader.read(f"{name} gpu")
    assert any(concept.startswith("other_name.") for concept in question.concepts)
    assert question.entities == ()


def test_the_longest_name_wins(reader: Reader) -> None:
    assert reader.read("where is Memphis, Tennessee").entities == ("memphis-city",)
    assert reader.read("gigafactory of compute").entities == ("gigafactory-of-compute",)


def test_the_pattern_names_kinds_in_place_of_names_and_values(reader: Reader) -> None:
    pattern = reader.read("did Tesla reach 85,000 in December").pattern
    assert {"{entity}", "{number}", "{period}"} <= set(pattern.split())
    assert "tesla" not in pattern


@pytest.mark.parametrize("text", ["", " ", "?", "\ud83d", "\x00", "😂" * 500, "<script>", "a" * 5_000, "ক" * 5_000, "%s{}{0}"])
def test_anything_at_all_can_be_read(text: str, reader: Reader) -> None:
    question = reader.read(text)
    assert question.text == text
    assert question.entities == ()


def test_what_is_refused_is_named_in_the_askers_own_word(ask: Ask) -> None:
    assert "spacex" in ask("SpaceX valuation?")["text"].casefold()
    assert "স্পেসএক্স" in ask("স্পেসএক্স কত খরচ করেছে?")["text"]


@pytest.mark.parametrize(("one", "other"), [("doctors", "hospital"), ("ডাক্তার", "হাসপাতাল"), ("patients", "doctor")])
def test_what_is_counted_apart_is_no_one_idea(one: str, other: str, reader: Reader) -> None:
    ideas = [{tag for mention in reader.read(word).mentions for tag in mention.content} for word in (one, other)]

    assert all(ideas)
    assert ideas[0].isdisjoint(ideas[1])
