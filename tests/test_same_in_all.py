"""A fact's own sample questions get the same answer in every language, and in Latin letters."""

from __future__ import annotations

import pytest

from bot.edition import read_sources
from bot.nlu.normalize import tokenize
from bot.nlu.sound import romanize
from bot.settings import Sources
from knowledge.model import Fact
from tests.golden import Ask, figures

FACTS = [filed.fact for filed in read_sources(Sources()).packs[0].facts]


def romanised(text: str) -> str:
    """Bengali as somebody would type it who goes by the sound of each word."""
    return " ".join(romanize(token.text)[0] for token in tokenize(text))


@pytest.mark.parametrize("fact", [pytest.param(fact, id=fact.id) for fact in FACTS])
def test_a_fact_is_answered_alike_in_all_languages(fact: Fact, ask: Ask) -> None:
    told = {code: ask(text) for code, text in fact.asks.items()}
    assert {reply["outcome"] for reply in told.values()} == {"answer"}, {code: reply["text"] for code, reply in told.items()}
    assert len({tuple(figures(reply)) for reply in told.values()}) == 1


def test_most_are_answered_alike_in_latin_letters_and_none_with_another_figure(ask: Ask) -> None:
    alike = 0
    for fact in FACTS:
        written, typed = ask(fact.asks["bn"]), ask(romanised(fact.asks["bn"]))
        assert not set(figures(typed)) - set(figures(written)), fact.id
        alike += (typed["outcome"], figures(typed)) == (written["outcome"], figures(written))
    assert alike >= 0.8 * len(FACTS), alike
