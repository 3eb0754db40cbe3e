"""On invented intents: the matcher knows nothing of Tathya's."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

import pytest
from rapidfuzz import fuzz, process

from bot.edition import read_sources, utterances
from bot.nlu.matcher import IntentMatcher
from bot.nlu.reader import Reader
from bot.settings import Sources
from tests.golden import questions

Scorer = Callable[..., float]

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
    (best, score), (_, next_score), *_ = matcher.rank(text)
    assert best == intent
    assert score > 75
    assert next_score < 25


def test_all_intents_are_ranked_best_first_with_scores_up_to_100(matcher: IntentMatcher) -> None:
    ranking = matcher.rank("what does a pizza cost")
    scores = [score for _, score in ranking]
    assert {intent for intent, _ in ranking} == set(PIZZERIA)
    assert scores == sorted(scores, reverse=True)
    assert 0.0 <= scores[-1] <= scores[0] <= 100.0


def test_a_word_that_few_intents_use_decides_over_words_that_all_use(matcher: IntentMatcher) -> None:
    assert matcher.rank("cancel a pizza")[0][0] == "cancel"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        pytest.param("plase cancell", "cancel", id="letters-lost-and-doubled"),
        pytest.param("THANKYOU!!", "thanks", id="joined-and-shouted"),
        pytest.param("wat is teh prize of a piza", "price", id="most-words-misspelt"),
        pytest.param("অর্ডারটা বাতিল করতে চাই", "cancel", id="bengali-inflected"),
        pytest.param("কখোন খোলেন আপনারা", "hours", id="bengali-misspelt-in-another-order"),
        pytest.param("পিত্\u200dজার দাম কতো", "price", id="bengali-in-an-older-encoding"),
    ],
)
def test_typos_endings_and_encodings_do_not_matter(text: str, intent: str, matcher: IntentMatcher) -> None:
    assert matcher.rank(text)[0][0] == intent


@pytest.mark.parametrize("text", ["", "   ", "?!", "৪২", "жщ"])
def test_a_text_that_holds_nothing_learned_fits_nothing(text: str, matcher: IntentMatcher) -> None:
    assert [(intent, score) for intent, score in matcher.rank(text) if score] == []


def test_a_text_of_another_world_is_on_no_intents_side(matcher: IntentMatcher) -> None:
    assert matcher.rank("qwertz")[0][1] < 50


def test_before_it_has_learned_anything_it_ranks_nothing() -> None:
    assert IntentMatcher().rank("a pizza please") == []
    assert IntentMatcher().fit({}).rank("a pizza please") == []


def test_an_intent_without_phrases_is_ranked_last() -> None:
    assert [intent for intent, _ in IntentMatcher().fit({"a": [], "b": ["one pizza"]}).rank("pizza")] == ["b", "a"]


def test_learning_again_forgets_what_was_learned_before() -> None:
    again = IntentMatcher().fit(PIZZERIA).fit({"weather": ["will it rain"], "news": ["what happened"]})
    fresh = IntentMatcher().fit({"weather": ["will it rain"], "news": ["what happened"]})
    assert again.rank("will it rain on my pizza") == fresh.rank("will it rain on my pizza")
    assert {intent for intent, _ in again.rank("one pizza please")} == {"weather", "news"}


def test_equal_scores_are_ranked_the_same_way_every_time() -> None:
    assert [intent for intent, _ in IntentMatcher().fit({"b": ["x"], "a": ["x"]}).rank("৪২")] == ["a", "b"]


def test_the_same_phrases_give_the_same_scores(matcher: IntentMatcher) -> None:
    assert IntentMatcher().fit(PIZZERIA).rank("a large pizza") == matcher.rank("a large pizza")


def test_a_slot_is_a_word_whose_letters_tell_nothing() -> None:
    matcher = IntentMatcher().fit({"count": ["?how_many {entity}"], "sum": ["?how_much {entity}"], "none": ["{number}"]})
    assert matcher.rank("?how_many {entity}")[0][0] == "count"
    assert {score for _, score in matcher.rank("how many entity number")} == {0.0}


def test_what_was_learned_can_be_written_down_and_read_back(matcher: IntentMatcher) -> None:
    again = IntentMatcher.unpacked(json.loads(json.dumps(matcher.packed())))
    assert [again.rank(text) for text, _ in LABELLED] == [matcher.rank(text) for text, _ in LABELLED]
    assert IntentMatcher.unpacked(IntentMatcher().packed()).rank("a pizza") == []


@pytest.mark.parametrize(("text", "intent"), LABELLED, ids=[text for text, _ in LABELLED])
def test_a_new_wording_finds_its_intent(text: str, intent: str, matcher: IntentMatcher) -> None:
    assert matcher.rank(text)[0][0] == intent


SCORERS = [pytest.param(fuzz.ratio, id="ratio"), pytest.param(fuzz.WRatio, id="WRatio")]


@pytest.mark.parametrize("scorer", SCORERS)
def test_it_tells_more_new_wordings_than_the_nearest_example_does(scorer: Scorer, matcher: IntentMatcher) -> None:
    assert _right(matcher, LABELLED) > _right_by(scorer, PIZZERIA, LABELLED)


@pytest.mark.parametrize("scorer", SCORERS)
def test_it_finds_the_shape_of_golden_questions_more_often_than_the_nearest_example_does(
    scorer: Scorer, reader: Reader
) -> None:
    samples = utterances(read_sources(Sources()).languages, reader)
    labelled = [(reader.read(golden.text).pattern, golden.shape) for golden in questions() if golden.shape in samples]
    assert len(labelled) > 100
    assert _right(IntentMatcher().fit(samples), labelled) > _right_by(scorer, samples, labelled) * 1.1


def _right(matcher: IntentMatcher, labelled: Sequence[tuple[str, str]]) -> int:
    return sum(matcher.rank(text)[0][0] == intent for text, intent in labelled)


def _right_by(scorer: Scorer, phrases: Mapping[str, Sequence[str]], labelled: Sequence[tuple[str, str]]) -> int:
    intent_of = {phrase: intent for intent, texts in phrases.items() for phrase in texts}
    found = (process.extractOne(text, list(intent_of), scorer=scorer, processor=None) for text, _ in labelled)
    return sum(intent_of[best[0]] == intent for best, (_, intent) in zip(found, labelled, strict=True))
