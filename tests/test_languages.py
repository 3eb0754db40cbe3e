"""The languages as they stand: equal in what they cover, and no word of theirs in the way of another."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import Any

import pytest

from bot.intents import ASKING, MARKED, PLAIN
from bot.languagefile import compile_languages
from bot.model import Reason
from bot.nlu.normalize import joined
from bot.nlu.numbers import read_number
from bot.nlu.numberwords import NumberWords
from bot.nlu.sound import sounds
from bot.settings import LANGUAGES
from knowledge.store import Edition

WITHOUT_SAMPLES = {"social", "help", "multiple", "undisclosed"}
"""Shapes that a single word gives away, or none: sample questions would tell them from nothing."""


@pytest.fixture(scope="module")
def languages() -> dict[str, dict[str, Any]]:
    compiled, problems = compile_languages(LANGUAGES)
    assert problems == []
    return compiled


@pytest.mark.parametrize(
    "table", ["replies", "cues", "concepts", "utterances", "small_talk", "months", "weekdays", "year_words", "period_words"]
)
def test_every_language_has_what_the_others_have(table: str, languages: dict[str, dict[str, Any]]) -> None:
    for one, other in combinations(languages.values(), 2):
        assert set(one[table]) ^ set(other[table]) == set()


@pytest.mark.parametrize("key", ["units", "qualifiers"])
def test_every_language_has_the_same_labels(key: str, languages: dict[str, dict[str, Any]]) -> None:
    for one, other in combinations(languages.values(), 2):
        assert set(one["labels"][key]) == set(other["labels"][key])


def test_a_reply_has_the_same_slots_in_every_language_or_one_that_stands_for_another(
    languages: dict[str, dict[str, Any]],
) -> None:
    slots = {
        code: {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in data["replies"].items()}
        for code, data in languages.items()
    }
    lost = {key: (slots["en"][key], slots["bn"][key]) for key in slots["en"] if len(slots["en"][key]) != len(slots["bn"][key])}
    assert lost == {}


def test_every_reason_for_a_refusal_is_worded(languages: dict[str, dict[str, Any]]) -> None:
    for data in languages.values():
        assert {f"fallback_{reason.value}" for reason in Reason} <= set(data["replies"])


def test_every_shape_has_sample_questions_in_every_language(languages: dict[str, dict[str, Any]]) -> None:
    for data in languages.values():
        assert set(data["utterances"]) == {*MARKED, *ASKING, *PLAIN} - WITHOUT_SAMPLES


@pytest.mark.parametrize(
    ("spelled", "value"), [("shat hajar", 60_000), ("sat hajar", 7_000), ("shottor hajar", 70_000), ("shotero hajar", 17_000)]
)
def test_number_words_that_sound_alike_are_told_apart_or_not_read_at_all(
    spelled: str, value: float, languages: dict[str, dict[str, Any]]
) -> None:
    assert read_number(spelled, NumberWords.of(languages.values())) in (value, None)


def test_no_two_scale_words_of_different_value_sound_alike_in_latin_letters(languages: dict[str, dict[str, Any]]) -> None:
    values: dict[str, set[float]] = defaultdict(set)
    for word, value in languages["bn"]["scales"].items():
        values[sounds(joined(str(word)))[0]].add(float(value))
    assert {sound: found for sound, found in values.items() if len(found) > 1} == {}


@pytest.mark.parametrize("table", ["months", "weekdays"])
def test_no_two_months_or_weekdays_share_a_word(table: str, languages: dict[str, dict[str, Any]]) -> None:
    numbers: dict[str, set[int]] = defaultdict(set)
    for data in languages.values():
        for number, words in data[table].items():
            for word in words:
                numbers[joined(str(word))].add(int(number))
    assert {word: found for word, found in numbers.items() if len(found) > 1} == {}


def test_no_filler_word_is_also_a_name_of_the_pack(languages: dict[str, dict[str, Any]], edition: Edition) -> None:
    names = {joined(name) for entity in edition.entities for group in entity.names.values() for name in group}
    filler = {joined(str(word)) for data in languages.values() for word in data["filler"]}
    assert names & filler == set()


def test_no_word_for_asking_is_also_a_name_of_the_pack(languages: dict[str, dict[str, Any]], edition: Edition) -> None:
    names = {joined(name) for entity in edition.entities for group in entity.names.values() for name in group}
    cues = {joined(str(word)) for data in languages.values() for words in data["cues"].values() for word in words}
    assert names & cues == set()


def test_no_bengali_reply_holds_a_western_digit(languages: dict[str, dict[str, Any]]) -> None:
    assert [key for key, text in languages["bn"]["replies"].items() if re.search(r"[0-9]", text)] == []
