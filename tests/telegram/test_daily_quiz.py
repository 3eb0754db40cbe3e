"""The quiz of the day: to the groups that want one, at the time that is set, and to no others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import monotonic

from tests.botapi import BotApi, Chat, Person, Posted
from tests.telegram.conftest import Start


def polls(chat: Chat) -> list[Posted]:
    """The quizzes that were sent there."""
    return [post for post in chat.posts.values() if post.by_bot and "poll" in post.raw]


def change(api: BotApi, group: Chat, owner: Person, *buttons: str) -> Chat:
    """The owner presses these buttons of the settings."""
    shown = api.answer_to(api.says(group, owner, "/settings"))
    for number, button in enumerate(buttons):
        api.press(shown, button, owner)
        api.changed(shown, number)
    return group


def test_at_the_time_set_groups_that_want_a_quiz_get_one_and_others_do_not(start: Start) -> None:
    began = monotonic()
    bot = start()
    took = monotonic() - began
    api, owner = bot.api, bot.api.person("Owner")
    off, on, forum = "A quiz every day: off", "A quiz every day: on", api.group("Forum", admins=[owner], forum=True)
    topic = api.topic(forum, "Chatter")
    asked = change(api, api.group("Wants it", admins=[owner]), owner, off)
    change(api, forum, owner, off)
    bengali = change(api, api.group("Wants it, too", admins=[owner]), owner, off, "○ বাংলা")
    moved = change(api, api.group("Moves", admins=[owner]), owner, off)
    changed_its_mind = change(api, api.group("Wanted it", admins=[owner]), owner, off, on)
    never_asked = change(api, api.group("Calm", admins=[owner]), owner)
    closed = change(api, api.group("Closed", admins=[owner], supergroup=True), owner, off)
    api.fail("sendPoll", "not enough rights", chat=closed)  # it is the first, and keeps nobody from theirs
    new = api.migrates(moved)
    assert bot.stop() == 0

    due = datetime.now(UTC) + timedelta(seconds=2 * took + 4)
    bot.environment["TATHYA_DAILY_QUIZ"] = f"{due:%H:%M:%S}"
    bot.start()
    assert not api.calls("sendPoll"), "it was sent too early"
    assert datetime.now(UTC) < due.replace(microsecond=0), "the bot took too long to start for this test"
    wanting = (forum, asked, bengali, new)
    api.wait(lambda: all(polls(group) for group in wanting), "a quiz for each group that wants one", 20)
    api.idle()

    assert datetime.now(UTC) >= due.replace(microsecond=0)
    assert [len(polls(group)) for group in (*wanting, changed_its_mind, never_asked, closed, moved)] == [1] * 4 + [0] * 4
    assert all(polls(group)[0].poll["type"] == "quiz" for group in wanting)
    assert (polls(forum)[0].thread, topic in forum.topics) == (None, True)
    assert any("ঀ" <= letter <= "৿" for letter in polls(bengali)[0].poll["question"])
