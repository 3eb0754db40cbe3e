from __future__ import annotations

import pytest

from bot.nlu.endings import Endings
from bot.nlu.entries import Entry, heard
from bot.nlu.lexicon import Lexicon
from bot.nlu.normalize import joined
from bot.nlu.vocabulary import Vocabulary
from tests.golden import Ask


def entry(word: str, tag: str, language: str = "en", *, verb: bool = False, name: bool = False) -> Entry:
    key = joined(word)
    return Entry(key, word, frozenset([tag]), language, verb, name, heard(key, name=name))


SMALL = Lexicon(
    [
        entry("Tesla", "e:tesla", name=True),
        entry("Texas", "e:texas", name=True),
        entry("Meta", "e:meta", name=True),
        entry("xAI", "e:xai", name=True),
        entry("Grok 3", "e:grok-3", name=True),
        entry("মেমফিস", "e:memphis", "bn", name=True),
        entry("খরচ", "c:spend", "bn"),
        entry("খরা", "c:weather", "bn"),
        entry("ঢাল", "c:spend", "bn", verb=True),
        entry("চিপ", "c:chip", "bn"),
        entry("launch", "c:launch", verb=True),
        entry("compute spending", "c:compute"),
    ],
    {"bn": Endings.of(["র", "ের", "এর", "কে", "টা", "ে"], ["ছে", "বে", "েছে"]), "en": Endings.of(["s"], ["ed", "ing"])},
)


def meaning(word: str, language: str = "en") -> set[str]:
    key = joined(word)
    hits = SMALL.exact(key) or SMALL.stripped(key) or SMALL.by_sound(key, language)
    return {tag for hit in hits for tag in hit.tags}


@pytest.mark.parametrize(
    ("form", "tag"),
    [
        pytest.param("মেমফিসের", "e:memphis", id="genitive"),
        pytest.param("মেমফিসেরটা", "e:memphis", id="two-endings"),
        pytest.param("টেসলাকে", "e:tesla", id="other-script"),
        pytest.param("Teslaর", "e:tesla", id="both-scripts-in-one-word"),
        pytest.param("Teslas", "e:tesla", id="english-plural"),
        pytest.param("খরচটা", "c:spend", id="noun"),
        pytest.param("ঢালবে", "c:spend", id="verb"),
        pytest.param("launched", "c:launch", id="english-verb"),
    ],
)
def test_an_ending_is_taken_off_a_known_stem(form: str, tag: str) -> None:
    assert meaning(form, "bn") == {tag}


@pytest.mark.parametrize("word", ["বেলুনের", "গমকে", "walking", "কে", "টা"])
def test_an_ending_alone_makes_no_word_of_an_unknown_stem(word: str) -> None:
    assert meaning(word, "bn") == set()


def test_a_verb_ending_does_not_fit_a_noun() -> None:
    assert SMALL.stripped(joined("চিপবে")) == []
    assert SMALL.stripped(joined("ঢালবে"))


@pytest.mark.parametrize("spelling", ["khoroch", "khoros", "kharoch", "khorocher"])
def test_a_romanised_word_is_found_by_its_sound(spelling: str) -> None:
    assert meaning(spelling, "bn") == {"c:spend"}


@pytest.mark.parametrize(("slip", "tag"), [("Telsa", "e:tesla"), ("memfis", "e:memphis"), ("memphiss", "e:memphis")])
def test_a_slip_in_a_long_name_is_forgiven(slip: str, tag: str) -> None:
    assert meaning(slip, "bn") in ({tag}, set())  # recognised or not at all, never another
    assert meaning("memfis", "bn") == {"e:memphis"}


@pytest.mark.parametrize("word", ["Grok 2", "Grok 33", "xAO", "xBI", "AI"])
def test_names_with_digits_and_very_short_names_are_never_guessed(word: str) -> None:
    assert meaning(word) == set()


def test_a_name_that_sounds_nearly_like_another_is_not_recognised_at_all() -> None:
    twins = Lexicon([entry("Kolosas", "e:one", name=True), entry("Kolesos", "e:two", name=True)], {})
    assert twins.by_sound("kolosos", "en") == []
    assert [hit.tags for hit in twins.by_sound("kolosas", "en")] == [{"e:one"}]


