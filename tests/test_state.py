"""Conversations in the database: they outlast the process, hold nobody's words, and cost no answer when they fail."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing

import pytest
from sqlalchemy import Connection, create_engine, insert, inspect, select, text
from sqlalchemy.engine import Engine

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.conversations import Context
from bot.model import Message
from bot.settings import ROOT, Settings
from bot.state import Stored
from bot.state.tables import EVERY, SWEPT, conversations
from knowledge.errors import DatabaseError
from knowledge.store import Edition, Knowledge
from tests.conversing import Clock, say
from tests.golden import figures

GPUS = Context(terms=(frozenset({"c:gpu"}),), facts=("memphis-gpus",))
Start = Callable[[], Assistant]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def start(url: str, edition: Edition, clock: Clock) -> Iterator[Start]:
    """Starts the bot, as often as it is called, on one database that holds both the facts and the conversations."""
    with closing(Knowledge(url)) as knowledge:
        knowledge.publish(edition)
    with ExitStack() as opened:
        yield lambda: assistant(Settings(url), opened.enter_context(closing(Stored(url, 30, clock))))


@pytest.fixture
def stored(url: str, clock: Clock) -> Iterator[Stored]:
    """Conversations in a database of their own."""
    with closing(Stored(url, 30, clock)) as stored:
        yield stored


@pytest.fixture
def database(url: str) -> Iterator[Engine]:
    """The same database, as somebody else sees it."""
    engine = create_engine(url)
    yield engine
    engine.dispose()


def rows(database: Engine) -> list[dict[str, object]]:
    with database.connect() as connection:
        return [dict(row) for row in connection.execute(select(conversations)).mappings()]


def test_a_conversation_goes_on_after_a_restart(start: Start) -> None:
    say(start(), "who built memphis")

    assert figures(say(start(), "how many gpus does it have")) == [100_000]


def test_the_last_answers_can_be_spoken_of_after_a_restart(start: Start) -> None:
    say(start(), "microsoft capex")
    say(start(), "google capex")

    assert figures(say(start(), "whats the difference")) == [7e9]


def test_another_process_goes_on_with_the_conversation(start: Start, url: str) -> None:
    program = """
