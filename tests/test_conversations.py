"""What must hold of a conversation wherever it is kept: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.channels.jsonl import described
from bot.conversations import Context, Conversations, Memory
from bot.question import Mention
from bot.settings import Settings
from bot.state import Stored
from knowledge.store import Edition, Knowledge
from tests.conversing import Clock, say, without
from tests.golden import figures

BotOn = Callable[[Edition], Assistant]
MICROSOFT = Context(
    terms=(frozenset({"e:microsoft"}), frozenset({"i:capex", "c:spend"}), frozenset({"p:2024-Q1"})),
    mentions=(Mention(0, 2, "কয়টা", frozenset({"q:how_many", "u:gpu"}), "কয়টা", "bn", 97.5),),
    facts=("microsoft-capex", "google-capex", "microsoft-capex"),
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def conversations(request: pytest.FixtureRequest, empty: Callable[[str], str], clock: Clock) -> Iterator[Conversations]:
    """Each place that keeps them, for 30 minutes."""
    if request.param == "memory":
        yield Memory(30, clock=clock)
    else:
        with closing(Stored(empty(request.param), 30, clock)) as stored:
            yield stored


@pytest.fixture
def bot(database_url: str, conversations: Conversations) -> Assistant:
    return assistant(Settings(database_url=database_url), conversations)


def test_what_is_kept_comes_back_as_it_was(conversations: Conversations) -> None:
    conversations.remember(("chat", "user"), MICROSOFT)

    assert conversations.recall(("chat", "user")) == MICROSOFT


def test_the_last_turn_takes_the_place_of_the_one_before(conversations: Conversations) -> None:
    conversations.remember(("chat", "user"), MICROSOFT)
    conversations.remember(("chat", "user"), replace(MICROSOFT, facts=("openai-value",)))

    assert conversations.recall(("chat", "user")) == replace(MICROSOFT, facts=("openai-value",))


@pytest.mark.parametrize("other", [("a", "c"), ("b", "b"), ("ab", ""), ("a", None), ("a", "None"), ("", "ab")], ids=str)
def test_nobody_continues_the_conversation_of_another(other: tuple[str, str | None], conversations: Conversations) -> None:
    conversations.remember(("a", "b"), MICROSOFT)

    assert conversations.recall(other) is None


@pytest.mark.parametrize("key", [("-100123", "আব্দুর রহিম"), ("a'b\"", "\ud83d"), ("\x00", None), ("x" * 5000, "")], ids=ascii)
def test_any_chat_and_user_will_do(key: tuple[str, str | None], conversations: Conversations) -> None:
    conversations.remember(key, MICROSOFT)

    assert conversations.recall(key) == MICROSOFT


def test_a_follow_up_is_understood_for_the_time_set_and_no_longer(bot: Assistant, clock: Clock) -> None:
    for silence, given in ((30 * 60 - 1, [100_000]), (30 * 60, [])):
        say(bot, "who built memphis")
        clock.now += silence
        assert figures(say(bot, "how many gpus does it have")) == given


def test_each_turn_makes_a_conversation_last_longer(bot: Assistant, clock: Clock) -> None:
    say(bot, "টেসলার এখন কয়টা H100?")
    clock.now += 20 * 60
    say(bot, "অক্টোবরের শেষে?")
    clock.now += 20 * 60

    assert figures(say(bot, "আর ডিসেম্বরে")) == [85_000]


def test_people_who_talk_at_once_in_one_chat_are_not_mixed_up(bot: Assistant) -> None:
    say(bot, "who built memphis", user="rahim")
    say(bot, "microsoft capex", user="karim")

    assert figures(say(bot, "and google?", user="karim")) == [13e9]
    assert figures(say(bot, "how many gpus does it have", user="rahim")) == [100_000]
    assert figures(say(bot, "how many gpus does it have", user="anika")) == []
    assert figures(say(bot, "how many gpus does it have", chat="elsewhere", user="rahim")) == []


def test_the_last_answers_can_be_spoken_of(bot: Assistant) -> None:
    say(bot, "microsoft capex")
    say(bot, "google capex")

    assert figures(say(bot, "whats the difference")) == [7e9]
    assert [source["paragraph"] for source in say(bot, "source?")["sources"]] == [11]


def test_a_message_without_a_chat_leaves_nothing_behind(database_url: str) -> None:
    class Untouchable:
        def recall(self, key: object) -> Context | None:
            raise AssertionError(key)

        def remember(self, key: object, context: Context) -> None:
            raise AssertionError(key, context)

    bot = assistant(Settings(database_url=database_url), Untouchable())

    assert figures(described(bot, {"text": "microsoft capex"})) == [20e9]
    assert figures(described(bot, {"text": "microsoft capex", "user": "rahim"})) == [20e9]


@pytest.fixture
def bot_on(conversations: Conversations, tmp_path: Path) -> Callable[[Edition], Assistant]:
    """An assistant that has come to know another edition, and goes on with the same conversations."""

    def on(edition: Edition) -> Assistant:
        url = f"sqlite:///{tmp_path / 'edition.db'}"
        with closing(Knowledge(url)) as knowledge:
            knowledge.publish(edition)
        return assistant(Settings(database_url=url), conversations)

    return on


def test_a_new_edition_leaves_conversations_alone(bot: Assistant, bot_on: BotOn, edition: Edition) -> None:
    say(bot, "microsoft capex")
    say(bot, "google capex")

    assert figures(say(bot_on(edition), "whats the difference")) == [7e9]


def test_a_fact_that_is_no_more_is_not_spoken_of_and_none_takes_its_place(
    bot: Assistant, bot_on: BotOn, edition: Edition
) -> None:
    say(bot, "microsoft capex")
    say(bot, "openai valuation")
    say(bot, "google capex")
    newer = bot_on(without(edition, "openai-valuation"))

    assert figures(say(newer, "whats the difference")) == []  # not between Microsoft and Google: nobody set them side by side
    assert [source["paragraph"] for source in say(newer, "source?")["sources"]] == [11]
    newest = bot_on(without(edition, "openai-valuation", "google-capex-q3"))
    assert 10 not in [source["paragraph"] for source in say(newest, "source?")["sources"]]  # that is Microsoft's


def test_what_is_known_of_a_fact_now_is_told_not_what_was(bot: Assistant, bot_on: BotOn, edition: Edition) -> None:
    say(bot, "openai valuation")
    moved = [
        replace(fact, source=replace(fact.source, paragraphs=(3,))) if fact.id == "openai-valuation" else fact
        for fact in edition.facts
    ]

    assert [source["paragraph"] for source in say(bot_on(replace(edition, facts=moved)), "source?")["sources"]] == [3]


def test_a_conversation_about_something_that_nobody_knows_any_more_is_over(
    bot: Assistant, bot_on: BotOn, edition: Edition
) -> None:
    say(bot, "how many gpus in cortex")
    assert figures(say(bot, "how many does it have?")) == [50_000]
    newer = bot_on(without(edition, "cortex"))

    assert figures(say(newer, "how many does it have?")) == []
    assert figures(say(newer, "how many gpus in memphis")) == [100_000]


@pytest.mark.parametrize(
    "context",
    [
        Context(terms=(frozenset({"e:memphis", "e:gone"}),)),
        Context(
            (frozenset({"e:memphis"}),), (Mention(0, 1, "gone", frozenset({"e:gone", "q:how_many"}), "gone", "en", 100.0),)
        ),
    ],
    ids=["one-of-two-names", "a-name-in-the-shape"],
)
def test_a_name_that_is_no_more_breaks_nothing(context: Context, bot: Assistant, conversations: Conversations) -> None:
    conversations.remember(("chat", None), context)

    assert figures(say(bot, "how many gpus does it have", chat="chat", user=None)) == []


def test_memory_is_bounded_and_who_was_silent_for_longest_is_forgotten_first() -> None:
    memory = Memory(30, most=2)
    for chat in ("first", "second", "first", "third"):
        memory.remember((chat, None), MICROSOFT)

    assert [memory.recall((chat, None)) is not None for chat in ("first", "second", "third")] == [True, False, True]
