from __future__ import annotations

import pytest

from bot.nlu.normalize import normalize
from bot.nlu.sound import fold, likeness, romanize, skeleton, sounds


def sound(word: str) -> str:
    return sounds(normalize(word))[0]


@pytest.mark.parametrize(
    ("bengali", "spellings"),
    [
        pytest.param("খরচ", ["khoroch", "khoros", "koroch", "khorochh"], id="khoroch"),
        pytest.param("কয়টা", ["koyta"], id="koyta"),
        pytest.param("কত", ["koto", "kotto", "qoto"], id="koto"),
        pytest.param("কোথায়", ["kothay", "kothai"], id="kothay"),
        pytest.param("ভাই", ["bhai", "vai"], id="bhai"),
        pytest.param("এখন", ["ekhon", "ekon"], id="ekhon"),
        pytest.param("ছিল", ["chilo", "silo", "chhilo"], id="chilo"),
        pytest.param("হাজার", ["hajar", "hazar"], id="hajar"),
        pytest.param("গুগল", ["googol", "gugol"], id="gugol"),
    ],
)
def test_spellings_of_one_word_fall_together(bengali: str, spellings: list[str]) -> None:
    assert {fold(spelling) for spelling in spellings} <= set(sounds(normalize(bengali)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("khoroch", "kharoch"), ("koyta", "koita"), ("koto", "kto"), ("kemon", "kemn"), ("mulyayon", "mullayon")],
)
def test_chat_spellings_that_change_or_drop_vowels_keep_their_consonants(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("কত", "কথা", id="koto-kotha"),
        pytest.param("কবে", "কে", id="kobe-ke"),
        pytest.param("মেটা", "মোট", id="meta-mot"),
        pytest.param("টেসলা", "টেক্সাস", id="tesla-texas"),
        pytest.param("আয়", "ব্যয়", id="income-spending"),
        pytest.param("গুগল", "গোল", id="google-goal"),
    ],
)
def test_words_of_different_meaning_stay_apart(one: str, other: str) -> None:
    assert not set(sounds(normalize(one))) & set(sounds(normalize(other)))


def test_koto_is_nearer_to_a_misspelling_of_itself_than_to_kotha() -> None:
    assert likeness(fold("kotto"), sound("কত")) > likeness(fold("koto"), sound("কথা"))


@pytest.mark.parametrize(
    ("word", "spoken"),
    [("খরচ", "khoroch"), ("কত", "koto"), ("গল্প", "golpo"), ("চিপ", "chip"), ("ব্যবহার", "byobohar")],
)
def test_a_bengali_word_is_written_out_as_it_is_spoken(word: str, spoken: str) -> None:
    assert romanize(word)[0] == spoken


@pytest.mark.parametrize(
    ("bengali", "spelling"),
    [("টেসলা", "tesla"), ("টেসলা", "teshla"), ("ফেসবুক", "phesbuk"), ("বিলিয়ন", "billion"), ("উৎস", "utso")],
)
def test_a_spelling_that_is_not_quite_the_sound_is_still_very_like_it(bengali: str, spelling: str) -> None:
    assert max(likeness(fold(spelling), heard) for heard in sounds(normalize(bengali))) >= 85.0


def test_a_word_is_as_like_itself_as_can_be_and_less_like_any_other() -> None:
    assert likeness("koros", "koros") == 100.0
    assert likeness("koros", "korosa") < 100.0