import sys
from bot.bootstrap import assistant
from bot.settings import ROOT, Settings
from bot.state import Stored
from tests.conversing import Clock, say
say(assistant(Settings(sys.argv[1]), Stored(sys.argv[1], 30, Clock())), sys.argv[2])
"""
    bot = start()
    say(bot, "microsoft capex")
    subprocess.run([sys.executable, "-c", program, url, "who built memphis"], cwd=ROOT, check=True)

    assert figures(say(bot, "how many gpus does it have")) == [100_000]


def test_a_conversation_goes_on_after_the_facts_were_published_anew(start: Start, url: str, edition: Edition) -> None:
    bot = start()
    say(bot, "who built memphis")
    with closing(Knowledge(url)) as knowledge:
        knowledge.publish(edition)

    assert figures(say(bot, "how many gpus does it have")) == [100_000]


def test_neither_words_nor_ids_of_anybody_are_stored(start: Start, database: Engine) -> None:
    bot = start()
    say(bot, "koyta jipiyu in MEMPHIS kindly reply", chat="-1009876", user="rahim7")
    say(bot, "my number is 01711223344 how many h100s does tesla have nowww", chat="-1009876", user="rahim7")
    say(bot, "memphis e koyta gpu", chat="-1009876", user="rahim7")
    [row] = rows(database)

    told = str(row).casefold()
    assert "memphis" in told
    for word in ("koyta", "jipiyu", "kindly", "01711223344", "nowww", "9876", "rahim7"):
        assert word not in told


def test_a_message_without_a_chat_or_without_meaning_stores_nothing(start: Start, database: Engine) -> None:
    bot = start()
    say(bot, "hello")
    say(bot, "asdkjh qweoiu")
    bot.answer(Message("who built memphis"))

    assert not inspect(database).has_table("conversations") or rows(database) == []


def test_a_conversation_has_one_row_and_old_ones_are_deleted(stored: Stored, database: Engine, clock: Clock) -> None:
    for chat in ("old", "kept"):
        stored.remember((chat, None), GPUS)
    clock.now += 29 * 60
    stored.remember(("kept", None), GPUS)
    assert len(rows(database)) == 2
    clock.now += 60
    for _ in range(EVERY):
        stored.remember(("new", None), GPUS)

    assert [stored.recall((chat, None)) for chat in ("old", "kept", "new")] == [None, GPUS, GPUS]
    assert len(rows(database)) == 2


def test_no_turn_has_to_delete_all_the_old_rows_of_a_busy_day(stored: Stored, database: Engine, clock: Clock) -> None:
    stored.remember(("first", None), GPUS)
    with database.begin() as connection:
        old = [{"key": f"{number}", "context": {}, "at": clock.now - 31 * 60} for number in range(SWEPT + 50)]
        connection.execute(insert(conversations), old)

    left = []
    for _ in range(3):
        for _ in range(EVERY):
            stored.remember(("first", None), GPUS)
        left.append(len(rows(database)))
    assert left == [51, 1, 1]


def test_many_who_begin_at_the_same_time_are_all_remembered(
    url: str, clock: Clock, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.state.conversations.PATIENCE", 30)  # whatever the disk: this is about the order, not the time
    with ExitStack() as opened:
        places = [opened.enter_context(closing(Stored(url, 30, clock))) for _ in range(4)]
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda number: places[number % 4].remember((str(number % 20), None), GPUS), range(80)))

        assert [places[number % 4].recall((str(number), None)) for number in range(20)] == [GPUS] * 20
    assert caplog.messages == []


def held(database: Engine) -> Connection:
    """The database in the hands of somebody who does not let go of it until the connection is closed."""
    connection = database.connect()
    if database.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE conversations IN ACCESS EXCLUSIVE MODE"))
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    return connection


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.state.conversations.PATIENCE", 0.05)


@pytest.mark.usefixtures("impatient")
def test_a_locked_database_costs_no_answer_and_is_told_once(
    start: Start, database: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    bot = start()
    say(bot, "hello there, who built memphis")
    with held(database):
        assert figures(say(bot, "microsoft capex")) == [20e9]
        assert figures(say(bot, "openai valuation")) == [157e9]

    [message] = caplog.messages
    assert "keeps no conversations" in message
    say(bot, "who built memphis")
    assert figures(say(bot, "how many gpus does it have")) == [100_000]
    with held(database):
        say(bot, "microsoft capex")
    assert len(caplog.messages) == 2  # it had worked in between: that is news


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(["UPDATE conversations SET context = '{\"terms\": 7}'"], id="row"),
        pytest.param(["UPDATE conversations SET context = '[]'"], id="another-form"),
        pytest.param(["ALTER TABLE conversations DROP COLUMN context"], id="column"),
    ],
)
def test_a_damaged_table_costs_no_answer(
    damage: list[str], start: Start, database: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    bot = start()
    say(bot, "who built memphis")
    with database.begin() as connection:
        for statement in damage:
            connection.execute(text(statement))

    assert figures(say(bot, "how many gpus does it have")) == []
    assert figures(say(bot, "microsoft capex")) == [20e9]
    assert 1 <= len(caplog.messages) <= 2


def test_a_table_that_has_vanished_is_made_again(start: Start, database: Engine) -> None:
    bot = start()
    say(bot, "who built memphis")
    with database.begin() as connection:
        conversations.drop(connection)
    for _ in range(2):
        say(bot, "who built memphis")

    assert figures(say(bot, "how many gpus does it have")) == [100_000]


@pytest.mark.parametrize("place", ["sqlite:////dev/null/state.db", "postgresql+psycopg://u:secret@127.0.0.1:1/name"])
def test_a_place_that_cannot_be_used_costs_no_answer_and_shows_no_password(
    place: str, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(Stored(place, 30)) as stored:
        bot = assistant(Settings(database_url), stored)
        say(bot, "who built memphis")
        assert figures(say(bot, "how many gpus in memphis")) == [100_000]

    [record] = caplog.records
    assert record.levelno == logging.WARNING
    assert "secret" not in caplog.text
    assert "\n" not in record.getMessage()


def test_an_address_that_leads_nowhere_is_told_at_the_start() -> None:
    with pytest.raises(DatabaseError, match="cannot be read"):
        Stored("tathya.db", 30)
