from __future__ import annotations

import pytest

from bot.nlu.normalize import tokenize
from bot.nlu.periods import periods
from bot.nlu.reader import Reader
from bot.nlu.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        # months
        ("in January", "01"),
        ("জানুয়ারিতে", "01"),
        ("february te", "02"),
        ("মার্চে", "03"),
        ("april e", "04"),
        ("এপ্রিলে", "04"),
        ("মে মাসে", "05"),
        ("june", "06"),
        ("জুলাইয়ে", "07"),
        ("aug", "08"),
        ("আগস্টে", "08"),
        ("আগষ্ট", "08"),
        ("september e", "09"),
        ("সেপ্টেম্বর", "09"),
        ("oktobor", "10"),
        ("অক্টোবরের শেষে", "10"),
        ("by the end of October", "10"),
        ("নভেম্বর", "11"),
        ("disembor er moddhe", "12"),
        ("ডিসেম্বরের মধ্যে", "12"),
        ("by December", "12"),
        # years of two calendar years
        ("2025-26 budget", "2025/2026"),
        ("২০২৫-২৬ অর্থবছরে", "2025/2026"),
        ("fy 2025/26", "2025/2026"),
        ("2024–2025", "2024/2025"),
        # months of a year
        ("September 2024", "2024-09"),
        ("সেপ্টেম্বর ২০২৪", "2024-09"),
        ("২০২৪ সালের এপ্রিলে", "2024-04"),
        ("April this year", "2024-04"),
        ("April last year", "2023-04"),
        # quarters
        ("Q3", "Q3"),
        ("q1", "Q1"),
        ("third quarter", "Q3"),
        ("3rd quarter", "Q3"),
        ("quarter 2", "Q2"),
        ("prothom quarter", "Q1"),
        ("তৃতীয় প্রান্তিক", "Q3"),
        ("তৃতীয় প্রান্তিকে", "Q3"),
        ("দ্বিতীয় ত্রৈমাসিকে", "Q2"),
        ("৩য় প্রান্তিক", "Q3"),
        # quarters of a year
        ("Q3 2024", "2024-Q3"),
        ("2024 Q3", "2024-Q3"),
        ("Q3 2023", "2023-Q3"),
        ("Q1 last year", "2023-Q1"),
        ("first quarter 2024", "2024-Q1"),
        ("২০২৪ সালের তৃতীয় প্রান্তিক", "2024-Q3"),
        ("২০২৩ সালের প্রথম ত্রৈমাসিকে", "2023-Q1"),
        # years
        ("2024", "2024"),
        ("২০২৩ সালে", "2023"),
        ("this year", "2024"),
        ("এ বছর", "2024"),
        ("ei bochor", "2024"),
        ("last year", "2023"),
        ("গত বছর", "2023"),
        ("next year", "2025"),
        ("আগামী বছর", "2025"),
        # days
        ("29 October 2024", "2024-10-29"),
        ("October 29, 2024", "2024-10-29"),
        ("২৯ অক্টোবর ২০২৪", "2024-10-29"),
        ("২৯ অক্টোবর", "10-29"),
        ("29 october", "10-29"),
        ("Tuesday", "weekday-2"),
        ("মঙ্গলবার", "weekday-2"),
        ("thursday", "weekday-4"),
        ("বৃহস্পতিবারে", "weekday-4"),
        ("first nine months", "span"),
        ("প্রথম নয় মাসে", "span"),
        pytest.param("29th October", "10-29"),
        pytest.param("2024-10-29", "2024-10-29"),
        pytest.param("third quarter of 2023", "2023-Q3"),
        pytest.param("tritiyo prantik", "Q3"),
    ],
)
def test_a_period_is_read_exactly(text: str, tag: str, reader: Reader) -> None:
    assert [period.tags for period in reader.read(text).periods] == [{f"p:{tag}"}]


@pytest.mark.parametrize("text", ["end of the year", "বছরের শেষ নাগাদ", "by year end", "বছর শেষে"])
def test_the_end_of_the_year_is_december(text: str, reader: Reader) -> None:
    (period,) = reader.read(text).periods
    assert "p:12" in period.tags


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("10 billion in April", "04"),
        ("April 10 billion", "04"),
        ("85,000 by December", "12"),
        ("ডিসেম্বরে ৮৫ হাজার", "12"),
        ("29 hajar october e", "10"),
    ],
)
def test_a_figure_beside_a_month_is_no_day_of_it(text: str, tag: str, reader: Reader) -> None:
    question = reader.read(text)
    assert [period.tags for period in question.periods] == [{f"p:{tag}"}]
    assert len(question.quantities) == 1


@pytest.mark.parametrize("text", ["Q5", "in 1800", "$2024", "50000 gpus", "the first cluster", "প্রথম ক্লাস্টার", "2024 hajar"])
def test_what_only_looks_like_a_period_is_none(text: str, reader: Reader) -> None:
    assert reader.read(text).periods == ()


def test_a_figure_after_a_year_makes_no_fiscal_year(reader: Reader) -> None:
    assert {tag for period in reader.read("in 2025 26 hospitals").periods for tag in period.tags} == {"p:2025"}


def test_two_periods_of_a_question_stay_apart(reader: Reader) -> None:
    assert [sorted(period.tags) for period in reader.read("October or December").periods] == [["p:10"], ["p:12"]]


def test_this_year_is_the_year_of_the_article_not_of_the_reader(vocabulary: Vocabulary) -> None:
    (period,) = periods(tokenize("this year"), vocabulary.periods, 2019)
    assert period.tags == {"p:2019"}
