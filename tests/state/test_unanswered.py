"""Questions without an answer are counted, without a trace of who asked, and go after ninety days."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import create_engine, select

from bot.state import State
from bot.state.tables import SWEPT, metadata, unanswered
from bot.state.unanswered import KEPT_DAYS, Unanswerable
from tests.conversing import Clock

DAY = 86_400.0
SPACEX = "How much did SpaceX spend?"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(url: str, clock: Clock) -> Iterator[State]:
    """What is kept, the tables made."""
    with closing(State(url, b"key", clock=clock)) as state:
        state.upgrade()
        yield state


def test_the_same_question_is_counted_over_days_and_processes_the_most_frequent_first(
    state: State, clock: Clock, url: str
) -> None:
    with closing(State(url, b"key", clock=clock)) as other, ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda each: each.unanswered.add(SPACEX, "en"), [state, other] * 4))
    state.unanswered.add("কত?", "bn")
    clock.now += 2 * DAY
    state.unanswered.add(f"  {SPACEX}\n", "en")

    assert state.unanswered.texts() == [Unanswerable(SPACEX, "en", 9), Unanswerable("কত?", "bn", 1)]


def test_neither_the_moment_nor_anything_of_the_asker_is_kept(state: State, url: str) -> None:
    state.unanswered.add(SPACEX, "en")
    engine = create_engine(url)
    with engine.connect() as connection:
        [row] = connection.execute(select(unanswered)).mappings()
    engine.dispose()

    assert set(row) == {"key", "text", "language", "count", "at"}
    assert row["at"] % DAY == 0


@pytest.mark.parametrize(
    "text",
    [
        "call me on +880 1711-223344 about capex",
        "আমার নম্বর ০১৭১১২২৩৩৪৪, কত খরচ?",
        "my number is 555-0142",
        "account 4929 1234 5678 9012",
        "write to rahim@example.org",
        "ask @rahim_chy about it",
        "see https://example.org/me",
        "join t.me/rahim",
        "long " * 100,
        " ",
    ],
)
def test_a_text_that_tells_of_somebody_is_not_kept_at_all(state: State, text: str) -> None:
    assert not state.unanswered.add(text, "en")
    assert state.unanswered.texts() == []


@pytest.mark.parametrize(
    "text", ["2,900,000,000 dollars?", "capex 2023-2024?", "H100 2024 koto", "২০২৪ সালে ১,০০,০০,০০০ টাকা?", "50 % of 100000?"]
)
def test_figures_and_years_are_nobodys_numbers(state: State, text: str) -> None:
    assert state.unanswered.add(text, "en")


def test_a_text_with_damaged_letters_does_no_harm(state: State) -> None:
    assert state.unanswered.add("why\0 \ud800so", "en")
    assert [asked.text for asked in state.unanswered.texts()] == ["why so"]


def test_after_ninety_days_a_text_is_gone_from_the_database_too(state: State, clock: Clock, url: str) -> None:
    for number in range(SWEPT - 1):
        state.unanswered.add(f"a secret {number}", "en")
    clock.now += KEPT_DAYS * DAY
    assert state.unanswered.texts() == []
    state.sweep()

    engine = create_engine(url)
    with engine.connect() as connection:
        assert [repr(connection.execute(table.select()).all()) for table in metadata.sorted_tables if table is unanswered] == [
            "[]"
        ]
    engine.dispose()


def test_what_was_dealt_with_is_known_again_and_its_words_are_not_kept(state: State, url: str) -> None:
    state.unanswered.settle([SPACEX, "report:7"])
    state.unanswered.settle([SPACEX])
    engine = create_engine(url)
    with engine.connect() as connection:
        assert "SpaceX" not in repr([connection.execute(table.select()).all() for table in metadata.sorted_tables])
    engine.dispose()

    with closing(State(url, b"another key")) as after_the_token_changed:
        assert after_the_token_changed.unanswered.settled([SPACEX, "report:7", "report:8"]) == {SPACEX, "report:7"}
