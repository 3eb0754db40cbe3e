from __future__ import annotations

import re
from typing import get_args

import pytest

from bot.assistant import Assistant
from bot.language import Phrasebook
from bot.model import Answer, Clarification, Fallback, Message, Reason, Reply, Social, Turn
from bot.question import Question
from bot.settings import PACKS
from knowledge.model import Fact, Qualifier, Status
from tests.golden import Ask, is_sourced
from tests.golden import facts as named

LANGUAGES = ("en", "bn")
IDS = re.findall(r"^- id: (\S+)", (PACKS / "musk-ai-compute" / "facts.yaml").read_text(encoding="utf-8"), re.MULTILINE)


def said(bot: Assistant, answer: Answer, language: str) -> Reply:
    """An answer in words, whatever was asked."""
    return bot.reply(Turn(Message(""), Question("", language), "none", answer))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("missing", [(), ("blorb",)], ids=["nothing-missing", "a-word-missing"])
def test_every_reason_is_worded_and_offers_what_can_be_asked(
    reason: Reason, missing: tuple[str, ...], language: str, bot: Assistant
) -> None:
    reply = said(bot, Fallback(reason, missing), language)
    assert reply.outcome == "unknown"
    assert not re.search(r"[{}]|fallback_", reply.text)
    assert (len(reply.options), reply.options[0] in reply.text) == (3, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_worded_differently(language: str, bot: Assistant) -> None:
    assert len({said(bot, Fallback(reason), language).headline for reason in Reason}) == len(Reason)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", get_args(Status))
def test_every_status_is_worded_as_a_remark_a_verdict_and_a_kind(
    kind: str, language: str, phrasebooks: dict[str, Phrasebook]
) -> None:
    replies = phrasebooks[language]["replies"]
    assert replies[f"yes_{kind}"]
    assert replies[f"kind_{kind}"]
    assert kind == "undisclosed" or replies[f"status_{kind}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_a_claim_and_an_estimate_are_never_worded_alike(language: str, phrasebooks: dict[str, Phrasebook]) -> None:
    replies = phrasebooks[language]["replies"]
    for prefix in ("status", "kind", "yes"):
        assert len({replies[f"{prefix}_{kind}"] for kind in ("planned", "claimed", "estimated")}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("qualifier", get_args(Qualifier))
def test_every_qualifier_is_worded(qualifier: str, language: str, phrasebooks: dict[str, Phrasebook]) -> None:
    assert "{figure}" in phrasebooks[language]["labels"]["qualifiers"][qualifier]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["greeting", "thanks", "goodbye", "who_are_you", "what_can_you_do", "praise", "abuse", "ok"])
def test_every_kind_of_small_talk_has_its_answer(kind: str, language: str, bot: Assistant) -> None:
    reply = said(bot, Social(kind), language)
    assert (reply.outcome, "{" in reply.text) == ("social", False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identity", IDS)
def test_an_option_that_is_offered_is_answered_when_sent_back(
    language: str, identity: str, facts: dict[str, Fact], bot: Assistant, ask: Ask
) -> None:
    (option,) = said(bot, Clarification((facts[identity],)), language).options
    told = ask(option)
    assert (told["outcome"], told["language"]) == ("answer", language), option
    assert facts[identity].texts[language] in told["text"] or identity in named(told), (option, told["text"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_readings_are_offered_each_once_and_not_too_many(language: str, facts: dict[str, Fact], bot: Assistant) -> None:
    reply = said(bot, Clarification((*facts.values(), *facts.values())), language)
    assert reply.outcome == "clarify"
    assert len(reply.options) == len(set(reply.options)) == 4


@pytest.mark.parametrize(
    "question",
    [
        "memphis e koyta gpu",
        "OpenAI valuation",
        "Who owns Cortex?",
        "কর্টেক্স কবে উন্মোচন হয়?",
        "Microsoft vs Google capex",
        "Timeline of Memphis",
        "Does Tesla already have 85,000 H100s?",
        "মেমফিস বানাতে কত খরচ হয়েছে?",
        "10 billion ordhek naki",
        "which companies are in the 10 billion",
    ],
)
def test_every_answer_ends_with_the_line_of_its_sources(question: str, ask: Ask) -> None:
    assert is_sourced(ask(question))


def test_the_source_line_names_every_paragraph_once_in_order(ask: Ask) -> None:
    assert ask("Microsoft vs Google capex")["text"].endswith(": paragraphs 10 and 11")
    assert ask("মাস্কের কয়টা কোম্পানি?")["text"].endswith("অনুচ্ছেদ ১, ৩ ও ১১")


def test_the_figure_stands_in_the_first_line_as_it_is_described_beside_the_text(ask: Ask) -> None:
    told = ask("What is OpenAI's valuation?")
    assert told["text"].startswith(told["figures"][0]["text"])


@pytest.mark.parametrize(
    "question", ["মেমফিসে কয়টা জিপিইউ?", "ওপেনএআইয়ের মূল্যায়ন কত?", "google capex q3 koto", "৩৮ বিলিয়ন কত কোটি"]
)
def test_a_bengali_reply_has_bengali_digits_but_in_names(question: str, ask: Ask) -> None:
    text = re.sub(r"H[12]00|Grok 3", "", ask(question)["text"])
    assert not re.search("[0-9]", text)


@pytest.mark.parametrize(
    "question", ["how many gpus in memphis", "OpenAI valuation", "SpaceX valuation?", "Timeline of Memphis"]
)
def test_an_english_reply_has_no_bengali_letter(question: str, ask: Ask) -> None:
    assert not re.search("[\u0980-\u09ff]", ask(question)["text"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_said_twice(language: str, ask: Ask) -> None:
    lines = ask("Does Tesla already have 85,000 H100s?", language=language)["text"].splitlines()
    assert len(lines) == len(set(lines))


def test_what_was_taken_from_the_last_question_is_said(ask: Ask) -> None:
    assert "earlier question: Google" in ask("and the growth?", "google capex")["text"]


def test_a_caveat_of_a_fact_is_never_left_out(ask: Ask, facts: dict[str, Fact]) -> None:
    assert facts["musk-ai-spending"].caveats["bn"] in ask("মাস্কের এআই খরচ কত?")["text"]
