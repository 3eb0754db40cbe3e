"""What the bot keeps: it outlasts the process, is nobody's by name, and goes when it is old or when it is to be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from bot.conversations import Context
from bot.state import State
from bot.state.chats import ChatSettings
from bot.state.tables import metadata
from knowledge.errors import DatabaseError
from knowledge.store import Edition, Knowledge
from tests.conversing import Clock

ASIF, JOY, GROUP, NEW_GROUP = 700_123_456, 700_654_321, -5_001, -1_000_000_005_001
DAY = 86_400.0
Open = Callable[[], State]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_state(url: str, clock: Clock) -> Iterator[Open]:
    """Opens what is kept, as often as it is called: each time like a process that has just started."""
    with ExitStack() as opened:

        def begin() -> State:
            state = opened.enter_context(closing(State(url, b"key", clock=clock)))
            state.upgrade()
            return state

        yield begin


def test_settings_outlast_the_process_and_go_along_with_a_group_that_moves(open_state: Open) -> None:
    open_state().chats.change(GROUP, language="bn", quiet=True, daily_quiz=True)
    state = open_state()
    assert state.chats.of(GROUP) == ChatSettings("bn", quiet=True, daily_quiz=True)

    for _ in range(2):  # the service message and the error both tell of it
        state.chats.move(GROUP, NEW_GROUP)
    assert (state.chats.of(NEW_GROUP).language, state.chats.of(GROUP)) == ("bn", ChatSettings())
    assert open_state().chats.with_daily_quiz() == [NEW_GROUP]


def test_what_is_set_in_the_new_group_already_stays(open_state: Open) -> None:
    state = open_state()
    state.chats.change(GROUP, language="bn")
    state.chats.change(NEW_GROUP, language="en")
    state.chats.move(GROUP, NEW_GROUP)

    assert state.chats.of(NEW_GROUP).language == "en"


def test_a_group_is_greeted_once_however_many_notice_it(open_state: Open) -> None:
    states = [open_state() for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        greeted = list(threads.map(lambda state: state.chats.greet(GROUP), states))

    assert sorted(greeted) == [False, False, False, True]


def test_an_update_is_new_once_and_answered_by_one(open_state: Open, clock: Clock) -> None:
    states = [open_state() for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(lambda state: state.updates.receive(7, "{}"), states)) == [False, False, False, True]
        assert states[0].updates.pending() == [(7, "{}")]
        assert sorted(threads.map(lambda state: state.updates.settle(7), states)) == [False, False, False, True]
    assert open_state().updates.pending() == []

    clock.now += DAY - 1
    assert not states[0].updates.receive(7, "{}")
    clock.now += 2
    assert states[0].updates.receive(7, "{}")


def test_nobody_waits_an_hour_for_an_answer_and_what_was_asked_goes(open_state: Open, clock: Clock, url: str) -> None:
    open_state().updates.receive(7, "a secret")
    clock.now += 3601
    state = open_state()
    state.updates.sweep()

    assert state.updates.pending() == []
    assert "a secret" not in everything(url)


def test_answers_are_found_by_question_message_and_time_for_a_week(open_state: Open, clock: Clock) -> None:
    state = open_state()
    number = state.answers.reserve(GROUP, 5, ASIF, "bn", {"facts": ["f"]}, {"f": "old"})
    state.answers.sent(number, 6)
    state.answers.change(number, facts={"f": "new"})

    state = open_state()
    kept = state.answers.get(number)
    assert kept is not None
    assert (kept.message, kept.language, kept.facts) == (6, "bn", {"f": "new"})
    assert kept == state.answers.of_question(GROUP, 5) == state.answers.of_message(GROUP, 6)
    assert state.answers.of_message(NEW_GROUP, 6) is None
    assert [each.id for each in state.answers.since(clock.now - 1)] == [number]
    clock.now += 7 * DAY + 1
    assert state.answers.get(number) is None


def test_one_person_is_forgotten_and_nobody_else(open_state: Open, url: str) -> None:
    state = open_state()
    for user in (ASIF, JOY):
        state.conversations.remember((str(user), str(user)), Context(facts=("f",)))
        state.answers.reserve(user, 5, user, "bn", {}, {"f": "x"})
        state.answers.reserve(GROUP, user % 100, user, "bn", {}, {"f": "x"})
        state.reports.add(user, ["f"], "bn", f"wrong, says {user % 1000}", "button")
        state.chats.change(user, language="en")
    state.forget(ASIF)

    assert (state.answers.of_asker(ASIF), state.reports.of_asker(ASIF), state.conversations.of_owner(str(ASIF))) == ([], [], [])
    assert state.chats.of(ASIF) == ChatSettings()
    assert (len(state.answers.of_asker(JOY)), len(state.reports.of_asker(JOY))) == (2, 1)
    assert state.chats.of(JOY).language == "en"
    assert str(ASIF) not in everything(url)


def test_who_asked_stands_nowhere_but_where_a_private_answer_has_to_be_edited(open_state: Open, url: str) -> None:
    state = open_state()
    state.conversations.remember((str(GROUP), str(ASIF)), Context(facts=("f",)))
    state.answers.reserve(GROUP, 5, ASIF, "bn", {}, {"f": "x"})
    state.reports.add(ASIF, ["f"], "bn", None, "button")
    state.chats.change(ASIF, language="en")

    assert str(ASIF) not in everything(url)
    with closing(State(url, b"another key")) as stranger:
        assert stranger.answers.of_asker(ASIF) == []


def test_what_is_written_together_is_written_as_a_whole_or_not_at_all(open_state: Open) -> None:
    state = open_state()
    state.updates.receive(7, "{}")

    def fail() -> None:
        with state.together():
            state.answers.reserve(GROUP, 5, ASIF, "bn", {}, {})
            state.updates.settle(7)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert state.answers.of_question(GROUP, 5) is None
    assert state.updates.pending() == [(7, "{}")]


def test_publishing_facts_leaves_what_is_kept(open_state: Open, url: str, edition: Edition) -> None:
    open_state().chats.change(GROUP, language="bn")
    with closing(Knowledge(url)) as knowledge:
        knowledge.publish(edition)

    assert open_state().chats.of(GROUP).language == "bn"


def test_the_steps_lead_to_the_tables_as_they_are_declared(open_state: Open, url: str) -> None:
    open_state()
    engine = create_engine(url)
    with engine.connect() as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or name in metadata.tables}
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), metadata) == []
    engine.dispose()


def test_conversations_from_before_there_were_steps_make_way(open_state: Open, url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE conversations (key VARCHAR(64) PRIMARY KEY, context JSON, at FLOAT)"))
    state = open_state()
    assert state.is_current()
    assert "owner" in {column["name"] for column in inspect(engine).get_columns("conversations")}
    engine.dispose()


def test_tables_of_a_later_version_are_not_touched(open_state: Open, url: str) -> None:
    open_state()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(DatabaseError, match="later version"):
        open_state()


def test_many_that_start_at_once_bring_the_tables_up_to_date_together(url: str) -> None:
    def begin(_: int) -> bool:
        with closing(State(url, b"key")) as state:
            state.upgrade()
            return state.is_current()

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(begin, range(4))) == [True] * 4


def everything(url: str) -> str:
    """All rows of all tables of the bot's own."""
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = [repr(connection.execute(table.select()).all()) for table in metadata.tables.values()]
    engine.dispose()
    return "\n".join(rows)
