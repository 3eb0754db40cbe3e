from __future__ import annotations

import pytest

from bot.nlu.normalize import MAX_TOKENS, joined, normalize, tokenize

YYA, RRA, RHA = "\u09df", "\u09dc", "\u09dd"  # one sign each; the same letters may also be a letter and a dot


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(f"ব্য{YYA}", "ব্যয\u09bc", id="yya-in-one-sign-or-two"),
        pytest.param(f"গা{RRA}ি", "গাড\u09bcি", id="rra-in-one-sign-or-two"),
        pytest.param(f"আষা{RHA}", "আষাঢ\u09bc", id="rha-in-one-sign-or-two"),
        pytest.param("উত্\u200dস", "উৎস", id="khanda-ta-as-it-was-once-typed"),
        pytest.param("ব\u09bcাউন্ড", "রাউন্ড", id="ra-typed-as-ba-with-a-dot"),
        pytest.param("অামার", "আমার", id="long-a-in-two-signs"),
        pytest.param("মাইক্রোসফ্\u200cট", "মাইক্রোসফ্ট", id="zero-width-non-joiner"),
        pytest.param("র\u200d্যাক", "র্যাক", id="zero-width-joiner"),
        pytest.param("কো\u200bটি", "কোটি", id="zero-width-space"),
        pytest.param("\ufeffটেসলা", "টেসলা", id="byte-order-mark"),
        pytest.param("কে\u09be", "কো", id="vowel-sign-in-two-halves"),
        pytest.param("২৯,০০০", "29,000", id="bengali-digits"),
        pytest.param("２９", "29", id="wide-digits"),
        pytest.param("Tom’s", "toms", id="curly-apostrophe"),
        pytest.param("TESLA", "tesla", id="capitals"),
        pytest.param("ﬁrm", "firm", id="ligature"),
    ],
)
def test_two_ways_to_type_the_same_word_are_one(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize("text", ["\ud83d", "gpu \udfff koto", "টেসলা\ud800"], ids=["alone", "between-words", "after-a-word"])
def test_half_a_surrogate_does_not_stop_the_reading_and_spoils_no_other_word(text: str) -> None:
    read = normalize(text)
    assert read.encode()
    assert set(words(text)) <= {"gpu", "koto", "টেসলা"}


@pytest.mark.parametrize("word", ["কোম্পানি", "সুপারকম্পিউটার", "প্রান্তিক", "খরচ", "ইলন", "মূলধনি", "চাঁদ", "দুঃখ"])
def test_a_bengali_word_keeps_its_vowel_signs_and_stays_whole(word: str) -> None:
    assert words(f"আর {word} কত") == ["আর", word, "কত"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("29,000 gpus", ["29,000", "gpus"], id="thousands"),
        pytest.param("১,০০,০০০টি", ["1,00,000", "টি"], id="lakhs-with-an-ending"),
        pytest.param("$6.6bn", ["$", "6.6", "bn"], id="money"),
        pytest.param("H100s, H200", ["h100s", "h200"], id="chip-names"),
        pytest.param("Q3-2024", ["q3", "2024"], id="quarter"),
        pytest.param("63%?", ["63", "%"], id="percent"),
        pytest.param("এইচ১০০", ["এইচ", "100"], id="bengali-chip-name"),
        pytest.param("2024.", ["2024"], id="full-stop"),
        pytest.param("😂😂 !!! ...", [], id="nothing-to-read"),
    ],
)
def test_a_message_falls_into_words_numbers_and_signs(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_tokens_know_where_they_stand_so_that_10b_is_told_from_10_b() -> None:
    assert [(token.start, token.end) for token in tokenize("10b 10 b")] == [(0, 2), (2, 3), (4, 6), (7, 8)]


def test_a_pasted_novel_is_cut_short() -> None:
    assert len(tokenize("tesla " * 10_000)) == MAX_TOKENS


@pytest.mark.parametrize("name", ["Open AI", "OpenAI", "open-ai", " OPENAI "])
def test_a_name_has_one_key_however_it_is_spaced(name: str) -> None:
    assert joined(name) == "openai"
