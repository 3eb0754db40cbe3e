from __future__ import annotations

import pytest

from tests.golden import Ask, figures, is_sourced


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When was Cortex unveiled?", ["August 2024"]),
        ("কর্টেক্স কবে উন্মোচন হয়?", ["আগস্ট ২০২৪"]),
        ("cortex kobe unveil holo", ["আগস্ট ২০২৪"]),
        ("When did xAI start assembling Memphis?", ["July 2024"]),
        ("মেমফিস জোড়া লাগানো কবে শুরু হয়?", ["জুলাই ২০২৪"]),
        ("মেমফিস কবে চালু হয়?", ["সেপ্টেম্বর ২০২৪"]),
        ("memphis kobe online hoy", ["সেপ্টেম্বর ২০২৪"]),
        ("When did Memphis come online?", ["September 2024"]),
        ("Which month was Colossus unveiled?", ["September 2024"]),
        ("When did OpenAI announce the funding?", ["October 2024"]),
    ],
)
def test_the_date_of_an_event_is_given(question: str, words: list[str], ask: Ask) -> None:
    told = ask(question)
    assert all(word in told["text"] for word in words)
    assert (told["outcome"], figures(told), is_sourced(told)) == ("answer", [], True)


@pytest.mark.parametrize("question", ["When will Tesla have 85,000 GPUs?", "৮৫ হাজার কবে হবে?", "85 hajar kobe hobe"])
def test_the_date_that_a_planned_figure_is_due_is_given_as_a_plan(question: str, ask: Ask) -> None:
    text = ask(question)["text"]
    assert "December 2024" in text or "ডিসেম্বর ২০২৪" in text
    assert "plan" in text or "পরিকল্পনা" in text


@pytest.mark.parametrize("question", ["when was the Merritt post", "মেরিটের পোস্ট কবেকার?"])
def test_a_disputed_date_is_given_with_what_disputes_it(question: str, ask: Ask) -> None:
    told = ask(question)
    assert "29 October 2024" in told["text"] or "২৯ অক্টোবর ২০২৪" in told["text"]
    assert "Thursday" in told["text"] or "বৃহস্পতিবার" in told["text"]
    assert len(told["sources"]) == 2


@pytest.mark.parametrize("question", ["When was Elon Musk born?", "নিকোলা টেসলা কবে জন্মেছিলেন?", "when did Google unveil Cortex"])
def test_a_date_that_the_article_lacks_is_refused(question: str, ask: Ask) -> None:
    assert ask(question)["outcome"] == "unknown"
