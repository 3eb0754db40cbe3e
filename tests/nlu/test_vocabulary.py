from __future__ import annotations

import json

from bot.nlu.reader import Reader
from bot.nlu.vocabulary import Vocabulary
from tests.golden import questions


def test_a_vocabulary_read_back_from_the_database_is_the_one_that_was_put_there(vocabulary: Vocabulary) -> None:
    assert Vocabulary.unpacked(json.loads(json.dumps(vocabulary.packed()))) == vocabulary


def test_it_reads_questions_the_same_after_the_way_through_the_database(vocabulary: Vocabulary, reader: Reader) -> None:
    again = Reader(Vocabulary.unpacked(json.loads(json.dumps(vocabulary.packed()))), 2024)
    texts = [golden.text for golden in questions("seen")][::20]
    assert [again.read(text) for text in texts] == [reader.read(text) for text in texts]


def test_each_key_of_a_language_stands_once_with_all_its_meanings(vocabulary: Vocabulary) -> None:
    keys = [(entry.key, entry.language, entry.verb, entry.name, entry.tags) for entry in vocabulary.entries]
    assert len(keys) == len(set(keys))


def test_every_entity_indicator_and_cue_has_a_word(vocabulary: Vocabulary) -> None:
    tags = {tag for entry in vocabulary.entries for tag in entry.tags}
    assert {"e:tesla", "e:h100", "i:capex", "c:spend", "q:how_many", "t:thanks", "u:USD", "x:10000000", "f:"} <= tags


def test_no_word_is_without_a_meaning_or_a_letter(vocabulary: Vocabulary) -> None:
    assert [entry.alias for entry in vocabulary.entries if not entry.key or not entry.tags] == []
