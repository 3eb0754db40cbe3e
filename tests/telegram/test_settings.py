"""Settings of a group: its administrators change them, everybody there is answered by them, and they last."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi, Chat, Person, Posted
from tests.telegram.conftest import Served, Start

QUESTION = "/ask How many GPUs in Cortex?"
IN_BENGALI = "/ask কর্টেক্সে কয়টা জিপিইউ?"
REFUSED = "Only the group's admins can change this."
MENU = [
    "● The language of the question",
    "○ বাংলা",
    "○ English",
    "○ Both, side by side",
    "Remove commands after answering: off",
    "Who may ask: everyone",
    "A quiz every day: off",
    "Article: What Musk's companies and their rivals spend on AI computing",
]


def club(api: BotApi) -> tuple[Chat, Person, Person]:
    """A supergroup, its owner and somebody else in it."""
    owner, mita = api.person("Owner"), api.person("Mita")
    return api.group("GPU club", admins=[owner], members=[mita], supergroup=True), owner, mita


def ask(api: BotApi, group: Chat, person: Person, text: str = QUESTION) -> str:
    """What the bot answers to somebody in a group."""
    return api.answer_to(api.says(group, person, text, force=True)).text


def menu(api: BotApi, group: Chat, owner: Person) -> Posted:
    """The settings as they stand."""
    return api.answer_to(api.says(group, owner, "/settings"))


def change(api: BotApi, group: Chat, owner: Person, *buttons: str) -> Posted:
    """The owner presses these buttons of the settings."""
    shown = menu(api, group, owner)
    for number, button in enumerate(buttons):
        api.press(shown, button, owner)
        api.changed(shown, number)
    return shown


def is_silent(api: BotApi, group: Chat, owner: Person, said: Posted) -> None:
    """The next that the bot says there is the answer to the owner."""
    asked = api.says(group, owner, QUESTION)
    assert api.answer_to(said).reply_to == asked.message_id


def test_administrators_see_every_setting_as_it_stands_also_those_who_stay_anonymous(bot: Served, api: BotApi) -> None:
    group, owner, _ = club(api)

    assert menu(api, group, owner).buttons == MENU
    anonymous = api.answer_to(api.says(group, owner, "/settings", as_anonymous_admin=True))
    assert anonymous.text == "এই গ্রুপের সেটিংস"  # of them Telegram does not tell the language
    assert len(anonymous.buttons) == len(MENU)
    api.press(anonymous, "○ English", owner)
    assert "● English" in api.changed(anonymous).buttons


def test_an_anonymous_administrator_asks_and_follows_up_like_anybody(bot: Served, api: BotApi) -> None:
    group, owner, _ = club(api)

    for text, expected in (
        (QUESTION, "50,000"),
        ("/ask and Memphis?", "100,000"),
        (f"@{api.bot_name} How many GPUs in Cortex?", "50,000"),
    ):
        asked = api.says(group, owner, text, as_anonymous_admin=True, force=True)
        assert expected in api.answer_to(asked).text


@pytest.mark.parametrize("command", ["/settings", "/lang"])
def test_others_are_politely_refused(command: str, bot: Served, api: BotApi) -> None:
    group, _, mita = club(api)

    refusal = api.answer_to(api.says(group, mita, command))

    assert (refusal.text, refusal.buttons) == (REFUSED, [])


def test_the_buttons_refuse_others_with_an_alert_and_change_nothing(bot: Served, api: BotApi) -> None:
    group, owner, mita = club(api)
    languages = api.answer_to(api.says(group, owner, "/lang"))
    shown = menu(api, group, owner)

    for posted in (shown, languages):
        for button in posted.buttons:
            refused = api.press(posted, button, mita).answered
            assert (refused.text, refused.show_alert) == (REFUSED, True)

    assert (shown.edited, languages.edited) == (0, 0)
    assert menu(api, group, owner).buttons == MENU


@pytest.mark.parametrize(
    ("button", "question", "expected"),
    [
        ("○ বাংলা", QUESTION, ["৫০,০০০টি", "অনুচ্ছেদ"]),
        ("○ English", IN_BENGALI, ["50,000", "paragraph"]),
        ("○ Both, side by side", QUESTION, ["50,000", "৫০,০০০টি", "paragraph", "অনুচ্ছেদ"]),
        ("● The language of the question", IN_BENGALI, ["৫০,০০০টি", "অনুচ্ছেদ"]),
    ],
)
def test_everybody_is_answered_in_the_language_that_is_set(
    button: str, question: str, expected: list[str], bot: Served, api: BotApi
) -> None:
    group, owner, mita = club(api)
    shown = menu(api, group, owner)

    pressed = api.press(shown, button, owner)

    assert pressed.answered.text in ("Saved.", "রাখা হলো।")
    answer = ask(api, group, mita, question)
    assert [word for word in expected if word in answer] == expected
    assert len([sign for sign in ("৫০,০০০", "50,000") if sign in answer]) == len(expected) // 2
    assert ask(api, club(api)[0], mita).startswith("50,000")  # another group is not touched


def test_lang_in_a_group_is_for_its_administrators_and_for_all_who_ask_there(bot: Served, api: BotApi) -> None:
    group, owner, mita = club(api)
    languages = api.answer_to(api.says(group, owner, "/lang"))
    api.press(languages, "○ বাংলা", owner)

    assert "● বাংলা" in api.changed(languages).buttons
    assert ask(api, group, mita).startswith("৫০,০০০টি")
    assert bot.answer(mita, "How many GPUs in Cortex?").text.startswith("50,000")


def test_the_settings_turn_to_the_language_that_is_chosen_and_back(bot: Served, api: BotApi) -> None:
    group, owner, _ = club(api)

    shown = change(api, group, owner, "○ বাংলা")
    assert shown.text == "এই গ্রুপের সেটিংস"
    assert "● বাংলা" in shown.buttons
    api.press(shown, "○ English", owner)
    api.changed(shown, 1)

    assert shown.text == "Settings of this group"
    assert "● English" in shown.buttons


@pytest.mark.parametrize("rights", [["can_delete_messages"], ["can_pin_messages"], []])
def test_in_quiet_mode_commands_go_once_answered_where_the_bot_may_delete_them(
    rights: list[str], bot: Served, api: BotApi
) -> None:
    owner, mita = api.person("Owner"), api.person("Mita")
    place = "administrator" if rights else "member"
    group = api.group("GPU club", admins=[owner], members=[mita], bot=place, rights=rights, supergroup=True)
    shown = change(api, group, owner, "Remove commands after answering: off")
    assert "Remove commands after answering: on" in shown.buttons

    asked = [api.says(group, mita, text) for text in (QUESTION, "/topics", "/timeline", "/random", "/quiz", "/compare")]
    mentioned = api.says(group, mita, f"@{api.bot_name} How many GPUs in Cortex?", force=True)
    answers = api.answers_to(asked[0], len(asked) + 1, 30)
    api.wait(lambda: len(api.calls("deleteMessage", group)) == len(asked), "a try for each command")
    api.idle()

    assert answers[0].text.startswith("50,000")
    assert [answer.reply_to for answer in answers[:-1]] == [None] * len(asked)  # to what is no longer there
    assert [command.deleted for command in asked] == [rights == ["can_delete_messages"]] * len(asked)
    assert (answers[-1].reply_to, mentioned.deleted) == (mentioned.message_id, False)


def test_in_quiet_mode_the_answer_to_somebodys_message_still_points_to_it(bot: Served, api: BotApi) -> None:
    owner, mita = api.person("Owner"), api.person("Mita")
    group = api.group("GPU club", admins=[owner], members=[mita], bot="administrator", rights=["can_delete_messages"])
    change(api, group, owner, "Remove commands after answering: off")
    wondered = api.says(group, mita, "How many GPUs in Cortex?")
    asked = api.says(group, owner, "/ask", reply_to=wondered)

    assert api.answer_to(asked).reply_to == wondered.message_id
    api.wait(lambda: asked.deleted, "the command to be removed")
    assert not wondered.deleted


def test_where_only_administrators_may_ask_others_meet_silence(bot: Served, api: BotApi) -> None:
    group, owner, mita = club(api)
    shown = change(api, group, owner, "Who may ask: everyone")
    assert "Who may ask: admins" in shown.buttons
    answer = api.answer_to(api.says(group, owner, QUESTION, as_anonymous_admin=True))
    assert answer.text.startswith("50,000")

    for text in (QUESTION, f"@{api.bot_name} {QUESTION}", "/topics", "/compare", "/timeline", "/random", "/quiz", "/ask"):
        is_silent(api, group, owner, api.says(group, mita, text, force=True))
    is_silent(api, group, owner, api.says(group, mita, "and Memphis?", reply_to=answer))
    pressed = api.press(answer, answer.buttons[-1], mita)
    asked = api.says(group, owner, QUESTION)
    assert api.answer_to(pressed).reply_to == asked.message_id
    assert bot.answer(mita, "How many GPUs in Cortex?").text.startswith("50,000")


def test_the_article_cannot_be_changed_while_there_is_one_only(bot: Served, api: BotApi) -> None:
    group, owner, _ = club(api)
    shown = menu(api, group, owner)

    assert api.press(shown, MENU[-1], owner).answered.text == "This is the only article for now."


def test_all_that_is_set_lasts_beyond_a_restart_and_a_move(start: Start) -> None:
    bot = start()
    api, owner = bot.api, bot.api.person("Owner")
    group = api.group("GPU club", admins=[owner])
    buttons = change(api, group, owner, "○ Both, side by side", *MENU[4:7]).buttons
    assert buttons[3:7] == [
        "● Both, side by side",
        "Remove commands after answering: on",
        "Who may ask: admins",
        "A quiz every day: on",
    ]

    assert bot.stop() == 0
    bot.start()
    assert menu(api, group, owner).buttons == buttons

    new = api.migrates(group)
    assert menu(api, new, owner).buttons == buttons
    assert "৫০,০০০টি" in ask(api, new, owner)


def test_settings_in_private_says_what_there_is_instead(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif"), "/settings")

    assert answer.text == "Settings are for groups. For the language of your replies there is /lang."
    assert not answer.buttons
