from __future__ import annotations

import pytest

from bot.nlu.normalize import tokenize
from bot.nlu.numbers import quantities, read_number
from bot.nlu.reader import Reader
from bot.nlu.vocabulary import Vocabulary

BILLION = 1e9


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Bengali, in digits
        ("১০ বিলিয়ন", 10 * BILLION),
        ("৬.৬ বিলিয়ন", 6.6 * BILLION),
        ("১৫৭ বিলিয়ন", 157 * BILLION),
        ("২৯,০০০", 29_000),
        ("২৯ হাজার", 29_000),
        ("৫০ হাজার", 50_000),
        ("৮৫ হাজারের", 85_000),
        ("১,০০,০০০", 100_000),
        ("১ লাখ", 100_000),
        ("১ লাখ ২০ হাজার", 120_000),
        ("১৪ হাজার ২০০ কোটি", 142_000_000_000),
        ("১ লাখ ২০ হাজার কোটি", 1_200_000_000_000),
        ("12 hajar 500 koti", 125_000_000_000),
        ("১২ হাজার ৫০০ কোটি ৩০ লাখ", 125_003_000_000),
        ("১ লাখ ২০ হাজার ৫০০", 120_500),
        ("৬ হাজার ৮০০", 6_800),
        ("20 hajar 800", 20_800),
        ("৯ দশমিক ৮৭ বিলিয়ন", 9.87 * BILLION),
        ("৩ দশমিক ০৫", 3.05),
        ("nine point eight seven billion", 9.87 * BILLION),
        ("২ হাজার কোটি", 20 * BILLION),
        ("৩৮০০ কোটি", 38 * BILLION),
        ("৩,৮০০ কোটি", 38 * BILLION),
        ("১০ বিলিয়নের", 10 * BILLION),
        # Bengali, in words
        ("দশ বিলিয়ন", 10 * BILLION),
        ("দশ হাজার", 10_000),
        ("ঊনত্রিশ হাজার", 29_000),
        ("উনত্রিশ হাজার", 29_000),
        ("পঁচাশি হাজার", 85_000),
        ("এক লাখ", 100_000),
        ("দুই লক্ষ", 200_000),
        ("দেড় লাখ", 150_000),
        ("আড়াই কোটি", 25_000_000),
        ("সাড়ে ছয় বিলিয়ন", 6.5 * BILLION),
        ("সাড়ে ৬ বিলিয়ন", 6.5 * BILLION),
        ("পৌনে দুই লাখ", 175_000),
        ("সোয়া তিন কোটি", 32_500_000),
        ("এক হাজার কোটি", 10 * BILLION),
        ("পাঁচশো", 500),
        ("আধা বিলিয়ন", 0.5 * BILLION),
        ("হাফ মিলিয়ন", 500_000),
        ("আশি", 80),
        # English
        ("85k", 85_000),
        ("85K", 85_000),
        ("29,000", 29_000),
        ("100000", 100_000),
        ("6.6 billion", 6.6 * BILLION),
        ("157bn", 157 * BILLION),
        ("38 bn", 38 * BILLION),
        ("10b", 10 * BILLION),
        ("7m", 7_000_000),
        ("10 bilion", 10 * BILLION),
        ("ten billion", 10 * BILLION),
        ("fifty thousand", 50_000),
        ("one hundred thousand", 100_000),
        ("two hundred thousand", 200_000),
        ("twenty five thousand", 25_000),
        ("twenty-five thousand", 25_000),
        ("eighty five thousand", 85_000),
        ("1 lakh", 100_000),
        ("1.5 lakh", 150_000),
        ("2 crore", 20_000_000),
        ("1,57,000", 157_000),
        # romanised Bengali
        ("dosh hajar", 10_000),
        ("ponchash hajar", 50_000),
        ("pochashi hajar", 85_000),
        ("unotrish hajar", 29_000),
        ("tirish hazar", 30_000),
        ("85 hajar", 85_000),
        ("ek lakh", 100_000),
        ("ek lac", 100_000),
        ("dui lokkho", 200_000),
        ("der lakh", 150_000),
        ("1 koti", 10_000_000),
        ("2 hajar koti", 20 * BILLION),
        ("dosh bilion", 10 * BILLION),
        ("6.6 biliyon", 6.6 * BILLION),
        ("sare chhoy bilion", 6.5 * BILLION),
        ("tin sho", 300),
        pytest.param("three point five billion", 3.5 * BILLION),
        pytest.param("two hundred and fifty thousand", 250_000),
        pytest.param("half a million", 500_000),
    ],
)
def test_a_figure_is_read_exactly(text: str, value: float, vocabulary: Vocabulary) -> None:
    assert read_number(text, vocabulary.numbers) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$6.6bn", 6.6 * BILLION, "USD"),
        ("$157 billion", 157 * BILLION, "USD"),
        ("10 billion dollars", 10 * BILLION, "USD"),
        ("১০ বিলিয়ন ডলার", 10 * BILLION, "USD"),
        ("10 bilion dolar", 10 * BILLION, "USD"),
        ("৳৫০০", 500, "BDT"),
        ("100 taka", 100, "BDT"),
        ("Tk 18,500", 18_500, "BDT"),
        ("34 per cent of it", 34, "percent"),
        ("৫ মেট্রিক টন চাল", 5, "tonne"),
        ("12 US dollars", 12, "USD"),
        ("Tk. 44.4 crore", 444_000_000, "BDT"),
        ("Rs 2,000 crore", 20 * BILLION, "INR"),
        ("USD 5 million", 5_000_000, "USD"),
        ("২ ডলার ৮৫ সেন্ট", 2.85, "USD"),
        ("৫ টাকা ৫০ পয়সায়", 5.5, "BDT"),
        ("৬৩ শতাংশ", 63, "percent"),
        ("63%", 63, "percent"),
        ("80 percent", 80, "percent"),
        ("two companies", 2, "company"),
        ("এক ডলার", 1, "USD"),
    ],
)
def test_a_figure_keeps_the_unit_beside_it(text: str, value: float, unit: str, vocabulary: Vocabulary) -> None:
    (found,) = quantities(tokenize(text), vocabulary.numbers)
    assert found.value == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "H100",
        "H200",
        "এইচ১০০",
        "এইচ ২০০",
        "Grok 3",
        "গ্রক ৩",
        "Q3",
        "2024",
        "২০২৪ সালে",
        "29 October 2024",
        "one",
        "দুই",
        "তিন",
        "ek",
        "dosh",
        "bish",
        "eighty",
        "a",
        "k",
        "million",
        "বিলিয়ন",
        "হাজার",
        "first",
        "প্রথম",
        "koto",
        "কয়টা",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str, reader: Reader) -> None:
    assert reader.read(text).quantities == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("38 billion is how many times 10 billion", [38 * BILLION, 10 * BILLION]),
        ("২৯ হাজার থেকে ৮৫ হাজার", [29_000, 85_000]),
        ("6 or 7 billion", [6, 7 * BILLION]),
        ("8 billion, not 80 billion", [8 * BILLION, 80 * BILLION]),
        ("50,000 H100 and 50,000 H200", [50_000, 50_000]),
    ],
)
def test_several_figures_in_a_question_stay_apart_and_in_order(text: str, values: list[float], reader: Reader) -> None:
    assert [quantity.value for quantity in reader.read(text).quantities] == values


@pytest.mark.parametrize(
    ("text", "readings"),
    [("38", (38, 38e9, 38e3)), ("38 billion", (38e9,)), ("29,000", (29_000,)), ("63%", (63,))],
    ids=["bare", "with-scale", "large", "percent"],
)
def test_only_a_bare_small_number_may_stand_for_billions(text: str, readings: tuple[float, ...], reader: Reader) -> None:
    assert reader.read(text).quantities[0].readings == readings


@pytest.mark.parametrize("text", ["about ten billion", "ten billion or so", "1 or 2", "", "গুগল"])
def test_a_text_that_is_more_or_less_than_one_figure_has_no_number(text: str, vocabulary: Vocabulary) -> None:
    assert read_number(text, vocabulary.numbers) is None
