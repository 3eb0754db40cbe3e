from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "verdict", "given"),
    [
        ("Is it true Memphis has 100,000 GPUs?", "yes", [100_000]),
        ("মেমফিসে কি ১ লাখ জিপিইউ আছে?", "yes", [100_000]),
        ("memphis e ki 1 lakh gpu ache", "yes", [100_000]),
        ("Did OpenAI raise 10 billion?", "no", [6.6e9]),
        ("ওপেনএআই কি ১০ বিলিয়ন তুলেছে?", "no", [6.6e9]),
        ("openai ki 10 billion tuleche", "no", [6.6e9]),
        ("Is OpenAI worth 157 billion?", "yes", [157e9]),
        ("Does Memphis have 200,000 GPUs?", "no", [100_000]),
        ("গুগলের মূলধনি ব্যয় কি ২০ বিলিয়ন?", "no", [13e9]),
    ],
)
def test_a_figure_is_confirmed_or_corrected(question: str, verdict: str, given: list[float], ask: Ask) -> None:
    told = ask(question)
    assert (told["verdict"], figures(told), is_sourced(told)) == (verdict, given, True)


@pytest.mark.parametrize(
    "question",
    [
        "Does Tesla already have 85,000 H100s?",
        "Is it true that Tesla has 50,000 H100s running now?",
        "টেসলার কি এখনই ৮৫ হাজার এইচ১০০ আছে?",
        "টেসলা কি ৮৫ হাজার জিপিইউ পেয়ে গেছে?",
        "tesla r ki ekhoni 85 hajar h100 ache",
        "Is the Memphis capacity already doubled?",
        "মেমফিসের ক্ষমতা কি ইতিমধ্যে দ্বিগুণ হয়ে গেছে?",
        "Does Cortex have 50,000 GPUs now?",
    ],
)
def test_a_plan_asked_about_as_if_done_is_a_no(question: str, ask: Ask) -> None:
    told = ask(question)
    assert told["verdict"] == "no"
    assert "plan" in told["text"] or "পরিকল্পনা" in told["text"]


@pytest.mark.parametrize(
    "question",
    ["Will Tesla have 85,000 H100s in December?", "ডিসেম্বরে কি টেসলার ৮৫ হাজার এইচ১০০ থাকবে?", "is 85,000 planned for december"],
)
def test_a_plan_asked_about_as_a_plan_is_a_yes(question: str, ask: Ask) -> None:
    assert (ask(question)["verdict"], figures(ask(question))) == ("yes", [85_000])


def test_with_the_plan_comes_what_there_is_now(ask: Ask) -> None:
    assert set(figures(ask("Does Tesla already have 85,000 H100s?"))) == {29_000, 85_000}


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Was Cortex unveiled in August?", "yes"),
        ("কর্টেক্স কি আগস্টে উন্মোচন হয়েছে?", "yes"),
        ("Was Cortex unveiled in May?", "no"),
        ("Was Memphis assembled in July?", "yes"),
        ("মেমফিস কি সেপ্টেম্বরে চালু হয়েছে?", "yes"),
        ("memphis ki september e chalu hoyeche", "yes"),
        ("মেমফিস কি জুলাইয়ে চালু হয়েছে?", "no"),
        ("Was Memphis launched in July?", "no"),
    ],
)
def test_a_month_is_confirmed_or_corrected(question: str, verdict: str, ask: Ask) -> None:
    told = ask(question)
    assert (told["verdict"], is_sourced(told)) == (verdict, True)


@pytest.mark.parametrize(
    ("question", "verdict", "name"),
    [
        ("Does Nvidia make Dojo?", "no", "Tesla"),
        ("ডোজো কি এনভিডিয়া বানায়?", "no", "টেসলা"),
        ("dojo ki nvidia banay", "no", "টেসলা"),
        ("Does Tesla own Cortex?", "yes", "Tesla"),
        ("কর্টেক্স কি টেসলার?", "yes", "টেসলা"),
    ],
)
def test_an_owner_or_maker_is_confirmed_or_corrected(question: str, verdict: str, name: str, ask: Ask) -> None:
    told = ask(question)
    assert (told["verdict"], name in told["text"]) == (verdict, True)


@pytest.mark.parametrize(
    "question", ["Did Tesla sell 10,000 cars?", "স্পেসএক্স কি ১০ বিলিয়ন খরচ করেছে?", "is it true that Amazon bought OpenAI?"]
)
def test_what_the_article_knows_nothing_of_gets_no_verdict(question: str, ask: Ask) -> None:
    assert (ask(question)["outcome"], ask(question)["verdict"]) == ("unknown", None)
