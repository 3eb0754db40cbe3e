"""Inline mode: answers as cards in any chat, and the messages that they become."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi, Chat, Person, Posted, Result
from tests.telegram.conftest import Served, Start
from tests.telegram.steps import turned

QUESTION = "কর্টেক্স জিপিইউ"
ENGLISH = "How many GPUs in Cortex?"


def family(api: BotApi, *members: Person) -> Chat:
    """A group that knows nothing of the bot."""
    return api.group("Family", members=members, bot="left")


def posted(api: BotApi, text: str = ENGLISH) -> tuple[Posted, Person]:
    """The best card for a query, sent to a chat that the bot is not in."""
    asif = api.person("Asif")
    return api.chooses(api.inline(asif, text)[0], family(api, asif)), asif


def content(result: Result) -> str:
    """The HTML that a card puts into the chat."""
    return result.message()[1]


def test_the_best_card_shows_the_figure_what_it_is_and_its_source(bot: Served, api: BotApi) -> None:
    best = api.inline(api.person("Asif", "bn"), QUESTION)[0]

    assert best.title == "৫০,০০০টি · টেসলার Cortex ক্লাস্টারে Nvidia H100 জিপিইউ"
    assert best.description.startswith("এটি পরিকল্পনা।")
    assert best.description.endswith("উৎস: অনুচ্ছেদ ৬")
    assert content(best).startswith("<b>৫০,০০০টি</b> · টেসলার Cortex")


def test_the_cards_after_the_best_are_about_the_same_and_none_comes_twice(bot: Served, api: BotApi) -> None:
    results = api.inline(api.person("Asif"), ENGLISH)

    assert 2 <= len(results) <= 6
    assert all("Cortex" in result.title for result in results)
    assert len({content(result) for result in results}) == len({result.id for result in results}) == len(results)


def test_what_several_facts_may_mean_is_a_card_each(bot: Served, api: BotApi) -> None:
    titles = [result.title for result in api.inline(api.person("Asif"), "gpu count")]

    assert ["Giga Texas" in titles[0], "Memphis" in titles[1]] == [True, True]
    assert all(title[0].isdigit() for title in titles)


@pytest.mark.parametrize("text", ["", "   ", "hello"])
def test_who_asks_nothing_yet_sees_what_many_ask(text: str, bot: Served, api: BotApi) -> None:
    results = api.inline(api.person("Asif"), text)

    assert "$10 billion" in results[0].title
    assert len(results) == 3
    assert results.raw["button"]["text"] == "Ask in the private chat"


def test_they_are_in_the_language_of_the_app_where_nothing_is_typed(bot: Served, api: BotApi) -> None:
    titles = {language: api.inline(api.person("Asif", language), "")[0].title for language in ("bn", "bn-BD", "en", "de")}

    assert "১০ বিলিয়ন" in titles["bn"]
    assert titles["bn"] == titles["bn-BD"]
    assert titles["en"] == titles["de"] != titles["bn"]


def test_cards_are_for_one_person_and_not_for_long(bot: Served, api: BotApi) -> None:
    answer = api.inline(api.person("Asif"), ENGLISH).raw

    assert answer["is_personal"] is True
    assert 0 < answer["cache_time"] <= 60
    assert answer["button"]["start_parameter"] == "inline"


@pytest.mark.parametrize(
    "text",
    ["how many gpus does amazon have", "why is xai using gas turbines", "😀🎉👍", "?!", "asdf qwer", "amazon " * 36 + "abcd"],
)
def test_a_query_that_holds_no_fact_shows_no_figure_and_the_button_says_so(text: str, bot: Served, api: BotApi) -> None:
    results = api.inline(api.person("Asif"), text)

    assert list(results) == []
    assert results.raw["button"]["text"] == "Nothing found in the article"


def test_it_says_so_in_bengali_to_who_asks_in_bengali(bot: Served, api: BotApi) -> None:
    assert api.inline(api.person("Asif"), "অ্যামাজনের কয়টা জিপিইউ?").raw["button"]["text"] == "নিবন্ধে কিছু পাওয়া গেল না"


@pytest.mark.parametrize("text", [f"please, {ENGLISH} 😀", (ENGLISH + " ") * 10, "<b>How many GPUs</b> in Cortex & co?"])
def test_long_queries_emoji_and_markup_are_read_and_harm_nothing(text: str, bot: Served, api: BotApi) -> None:
    results = api.inline(api.person("Asif"), text[:256])

    assert results == [] or "50,000" in results[0].title  # the stand-in refuses HTML that is not valid
    assert all(len(result.id.encode()) <= 64 for result in results)


def test_one_who_types_fast_is_answered_for_each_letter(bot: Served, api: BotApi) -> None:
    asif, word = api.person("Asif"), "cortex gpus"

    last = [api.inline(asif, word[:end]) for end in range(1, len(word) + 1)][-1]

    assert "50,000" in last[0].title


def test_a_chosen_card_is_not_answered_again_where_the_bot_is_a_member(bot: Served, api: BotApi) -> None:
    asif = api.person("Asif")
    group = api.group("Office", members=[asif])
    card = api.inline(asif, ENGLISH)[0]

    for chat in (group, api.private(asif)):
        chosen = api.chooses(card, chat)
        api.idle(0.3)
        assert [update for update in api.updates if update.get("message") == chosen.raw]
        assert not [post.text for post in chat.posts.values() if post.by_bot]


@pytest.mark.parametrize(
    ("button", "expected"),
    [("🌐 বাংলা", "৫০,০০০টি"), ("📄 Source", "paragraph 6 of the article"), ("❔ What is this figure?", "plan")],
)
def test_its_buttons_work_for_anybody_and_lead_back(button: str, expected: str, bot: Served, api: BotApi) -> None:
    message, _ = posted(api)
    mita, text = api.person("Mita"), message.text

    turned(api, message, button, mita)
    assert expected in message.text

    turned(api, message, "🌐 English" if "◂ Back" not in message.buttons else "◂ Back", mita)
    assert message.text == text


def test_no_button_needs_the_chat_also_after_others_were_pressed(bot: Served, api: BotApi) -> None:
    message, asif = posted(api)
    turned(api, message, "⋯", asif)
    told = []
    for button in [each for each in message.buttons if each not in ("💬 Ask in private", "↗️ Share", "📋 Copy citation")]:
        other, _ = posted(api)
        turned(api, other, "⋯", asif)
        told.append(api.press(other, button, asif).answered.text)

    assert [text for text in told if text] == ["Thank you. It will be looked at."]
    assert message.buttons[-1] == "💬 Ask in private"


def test_answers_of_several_facts_have_no_buttons_that_would_tell_one_only(bot: Served, api: BotApi) -> None:
    message, _ = posted(api, "google vs microsoft capex")

    assert "$7 billion" in message.text
    assert message.buttons == ["💬 Ask in private"]


def test_the_way_to_the_private_chat_opens_the_start_screen(bot: Served, api: BotApi) -> None:
    message, asif = posted(api)
    [url] = [each["url"] for row in message.keyboard for each in row if "url" in each]

    start = bot.answer(asif, f"/start {url.partition('?start=')[2]}")

    assert url.startswith(f"https://t.me/{api.bot_name}?start=")
    assert start.text.startswith("I answer questions about figures in the news")
    assert len(start.buttons) == 3


def test_buttons_work_after_a_restart(start: Start) -> None:
    served = start()
    message, asif = posted(served.api)
    served.kill()
    served.start()

    turned(served.api, message, "📄 Source", asif)
    assert "paragraph 6" in message.text
