"""An article in which much has two of a kind: the figure of the other one must never come."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.model import Message
from tests.ferry import bot, facts, verdict

__all__ = ["bot"]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("ager bochor terminal e koto jatri hoisilo?", "passengers-before"),
        ("ager bochorer jatri koto?", "passengers-before"),
        ("গত বছর টার্মিনালে যাত্রী কত ছিল?", "passengers-before"),
        ("how many passengers last year?", "passengers-before"),
        ("এ বছর টার্মিনালে যাত্রী কত?", "passengers-now"),
    ],
)
def test_last_year_is_the_fiscal_year_that_ended_in_it(bot: Assistant, question: str, fact: str) -> None:
    assert facts(bot, question) == [fact]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("নারী শ্রমিক কয়জন নিয়োগ পেয়েছে?", "hired-women"),
        ("how many women workers were hired?", "hired-women"),
        ("টার্মিনালে শ্রমিক কতজন নিয়োগ পেয়েছে?", "hired"),
        ("কতজন ডক শ্রমিক কাজ বন্ধ করেছিলেন?", "strike-men"),
        ("ধর্মঘটে কতজন শ্রমিক কাজ বন্ধ রেখেছিল?", "strike-men"),
    ],
)
def test_a_name_of_several_words_counts_no_more_than_it_says(bot: Assistant, question: str, fact: str) -> None:
    assert facts(bot, question) == [fact]


@pytest.mark.parametrize(
    ("question", "holds", "both"),
    [
        ("is the depth at the terminal more than at the old ghat?", "yes", {"depth-new", "depth-old"}),
        ("does the new terminal have less depth than the old ghat?", "no", {"depth-new", "depth-old"}),
        ("পুরোনো ঘাটের চেয়ে নতুন টার্মিনালে টোল কি বেশি?", "yes", {"toll-new", "toll-old"}),
        ("নতুন টার্মিনালের চেয়ে পুরোনো ঘাটে টোল কি বেশি?", "no", {"toll-new", "toll-old"}),
    ],
)
def test_whether_this_is_more_than_that_is_told_from_both(bot: Assistant, question: str, holds: str, both: set[str]) -> None:
    assert verdict(bot, question) == holds
    assert set(facts(bot, question)) == both


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("does Delta Lines own more than half of the company?", "yes"),
        ("ডেল্টা লাইনস কি কোম্পানির অর্ধেকের বেশির মালিক?", "yes"),
        ("does Delta Lines own less than half of the company?", "no"),
    ],
)
def test_half_is_fifty_percent(bot: Assistant, question: str, holds: str) -> None:
    assert verdict(bot, question) == holds
    assert facts(bot, question) == ["delta-share"]


@pytest.mark.parametrize("question", ["was the terminal 2024?", "টার্মিনাল কি ২০২৪ সালের থেকে কমেছে?"])
def test_a_name_and_a_year_alone_hold_up_no_yes(bot: Assistant, question: str) -> None:
    assert verdict(bot, question) != "yes"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("দুর্ঘটনা কোথায় ঘটে?", "girder-place"),
        ("durghotona kothay hoyechilo?", "girder-place"),
        ("দুর্ঘটনা কীভাবে হলো?", "girder-cause"),
        ("how did the accident happen?", "girder-cause"),
        ("দুর্ঘটনায় কতজন নিহত?", "girder-deaths"),
        ("who built the terminal?", "built-by"),
        ("টার্মিনাল কে বানিয়েছে?", "built-by"),
        ("who will finance the second phase?", "phase-money"),
        ("how much of the company does Delta Lines own?", "delta-share"),
        ("loan koto taka nise ei project e?", "loan-amount"),
        ("bondorer chairman ke?", "chair"),
    ],
)
def test_who_where_and_how_get_no_figure(bot: Assistant, question: str, fact: str) -> None:
    assert facts(bot, question) == [fact]


def test_a_toll_is_that_of_both_places_where_none_is_named(bot: Assistant) -> None:
    assert set(facts(bot, "how much is the toll for a truck?")) == {"toll-new", "toll-old"}
    assert facts(bot, "পুরোনো ঘাটে ট্রাকের টোল কত?") == ["toll-old"]


def test_an_english_question_is_answered_in_english_whatever_its_nouns_sound_like(bot: Assistant) -> None:
    assert bot.answer(Message("why did the girder fall at the terminal?")).question.language == "en"


@pytest.mark.parametrize(
    "question",
    [
        "toll for a bus?",
        "bus er toll koto",
        "how long was the strike?",
        "koto din dhormoghot cholse",
        "ধর্মঘট কতদিন চলেছে?",
        "how long will the loan last?",
        "how long is the terminal",
        "how far is the terminal from town",
        "how many passengers at the old ghat?",
    ],
)
def test_a_truck_is_no_bus_and_no_number_of_people_is_a_time(bot: Assistant, question: str) -> None:
    assert facts(bot, question) == []


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how deep is the old ghat", "depth-old"),
        ("ট্রাকের মাশুল কত পুরোনো ঘাটে?", "toll-old"),
        ("how many died in the accident", "girder-deaths"),
        ("দুর্ঘটনায় মৃত কতজন?", "girder-deaths"),
        ("who will pay for the second phase?", "phase-money"),
        ("ditio porjayer taka ke dibe", "phase-money"),
        ("ডেল্টা লাইনসের শেয়ার কত শতাংশ?", "delta-share"),
        ("how much does a truck pay at the terminal?", "toll-new"),
        ("বন্দরের প্রধান কে?", "chair"),
    ],
)
def test_readers_words_need_not_be_the_editors(bot: Assistant, question: str, fact: str) -> None:
    assert facts(bot, question) == [fact]
