"""On invented intents: the matcher knows nothing of Tathya's."""

from __future__ import annotations

import json

import pytest
from rapidfuzz import fuzz, process

from bot.nlu.matcher import IntentMatcher
from bot.nlu.reader import Reader
from knowledge.store import Edition
from tests.golden import questions

SHAPES = {"lookup": "figure"}
"""Intents that the authors of the golden questions call otherwise."""
PIZZERIA = {
    "order": ["i want a pizza", "one pizza please", "can i order a large pizza", "আমি একটা পিৎজা চাই"],
    "hours": ["when do you open", "what time do you close", "are you open on sunday", "আপনারা কখন খোলেন"],
    "cancel": ["cancel my order", "i do not want the pizza", "please cancel", "অর্ডার বাতিল করুন"],
    "price": ["how much is a pizza", "what does a large pizza cost", "price of the pizza", "একটা পিৎজার দাম কত"],
    "thanks": ["thank you", "thanks a lot"],
}
LABELLED = [
    ("how much for one large pizza", "price"),
    ("when", "hours"),
    ("cancel", "cancel"),
    ("what is the price", "price"),
    ("cost", "price"),
    ("do you close late on sunday or when", "hours"),
    ("thanks", "thanks"),
    ("what time can i order a pizza when do you open", "hours"),
    ("দাম কত", "price"),
    ("কখন খোলেন", "hours"),
    ("বাতিল", "cancel"),
    ("a large one please", "order"),
    ("pizza cost", "price"),
    ("i do not want it any more", "cancel"),
]


@pytest.fixture(scope="module")
def matcher() -> IntentMatcher:
    return IntentMatcher().fit(PIZZERIA)


@pytest.mark.parametrize(
    ("text", "intent"), [(phrase, intent) for intent, phrases in PIZZERIA.items() for phrase in phrases], ids=lambda text: text
)
def test_a_learned_phrase_is_sure_of_its_intent(text: str, intent: str, matcher: IntentMatcher) -> None:
    best, score = matcher.rank(text)[0]
    assert (best, round(score, 6)) == (intent, 100.0)


def test_all_intents_are_ranked_best_first_with_scores_up_to_100(matcher: IntentMatcher) -> None:
    ranking = matcher.rank("what does a pizza cost")
    scores = [score for _, score in ranking]
    assert {intent for intent, _ in ranking} == set(PIZZERIA)
    assert scores == sorted(scores, reverse=True)
    assert 0.0 <= scores[-1] <= scores[0] <= 100.0 + 1e-9


def test_a_word_that_few_intents_use_decides_over_words_that_all_use(matcher: IntentMatcher) -> None:
    assert matcher.rank("cancel a pizza")[0][0] == "cancel"


def test_a_misspelt_word_counts_as_the_word(matcher: IntentMatcher) -> None:
    best, score = matcher.rank("plase cancell")[0]
    assert (best, round(score, 6)) == ("cancel", 100.0)


@pytest.mark.parametrize("text", ["", "   ", "qwertz", "৪২"])
def test_a_text_that_holds_nothing_learned_fits_nothing(text: str, matcher: IntentMatcher) -> None:
    assert {score for _, score in matcher.rank(text)} == {0.0}


def test_before_it_has_learned_anything_it_ranks_nothing() -> None:
    assert IntentMatcher().rank("a pizza please") == []


def test_learning_again_forgets_what_was_learned_before(matcher: IntentMatcher) -> None:
    again = IntentMatcher().fit(PIZZERIA).fit({"weather": ["will it rain"]})
    assert again.rank("one pizza please") == [("weather", 0.0)]


def test_equal_scores_are_ranked_the_same_way_every_time() -> None:
    assert [intent for intent, _ in IntentMatcher().fit({"b": ["x"], "a": ["x"]}).rank("x")] == ["a", "b"]


@pytest.mark.parametrize(("text", "intent"), LABELLED, ids=[text for text, _ in LABELLED])
def test_a_new_wording_finds_its_intent(text: str, intent: str, matcher: IntentMatcher) -> None:
    assert matcher.rank(text)[0][0] == intent


def test_it_finds_the_shape_of_golden_questions_more_often_than_the_default_scorer_of_rapidfuzz(
    edition: Edition, reader: Reader
) -> None:
    """Why it was written: WRatio rewards a short text that stands inside a long one, whatever its words are worth."""
    utterances = json.loads(edition.compiled["utterances"])
    intent_of = {pattern: intent for intent, patterns in utterances.items() for pattern in patterns}
    matcher = IntentMatcher().fit(utterances)
    meant = [(golden.text, SHAPES.get(golden.shape, golden.shape)) for golden in questions()]
    labelled = [(reader.read(text).pattern, shape) for text, shape in meant if shape in utterances]
    by_default = [
        (intent_of[process.extractOne(pattern, list(intent_of), scorer=fuzz.WRatio, processor=None)[0]], shape)
        for pattern, shape in labelled
    ]
    own = sum(matcher.rank(pattern)[0][0] == shape for pattern, shape in labelled)
    default = sum(found == shape for found, shape in by_default)
    assert len(labelled) > 100
    assert own > default * 1.1
