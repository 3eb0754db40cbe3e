from __future__ import annotations

import random

import pytest

from bot.assistant import LONGEST, Assistant
from bot.intents import ASKING, MARKED, PLAIN
from bot.model import Fallback, Finding, Message, Reason, Turn
from tests.golden import Ask, Told, asking, assistant_on, figures, questions

SHAPES = {*MARKED, *ASKING, *PLAIN}


@pytest.fixture(scope="module")
def bot(database_url: str) -> Assistant:
    return assistant_on(database_url)


@pytest.fixture(scope="module")
def ask(database_url: str) -> Ask:
    return asking(database_url)


def reason(turn: Turn) -> Reason | None:
    return turn.answer.reason if isinstance(turn.answer, Fallback) else None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("", Reason.EMPTY, id="empty"),
        pytest.param("??? !!!", Reason.EMPTY, id="signs"),
        pytest.param("😂🔥", Reason.EMPTY, id="pictures"),
        pytest.param("tesla gpus " * 100, Reason.TOO_LONG, id="pasted-text"),
        pytest.param("SpaceX valuation", Reason.UNKNOWN_WORDS, id="unknown-name"),
        pytest.param("openai capex", Reason.NOT_STATED, id="known-words-no-fact"),
        pytest.param("koto", Reason.NOT_UNDERSTOOD, id="nothing-named"),
        pytest.param("asdf qwer zxcv uiop hjkl", Reason.NOT_UNDERSTOOD, id="gibberish"),
    ],
)
def test_each_kind_of_question_that_cannot_be_answered_has_its_reason(text: str, why: Reason, bot: Assistant) -> None:
    assert reason(bot.answer(Message(text))) is why


def test_the_longest_question_is_read_and_one_letter_more_is_not(bot: Assistant) -> None:
    question = "memphis e koyta gpu".ljust(LONGEST)
    assert isinstance(bot.answer(Message(question)).answer, Finding)
    assert reason(bot.answer(Message(question + "?"))) is Reason.TOO_LONG


def test_a_turn_tells_how_the_intents_were_ranked_and_what_was_looked_up(bot: Assistant) -> None:
    turn = bot.answer(Message("how many gpus in memphis"))
    assert (turn.intent, turn.message.text) == ("figure", "how many gpus in memphis")
    assert turn.ranking
    assert turn.intent in SHAPES
    assert any(fact.id == "memphis-gpus" for _, facts in turn.lookups for fact in facts)


@pytest.mark.parametrize(("language", "figure"), [("en", "100,000"), ("bn", "১,০০,০০০টি (১ লাখ)")])
def test_a_wish_for_a_language_goes_before_the_question_s_own(language: str, figure: str, ask: Ask) -> None:
    told = ask("memphis e koyta gpu", language=language)
    assert (told["language"], told["text"].splitlines()[0].startswith(figure)) == (language, True)


def test_the_same_question_gets_the_same_answer_every_time(ask: Ask) -> None:
    assert len({ask("মাস্কের এআই খরচ কত?")["text"] for _ in range(3)}) == 1


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE facts;--", "%s %d {0} {missing}", "<b>tesla</b>", "\x00\x07", "\ud83d", "ক্" * 300]
)
def test_no_message_can_break_it(text: str, ask: Ask) -> None:
    assert ask(text)["text"]
    assert figures(ask("memphis e koyta gpu")) == [100_000]


def test_no_mixture_of_words_can_break_it_and_no_answer_comes_without_a_source(ask: Ask) -> None:
    chance = random.Random(11)
    words = sorted({word for golden in questions("seen") for word in golden.text.split()})
    replies: list[Told] = [ask(" ".join(chance.choices(words, k=chance.randint(1, 9)))) for _ in range(150)]
    assert [told["question"] for told in replies if told["outcome"] == "answer" and not told["sources"]] == []
    assert [told["question"] for told in replies if told["outcome"] != "answer" and told["figures"]] == []


def test_every_figure_of_an_answer_stands_in_its_text(ask: Ask) -> None:
    for question in ("OpenAI valuation and funding", "Microsoft vs Google capex", "কর্টেক্সের H100 আর ডোজো মিলিয়ে কয়টা?"):
        told = ask(question)
        assert all(figure["text"].casefold() in told["text"].casefold() for figure in told["figures"])


@pytest.mark.parametrize("question", ["OpenAI valuation", "Microsoft vs Google capex", "gpu koto", "SpaceX?", "hello"])
def test_confidence_is_a_share(question: str, ask: Ask) -> None:
    assert 0.0 <= ask(question)["confidence"] <= 1.0


def test_a_word_that_nothing_explains_lowers_the_confidence(ask: Ask) -> None:
    assert ask("blorb OpenAI valuation")["confidence"] < ask("OpenAI valuation")["confidence"]
