from __future__ import annotations

import pytest

from bot.nlu.endings import Endings, made_of
from bot.nlu.normalize import joined
from bot.nlu.vocabulary import Vocabulary

CASE = frozenset({"টা", "র", "কে", "দের"})


@pytest.mark.parametrize("ending", ["র", "টা", "টার", "টাকে", "দেরকে", "দেরটার"])
def test_up_to_three_endings_may_follow_each_other(ending: str) -> None:
    assert made_of(ending, CASE)


@pytest.mark.parametrize("ending", ["", "টাল", "লটা", "টাটাটাটা"])
def test_what_is_not_wholly_made_of_endings_is_none(ending: str) -> None:
    assert not made_of(ending, CASE)


@pytest.mark.parametrize(("ending", "sound"), [("কে", "ke"), ("টা", "ta"), ("ে", "e"), ("ের", "er")])
def test_an_ending_is_known_by_its_sound_too(ending: str, sound: str) -> None:
    assert sound in Endings.of([ending], []).case_sounds


@pytest.mark.parametrize("ending", ["র", "এর", "কে", "তে", "টা", "গুলো", "দের", "য়", "ে"])
def test_the_bengali_file_knows_the_common_case_endings(ending: str, vocabulary: Vocabulary) -> None:
    assert joined(ending) in vocabulary.endings["bn"].case
