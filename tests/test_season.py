"""An article on another subject: its topics, this season and last, offices, units of its own, and what must get no figure."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.model import Message
from tests.season import bot, facts

__all__ = ["bot"]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("How much prawn was exported from Kaliganj to Japan?", "export-japan"),
        ("কালীগঞ্জের চিংড়ি জাপানে কত টন রপ্তানি হলো?", "export-japan"),
        ("kaliganj er chingri japan e koto ton roptani hoise", "export-japan"),
        ("when did the prawn fishing ban start?", "ban-begins"),
        ("চিংড়ির নিষেধাজ্ঞা কবে শুরু হয়েছিল?", "ban-begins"),
        ("chingrir nishedhagga kobe sesh hoise", "ban-ends"),
    ],
)
def test_what_the_whole_article_is_about_may_be_named_in_any_question(bot: Assistant, question: str, fact: str) -> None:
    assert facts(bot, question)[0] == fact


@pytest.mark.parametrize("question", ["how much prawn was exported to India?", "জাপানের সভাপতি কে?", "price of prawn in Dhaka"])
def test_another_place_than_the_facts_own_is_not_overlooked(bot: Assistant, question: str) -> None:
    assert facts(bot, question) == []


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how many tonnes were caught this season?", "catch-now"),
        ("how many tonnes of prawn were caught?", "catch-now"),
        ("এবার কত টন চিংড়ি ধরা পড়েছে?", "catch-now"),
        ("how much prawn was caught last season", "catch-before"),
        ("গত মৌসুমে কত টন চিংড়ি ধরা পড়েছে?", "catch-before"),
        ("goto season e koto ton chingri dhora porse", "catch-before"),
    ],
)
def test_the_newer_of_two_figures_is_told_unless_the_older_is_asked(bot: Assistant, question: str, fact: str) -> None:
    assert facts(bot, question) == [fact]


def test_a_golden_question_for_one_season_teaches_its_words_for_the_other_too(bot: Assistant) -> None:
    assert facts(bot, "how much prawn was netted this season?") == ["catch-now"]


@pytest.mark.parametrize("question", ["by how much did the catch fall?", "how much did the prawn catch fall?"])
def test_by_how_much_something_fell_is_a_figure_of_its_own(bot: Assistant, question: str) -> None:
    assert facts(bot, question) == ["catch-fall"]


@pytest.mark.parametrize(
    "question",
    ["who is the chairman of the council?", "who is the chair of the council", "সভাপতি কে?", "jele porishoder sobhapoti ke"],
)
def test_who_holds_an_office_is_told_by_name(bot: Assistant, question: str) -> None:
    turn = bot.answer(Message(question))

    assert facts(bot, question) == ["council-chair"]
    assert bot.reply(turn).headline in ("Anwara Begum", "আনোয়ারা বেগম")


@pytest.mark.parametrize(
    "question",
    ["who is the secretary of the council?", "who is the architect of the council?", "who is the coach of the council"],
)
def test_another_office_is_not_that_one(bot: Assistant, question: str) -> None:
    assert facts(bot, question) == []


@pytest.mark.parametrize(
    "question", ["what is the price of one kilo of prawn?", "এক কেজি চিংড়ির দাম কত?", "price of prawn per kg"]
)
def test_one_kilo_is_no_figure_to_be_found(bot: Assistant, question: str) -> None:
    assert facts(bot, question) == ["prawn-price"]


@pytest.mark.parametrize(
    "question",
    [
        "what is the price of potatoes?",
        "আলুর দাম কত?",
        "how much onion did each fisher family get?",
        "price of milk per kilogram",
        "how many people went to sea?",
        "how many doctors are there?",
        "কতজন ডাক্তার আছেন?",
        "how many fishers did not get aid?",
        "how many seasons did the fishers go to sea?",
        "how many members of the council wear uniforms?",
    ],
)
def test_a_figure_of_something_else_is_no_answer(bot: Assistant, question: str) -> None:
    assert facts(bot, question) == []


def test_a_unit_of_the_packs_own_is_asked_for_only_where_it_is_counted(bot: Assistant) -> None:
    assert facts(bot, "for how many seasons is the contract?") == ["contract-length"]
    assert facts(bot, "how many boats were there this season?") == ["boats"]


def test_may_is_a_month_only_beside_a_word_of_time(bot: Assistant) -> None:
    assert bot.answer(Message("how many members may the council have?")).question.periods == ()
    assert bot.answer(Message("how many members in may?")).question.periods != ()


def test_a_year_needs_no_quotes(bot: Assistant) -> None:
    assert facts(bot, "what is the founding year of the council?") == ["council-founded"]


@pytest.mark.parametrize(
    "question", ["chal er dam koto", "chaler dam koto", "চালের দাম কত?", "kaligonj e kakra koto ton dhora porse"]
)
def test_another_thing_that_sounds_like_nothing_much_is_not_overlooked(bot: Assistant, question: str) -> None:
    assert facts(bot, question) == []


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how much rice did each family receive?", "aid"),
        ("rice for fishermen how much", "aid"),
        ("catch koto percent komse?", "catch-fall"),
        ("how many boats are out at sea?", "boats"),
        ("how many people belong to the council?", "council-members"),
        ("who heads the fishers council?", "council-chair"),
        ("পরিষদের প্রধান কে?", "council-chair"),
        ("পরিষদ কত সালে প্রতিষ্ঠিত?", "council-founded"),
        ("how long does the contract last?", "contract-length"),
    ],
)
def test_readers_words_need_not_be_the_editors(bot: Assistant, question: str, fact: str) -> None:
    assert facts(bot, question) == [fact]
