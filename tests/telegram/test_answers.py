"""How answers look: nothing that is written can break the markup, figures stand out, sources fold, long ones are paged."""

from __future__ import annotations

import re

import pytest

from knowledge.model import Fact
from tests.botapi import BotApi, Posted
from tests.botapi.markup import units
from tests.telegram.conftest import Served
from tests.telegram.steps import first_line, turned

QUESTION = "How many GPUs in Cortex?"
BENGALI = "[\u0980-\u09ff]"


def marked(posted: Posted, kind: str) -> list[str]:
    """The parts of a message that carry a mark, as a reader sees them."""
    text = posted.text.encode("utf-16-le")
    spans = [(one["offset"] * 2, (one["offset"] + one["length"]) * 2) for one in posted.entities if one["type"] == kind]
    return [text[start:end].decode("utf-16-le") for start, end in spans]


@pytest.mark.parametrize(
    "text",
    [
        'what is <b>foobar</b> & "quux" <i>',
        "<b>foobar</b>",
        "tesla's </b></blockquote> foobar &amp; budget",
        "<script>foobar</script> কী?",
        "foobar <a href='https://example.org'>price</a>",
    ],
)
def test_signs_of_markup_in_a_question_do_no_harm(text: str, bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), text)

    assert "foobar" in answer.text
    assert not [one for one in answer.entities if one["type"] in ("text_link", "url", "italic")]
    assert "foobar" not in marked(answer, "bold")
    assert "&amp;" not in answer.text


def test_what_was_written_is_told_again_letter_by_letter(bot: Served, api: BotApi) -> None:
    asif, words = api.person("Asif"), '<b>no</b> & "never" </blockquote> &lt; <u>'
    answer = bot.answer(asif, QUESTION)
    api.answer_to(api.says(answer.chat, asif, f"/report {words}", reply_to=answer))

    told = bot.answer(asif, "/privacy")

    assert f"“{words}”" in told.text
    assert not told.entities or {one["type"] for one in told.entities} == {"bot_command"}


def test_every_fact_has_its_figure_in_bold_its_paragraph_and_its_sentence_in_both_languages(
    bot: Served, api: BotApi, facts: dict[str, Fact]
) -> None:
    for fact in facts.values():
        answer = bot.answer(api.person("Asif"), f"/start f_{fact.id}")
        figure = marked(answer, "bold")[0]
        assert first_line(answer).startswith(figure), fact.id
        assert not fact.number or figure != first_line(answer), fact.id  # the figure alone, not all that is said of it
        for words, place in (("Source", "paragraph"), ("উৎস", "অনুচ্ছেদ")):
            [source] = marked(answer, "expandable_blockquote")
            assert source.startswith(f"{words}: {place}"), fact.id
            assert fact.texts["en" if words == "Source" else "bn"] in source
            # A tag within a word would tear a letter from its vowel sign.
            assert not re.search(f"{BENGALI}<b>|</b>{BENGALI}", answer.html), answer.html
            if words == "Source":
                turned(api, answer, "🌐 বাংলা")


def test_the_source_tells_who_said_it(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")

    [source] = marked(bot.answer(asif, "মেমফিসে কত জিপিইউ?"), "expandable_blockquote")
    assert source.startswith("উৎস: অনুচ্ছেদ ৭\nইলন মাস্ক: ")
    [source] = marked(bot.answer(asif, "/compare microsoft google"), "expandable_blockquote")
    assert [line.split(":")[0] for line in source.split("\n")] == ["Source", "paragraph 10, Microsoft", "paragraph 11"]


def test_figures_with_a_case_ending_are_bold_as_whole_words(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif", "bn"), "/timeline")

    assert "৬.৬ বিলিয়ন (৬৬০ কোটি) ডলারের" in marked(answer, "bold")
    assert not re.search(f"{BENGALI}<b>|</b>{BENGALI}", answer.html)


def test_a_figure_is_bold_where_it_is_not_part_of_another_one(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), "/compare google microsoft")

    assert marked(answer, "bold")[:2] in (["$13 billion", "$20 billion"], ["$20 billion", "$13 billion"])
    for bold in re.finditer(r"(.?)<b>[^<]*</b>(.?)", answer.html):
        assert not re.search(r"\d", "".join(bold.groups()))


def test_no_message_ever_has_a_link_preview(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    answer = bot.answer(asif, QUESTION)
    turned(api, turned(api, answer, "📄 Source"), "◂ Back")
    for command in ("/start", "/help", "/topics", "/sources", "/random", "/privacy", "/report", "/lang", "GPUs", "zorb?"):
        bot.answer(asif, command)
    edited = api.edits(api.says(answer.chat, asif, "google capex"), "microsoft capex")
    api.changed(api.answer_to(edited))

    calls = [*api.calls("sendMessage"), *api.calls("editMessageText")]

    assert len(calls) > 13
    assert [call for call in calls if not call.parameters.get("link_preview_options", {}).get("is_disabled")] == []


def test_a_long_answer_is_paged_with_nothing_lost_and_no_page_longer_than_a_screen(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif", "bn"), "/timeline")
    pages = [answer.text]

    while "▸" in answer.buttons:
        pages.append(turned(api, answer, "▸").text)

    total = len(pages)
    assert total > 2
    assert f"পৃষ্ঠা {total}/{total}".translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")) in answer.buttons
    for page in pages:
        assert units(page) < 2000
        assert page.split("\n")[-1].startswith("উৎস: ")
    lines = [line for page in pages for line in page.split("\n")[:-1]]
    assert len(set(lines)) == len(lines)
    assert turned(api, answer, "◂").text == pages[-2]


def test_the_number_of_the_page_can_be_pressed_and_changes_nothing(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), "/timeline")
    text = answer.text

    assert not api.press(answer, "Page 1 of 4").answered.text
    api.idle()
    assert answer.text == text


def test_an_answer_in_the_other_language_begins_with_its_first_page(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), "/timeline")
    turned(api, answer, "▸")

    assert "পৃষ্ঠা ১/৪" in turned(api, answer, "🌐 বাংলা").buttons


def test_where_telegram_refuses_the_markup_the_plain_text_goes_out_with_all_its_buttons(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    good = bot.answer(asif, QUESTION)
    api.fail("sendMessage", "can't parse entities", chat=good.chat)

    plain = bot.answer(asif, QUESTION)

    assert (plain.entities, plain.buttons) == ([], good.buttons)
    assert plain.text.startswith("50,000 · ")
    assert plain.text.endswith("\nSource: paragraph 6")
    assert "<" not in plain.text


def test_where_telegram_refuses_the_markup_of_an_edit_the_plain_text_takes_its_place(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), QUESTION)
    api.fail("editMessageText", "can't parse entities", chat=answer.chat)

    turned(api, answer, "🌐 বাংলা")

    assert answer.text.startswith("৫০,০০০টি · ")
    assert (answer.entities, "<" in answer.text) == ([], False)
