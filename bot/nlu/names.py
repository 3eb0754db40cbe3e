"""The names of things as entries of the vocabulary."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.language import Language
from bot.nlu.entries import Entry
from bot.nlu.normalize import joined
from knowledge.model import Entity, Names

PLURAL = re.compile(r"[^su]s$")
SHORTEST_PART = 4
"""Letters of a word by which alone a person may be called."""


def named(names: Names, tag: str, *, name: bool) -> Iterator[Entry]:
    """Names with a tag; `name` where they are proper names, which are matched more strictly."""
    for language, words in names.items():
        for word in words:
            key = joined(word)
            # A shown name may be in Latin letters in Bengali too; its case endings are those of its script.
            yield Entry(key, word, frozenset([tag]), "en" if key.isascii() else language, name=name)


def with_singulars(names: Names) -> Names:
    """English names of indicators, plurals in the singular, too: teams, team. The endings know only the other way."""
    plurals = (word for word in names.get("en", ()) if PLURAL.search(word))
    return {**names, "en": (*names.get("en", ()), *(word[:-1] for word in plurals))}


def parts_of_names(entities: Sequence[Entity], known: Collection[str], languages: Iterable[Language]) -> list[Entry]:
    """The words of a person's name that are nothing else, for "Talukder" who is Mahfuz Talukder; nothing two names share."""
    titles = {joined(word) for language in languages for word in language.vocabulary.get("titles", ())}
    called: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, Entry] = {}
    for entity in entities:
        for names in entity.names.values():
            for word in {word for name in names for word in name.split() if " " in name}:
                called[key := joined(word)].add(entity.id)
                if entity.kind == "person" and len(key) >= SHORTEST_PART and key.isalpha() | ("\u0980" <= key[0] <= "\u09ff"):
                    parts[key] = Entry(key, word, frozenset([f"e:{entity.id}"]), "en" if key.isascii() else "bn", name=True)
    return [part for key, part in parts.items() if len(called[key]) == 1 and key not in known and key not in titles]