def test_a_word_of_the_language_being_written_wins_over_one_of_another() -> None:
    words = Lexicon([entry("কেস", "c:lawsuit", "bn"), entry("kase", "c:other", "en")], {})
    assert [hit.tags for hit in words.by_sound("kesh", "bn")] == [{"c:lawsuit"}]


def test_words_that_mean_two_things_keep_both() -> None:
    both = Lexicon([entry("চলছে", "c:run", "bn"), entry("চলছে", "q:now", "bn")], {})
    assert {tag for hit in both.exact(joined("চলছে")) for tag in hit.tags} == {"c:run", "q:now"}


@pytest.mark.parametrize(("word", "is_ending"), [("er", True), ("ke", True), ("কে", True), ("gpu", False), ("koto", False)])
def test_an_ending_written_apart_is_known_as_one(word: str, is_ending: bool) -> None:
    assert SMALL.is_ending(word) == is_ending


def test_every_name_of_the_pack_is_found_as_it_is_written(vocabulary: Vocabulary) -> None:
    whole = Lexicon(vocabulary.entries, vocabulary.endings)
    names = [item for item in vocabulary.entries if item.name]
    lost = [item.alias for item in names if not any(item.tags <= hit.tags for hit in whole.exact(item.key))]
    assert (len(names) > 200, lost) == (True, [])


UNKNOWN: set[float] = set()


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        # a chip and another
        ("how many H100 will be added to Colossus", {50_000}),
        ("how many H200 in Memphis", UNKNOWN),
        ("Memphis e koyta H100", {100_000}),
        ("A100 in Memphis", UNKNOWN),
        ("how many B200 in Colossus", UNKNOWN),
        ("মেমফিসে কয়টা এইচ২০০", UNKNOWN),
        ("how many dojo in memphis", UNKNOWN),
        ("how many dojo chips in cortex", {20_000}),
        pytest.param("cortex dojo chips", {20_000}),
        ("cortex gpus", {50_000}),
        # a company and another
        ("xAI valuation", UNKNOWN),
        ("OpenAI valuation", {157e9}),
        ("xAI koto raise korse", UNKNOWN),
        ("OpenAI koto raise korse", {6.6e9}),
        ("OpenAI capex", UNKNOWN),
        ("tesla valuation", UNKNOWN),
        ("metal koto khoroch", UNKNOWN),
        ("how many gpus in Texas", {29_000}),
        ("how many gpus in Memphis", {100_000}),
        ("how many gpus in Oracle", UNKNOWN),
        # a figure and another
        ("is google infrastructure growth 80%?", {80}),
        ("Does OpenAI lose 5 billion on other operating costs?", {5e9}),
        # a period and another
        ("google capex q3", {13e9}),
        ("google capex q1", UNKNOWN),
        ("google capex q3 2023", UNKNOWN),
        ("google capex third quarter of 2023", UNKNOWN),
        ("google capex 2023", UNKNOWN),
        ("microsoft capex q1", {20e9}),
        ("microsoft capex q3", UNKNOWN),
        ("microsoft capex 2023", UNKNOWN),
        ("tesla gpus in october", {50_000}),
        ("tesla gpus in december", {85_000}),
        ("tesla gpus in november", UNKNOWN),
        ("musk april claim on tesla ai spending", {10e9}),
        ("tesla june spending", UNKNOWN),
    ],
)
def test_what_is_nearly_the_same_is_never_confused(question: str, figures: set[float], ask: Ask) -> None:
    told = ask(question)
    assert {figure["value"] for figure in told["figures"]} == figures
    assert told["outcome"] == ("answer" if figures else "unknown")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("is google infrastructure growth 80%?", "yes"),
        ("is google infrastructure growth 8%?", "no"),
        ("গুগলের মূলধনি ব্যয় কি ১৩ বিলিয়ন?", "yes"),
        ("গুগলের মূলধনি ব্যয় কি ৩১ বিলিয়ন?", "no"),
        ("Does OpenAI lose 5 billion on other operating costs?", "yes"),
        ("Does OpenAI lose 50 billion on other operating costs?", "no"),
        ("was Cortex unveiled in August?", "yes"),
        ("was Cortex unveiled in September?", "no"),
        ("was Colossus unveiled in September?", "yes"),
        ("কলোসাস কি আগস্টে উন্মোচন হয়েছে?", "no"),
    ],
)
def test_a_figure_or_month_that_is_nearly_right_is_wrong(question: str, verdict: str, ask: Ask) -> None:
    assert ask(question)["verdict"] == verdict
