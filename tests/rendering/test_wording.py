from __future__ import annotations

import pytest

from bot.model import Figure
from bot.rendering.wording import Wording
from knowledge.model import Qualifier


@pytest.mark.parametrize(
    ("value", "in_english", "in_bengali"),
    [
        (0, "0", "০"),
        (7, "7", "৭"),
        (999, "999", "৯৯৯"),
        (1_000, "1,000", "১,০০০"),
        (29_000, "29,000", "২৯,০০০"),
        (100_000, "100,000", "১,০০,০০০"),
        (1_000_000, "1,000,000", "১০,০০,০০০"),
        (12_345_678, "12,345,678", "১,২৩,৪৫,৬৭৮"),
        (6.6, "6.6", "৬.৬"),
        (3.45, "3.45", "৩.৪৫"),
        (3.449999, "3.45", "৩.৪৫"),
        (2.0, "2", "২"),
        (100, "100", "১০০"),
        (1_570_000.5, "1,570,000.5", "১৫,৭০,০০০.৫"),
    ],
)
def test_a_number_is_grouped_as_the_language_groups(
    value: float, in_english: str, in_bengali: str, english: Wording, bengali: Wording
) -> None:
    assert (english.number(value), bengali.number(value)) == (in_english, in_bengali)


@pytest.mark.parametrize(
    ("value", "unit", "in_english", "in_bengali"),
    [
        (10e9, "USD", "$10 billion", "১০ বিলিয়ন (১,০০০ কোটি) ডলার"),
        (6.6e9, "USD", "$6.6 billion", "৬.৬ বিলিয়ন (৬৬০ কোটি) ডলার"),
        (157e9, "USD", "$157 billion", "১৫৭ বিলিয়ন (১৫,৭০০ কোটি) ডলার"),
        (1.2e12, "USD", "$1.2 trillion", "১.২ ট্রিলিয়ন (১,২০,০০০ কোটি) ডলার"),
        (5e6, "USD", "$5 million", "৫ মিলিয়ন (৫০ লাখ) ডলার"),
        (500, "USD", "$500", "৫০০ ডলার"),
        (29_000, "gpu", "29,000", "২৯,০০০টি"),
        (100_000, "gpu", "100,000", "১,০০,০০০টি (১ লাখ)"),
        (99_999, "gpu", "99,999", "৯৯,৯৯৯টি"),
        (20_000, "chip", "20,000", "২০,০০০টি"),
        (63, "percent", "63%", "৬৩ শতাংশ"),
        (3.8, "times", "3.8 times", "৩.৮ গুণ"),
        (2, "company", "2 companies", "২টি কোম্পানি"),
        (1, "company", "1 company", "১টি কোম্পানি"),
    ],
)
def test_a_figure_is_told_in_both_scales_of_the_language_with_its_unit(
    value: float, unit: str, in_english: str, in_bengali: str, english: Wording, bengali: Wording
) -> None:
    assert (english.figure(Figure(value, unit)), bengali.figure(Figure(value, unit))) == (in_english, in_bengali)


@pytest.mark.parametrize(
    ("qualifier", "in_english", "in_bengali"),
    [
        ("exact", "63%", "৬৩ শতাংশ"),
        ("about", "about 63%", "প্রায় ৬৩ শতাংশ"),
        ("at_least", "at least 63%", "কমপক্ষে ৬৩ শতাংশ"),
        ("more_than", "more than 63%", "৬৩ শতাংশের বেশি"),
    ],
)
def test_how_exact_a_figure_is_is_said_with_it(
    qualifier: Qualifier, in_english: str, in_bengali: str, english: Wording, bengali: Wording
) -> None:
    figure = Figure(63, "percent", qualifier)
    assert english.figure(figure) == in_english
    assert bengali.figure(figure).replace("-", "") == in_bengali


@pytest.mark.parametrize(
    ("iso", "in_english", "in_bengali"),
    [
        ("2024", "2024", "২০২৪"),
        ("2024-09", "September 2024", "সেপ্টেম্বর ২০২৪"),
        ("2024-01", "January 2024", "জানুয়ারি ২০২৪"),
        ("2024-12", "December 2024", "ডিসেম্বর ২০২৪"),
        ("2024-10-29", "29 October 2024", "২৯ অক্টোবর ২০২৪"),
        ("2024-10-05", "5 October 2024", "৫ অক্টোবর ২০২৪"),
        ("2024-Q1", "Q1 2024", "২০২৪ সালের প্রথম প্রান্তিক"),
        ("2024-Q3", "Q3 2024", "২০২৪ সালের তৃতীয় প্রান্তিক"),
        ("2024-01/2024-09", "January 2024 to September 2024", "জানুয়ারি ২০২৪ থেকে সেপ্টেম্বর ২০২৪"),
    ],
)
def test_a_period_is_written_out(iso: str, in_english: str, in_bengali: str, english: Wording, bengali: Wording) -> None:
    assert (english.date(iso), bengali.date(iso)) == (in_english, in_bengali)


@pytest.mark.parametrize(
    ("items", "in_english", "in_bengali"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a ও b"),
        (["a", "b", "c"], "a, b and c", "a, b ও c"),
    ],
    ids=["none", "one", "two", "three"],
)
def test_items_are_joined_as_in_a_sentence(
    items: list[str], in_english: str, in_bengali: str, english: Wording, bengali: Wording
) -> None:
    assert (english.list(items), bengali.list(items)) == (in_english, in_bengali)


@pytest.mark.parametrize(
    ("value", "scale", "unit", "in_english", "in_bengali"),
    [
        (38e9, 1e7, "USD", "3,800 crore dollars", "৩,৮০০ কোটি ডলার"),
        (38e9, 1e6, "USD", "38,000 million dollars", "৩৮,০০০ মিলিয়ন ডলার"),
        (100_000, 1e5, "gpu", "1 lakh", "১ লাখ"),
        (85_000, 1e3, "gpu", "85,000", "৮৫,০০০"),
        (157e9, 1e12, "USD", "0.16 trillion dollars", "০.১৬ ট্রিলিয়ন ডলার"),
    ],
)
def test_a_figure_is_told_in_the_scale_asked_for(
    value: float, scale: float, unit: str, in_english: str, in_bengali: str, english: Wording, bengali: Wording
) -> None:
    told = english.in_one_scale(value, scale, unit), bengali.in_one_scale(value, scale, unit)
    assert told == (in_english, in_bengali)


def test_a_name_with_digits_in_it_keeps_them(bengali: Wording) -> None:
    assert bengali.digits("2024") == "২০২৪"
    assert bengali.list(["H100", "H200"]) == "H100 ও H200"
