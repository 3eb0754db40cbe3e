from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.channels.jsonl import described
from bot.model import Message
from tests.golden import Ask, asking, assistant_on, figures


@pytest.fixture(scope="module")
def ask(database_url: str) -> Ask:
    return asking(database_url)


@pytest.fixture(scope="module")
def bot(database_url: str) -> Assistant:
    return assistant_on(database_url)


@pytest.mark.parametrize(
    ("earlier", "text", "given"),
    [
        pytest.param(["microsoft capex"], "and google?", [13e9], id="another-company"),
        pytest.param(["মাইক্রোসফটের মূলধনি ব্যয় কত?"], "আর গুগলের?", [13e9], id="another-company-in-bengali"),
        pytest.param(["memphis e koyta gpu"], "ar texas e?", [29_000], id="another-place-romanised"),
        pytest.param(["টেসলার এখন কয়টা H100?"], "অক্টোবরের শেষে?", [50_000], id="another-time"),
        pytest.param(["টেসলার এখন কয়টা H100?", "অক্টোবরের শেষে?"], "আর ডিসেম্বরে", [85_000], id="a-third-time"),
        pytest.param(["koto h100 jog hobe colossus e"], "ar h200?", [50_000], id="another-chip"),
        pytest.param(["who built memphis"], "how many gpus does it have", [100_000], id="it"),
        pytest.param(
            ["গুগলের ক্যাপেক্স কত?"],
            "কত শতাংশ বাড়ল?",
            [63],
            id="another-measure",
        ),
        pytest.param(["openai koto tulse"], "valuation koto", [157e9], id="another-measure-romanised"),
        pytest.param(["microsoft capex", "google capex"], "whats the difference", [7e9], id="the-last-two-answers"),
    ],
)
def test_a_follow_up_takes_what_it_leaves_out_from_before(earlier: list[str], text: str, given: list[float], ask: Ask) -> None:
    assert figures(ask(text, *earlier)) == given


def test_what_was_taken_over_is_said(ask: Ask) -> None:
    told = ask("how many gpus does it have", "who built memphis")
    assert "earlier question" in told["text"]
    assert told["reading"]["inherited"]


def test_a_complete_question_takes_nothing_over(ask: Ask) -> None:
    told = ask("OpenAI valuation", "Google capex in Q3 2024")
    assert (figures(told), told["reading"]["inherited"]) == ([157e9], [])


def test_a_follow_up_whose_answer_the_article_lacks_is_refused_not_answered_from_before(ask: Ask) -> None:
    assert (ask("and google?", "openai valuation")["outcome"], ask("and google?", "openai valuation")["figures"]) == (
        "unknown",
        [],
    )
    assert ask("how much power does it use", "how many gpus in memphis")["outcome"] == "unknown"


@pytest.mark.parametrize("text", ["how many gpus does it have", "কে বলেছে এটা?", "what is the difference?", "source?"])
def test_a_follow_up_to_nothing_is_not_answered_with_a_figure(text: str, ask: Ask) -> None:
    assert figures(ask(text)) == []


@pytest.mark.parametrize("small_talk", ["thanks", "ধন্যবাদ", "ok"])
def test_small_talk_in_between_is_not_taken_for_a_question_and_makes_nobody_forget(small_talk: str, ask: Ask) -> None:
    assert ask(small_talk, "microsoft capex")["outcome"] == "social"
    assert figures(ask("and google?", "microsoft capex", small_talk)) == [13e9]


def test_a_question_that_was_not_understood_makes_nobody_forget(ask: Ask) -> None:
    assert figures(ask("and google?", "microsoft capex", "asdkjh qweoiu")) == [13e9]


def test_the_language_follows_each_question_of_a_conversation(ask: Ask) -> None:
    assert ask("আর গুগলের?", "microsoft capex")["language"] == "bn"


def told(bot: Assistant, text: str, chat: str | None, user: str | None) -> list[float]:
    return figures(described(bot, {"text": text, "chat": chat, "user": user}))


@pytest.mark.parametrize(
    ("chat", "user", "given"),
    [
        pytest.param("group", "rahim", [100_000], id="same-chat-same-user"),
        pytest.param("group", "karim", [], id="same-chat-other-user"),
        pytest.param("elsewhere", "rahim", [], id="other-chat"),
        pytest.param(None, "rahim", [], id="no-chat"),
    ],
)
def test_each_person_in_each_chat_has_a_conversation_of_their_own(
    chat: str | None, user: str | None, given: list[float], bot: Assistant
) -> None:
    told(bot, "who built memphis", "group", "rahim")
    assert told(bot, "how many gpus does it have", chat, user) == given


def test_without_a_chat_nothing_is_remembered(bot: Assistant) -> None:
    told(bot, "who built memphis", None, None)
    assert told(bot, "how many gpus does it have", None, None) == []


def test_a_timeline_is_of_whom_it_names_whatever_was_asked_before(bot: Assistant) -> None:
    told(bot, "openai compute e koto khoroch korbe", "timelines", "rima")
    timeline = described(bot, {"text": "মেমফিস সময়রেখা", "chat": "timelines", "user": "rima"})
    assert (timeline["intent"], "জুলাই ২০২৪" in timeline["text"]) == ("timeline", True)


def test_a_fact_that_was_chosen_can_be_followed_up_like_one_that_was_asked_for(bot: Assistant) -> None:
    bot.tell("microsoft-capex-q1", Message("", "chosen", "rima", "en"))
    assert told(bot, "and google?", "chosen", "rima") == [13e9]
    bot.tell("google-capex-q3", Message("", "chosen", "rima", "en"))
    assert told(bot, "growth?", "chosen", "rima") == [63]
