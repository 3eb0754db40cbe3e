"""In which language a message is written: English, or Bengali in either script."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.nlu.hits import FILLER, Hit
from bot.nlu.lexicon import Lexicon
from bot.nlu.normalize import Token

BENGALI = re.compile(r"[\u0980-\u09ff]")
LONG_WORD = 5
SURE = 97.0
"""Likeness from which a Latin word that is no English one counts as Bengali."""
SURE_FILLER = 97.8
"""The same of a word without content."""
MIXED = 0.34
"""Share of Bengali words by sound among the Latin ones from which a message is romanised Bengali."""
SAME_SOUND = 98.5
"""Likeness from which a word that is English too is taken for the Bengali one."""


def is_bengali(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is it Bengali, in Bengali letters or by the sound of its Latin ones?

    Args:
        tokens: its words.
        lexicon: all words of both languages.
    """
    if any(BENGALI.search(token.text) for token in tokens):
        return True
    english = bengali = ideas = 0
    for token in tokens:
        if token.is_number or len(token.text) < 2:
            continue
        own = lexicon.exact(token.text) or lexicon.stripped(token.text)
        spoken = [hit for hit in lexicon.by_sound(token.text, "bn") if hit.language == "bn"]
        if any(map(is_name, own)) or (own and any(hit.score >= SAME_SOUND for hit in spoken)):
            continue  # a name, or a word of both languages, tells nothing
        english += any(hit.language != "bn" for hit in own)
        bengali += bool(own) and all(hit.language == "bn" for hit in own)  # a chat shorthand
        # "Girder" is no form of ঘির, a word without content.
        sure = [] if own else [hit for hit in spoken if hit.score >= (SURE_FILLER if hit.tags == FILLER else SURE)]
        bengali += any(tag[:2] in ("q:", "f:", "u:") for hit in sure for tag in hit.tags)
        # A long verb with a Bengali ending tells by itself: "dhalse".
        bengali += len(token.text) > LONG_WORD and any(hit.score < SAME_SOUND for hit in sure)
        ideas += bool(sure) and not any(tag[:2] in ("q:", "f:", "u:") for hit in sure for tag in hit.tags)
    bengali += ideas if bengali or not english else 0  # "coil" alone makes no English question Bengali
    return bengali > 0 and bengali >= MIXED * english


def is_name(hit: Hit) -> bool:
    """Is it a proper name?"""
    return any(tag.startswith("e:") for tag in hit.tags)
