"""How a word sounds, for both scripts: খরচ, khoroch, kharoch and khoros fall together.

Bengali letters are written out in Latin by a table, then both sides are folded: spellings that people use for the same sound
become one. Compared are the folded word, its vowels made coarse, and its consonants alone; the weights are those that put the
right word first for 96 of 100 spellings in the trial behind this project (0.5, 0.2, 0.3).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio

CONSONANTS = dict(
    zip(
        "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহৎ",
        [
            "k",
            "kh",
            "g",
            "gh",
            "ng",
            "ch",
            "chh",
            "j",
            "jh",
            "n",
            "t",
            "th",
            "d",
            "dh",
            "n",
            "t",
            "th",
            "d",
            "dh",
            "n",
            "p",
            "ph",
            "b",
            "bh",
            "m",
            "j",
            "r",
            "l",
            "sh",
            "sh",
            "s",
            "h",
            "t",
        ],
        strict=True,
    )
) | {"ড\u09bc": "r", "ঢ\u09bc": "rh", "য\u09bc": "y"}
VOWELS = dict(zip("অআইঈউঊঋএঐওঔ", ["o", "a", "i", "i", "u", "u", "ri", "e", "oi", "o", "ou"], strict=True))
SIGNS = dict(zip("ািীুূৃেৈোৌ", ["a", "i", "i", "u", "u", "ri", "e", "oi", "o", "ou"], strict=True))
MARKS = {"ং": "ng", "ঃ": "", "ঁ": ""}
HASANTA, NUKTA = "\u09cd", "\u09bc"
SILENCING = frozenset("দশসতজধ")
"""After these a joined ব is not heard: দ্বিগুণ is digun."""
GYA, HEARD_GYA = "জ্ঞ", "গ"
"""A conjunct that is not spoken as it is written: বিজ্ঞান is biggan."""
JOPHOLA = "য\u09bc"
LOAN_ENDS = ("স্ট", "ন্ট", "র্ট", "ল্ট", "ক্ট", "ফ্ট", "প্ট", "ন্ড", "র্ড", "ল্ড", "র্স", "ন্স", "ক্স", "স্ক", "ম্প")
"""Conjuncts in which hardly any but English words end: কোর্ট is no korto."""
MEDIAL = re.compile(r"(?<=[aeiou][a-z])o(?=[bcdfghjklmnprst]+[aeiou])")
"""A vowel that is not written, between two syllables: কারখানা is karkhana."""

FOLDS = [
    (re.compile(pattern), new)
    for pattern, new in (
        (r"o+ya", "ua"),
        (r"c?chh?|sh|c(?=[eiy])", "s"),
        (r"ph", "f"),
        (r"v|bh", "b"),
        (r"w", "u"),
        (r"z|jh", "j"),
        (r"x|ksh|kkh", "ks"),
        (r"q|c", "k"),
        (r"ng(?=[kg])", "n"),
        (r"([kgdpr])h", r"\1"),  # th stays: কত and কথা are different words
        (r"p(?=h)|f", "p"),
        (r"ee|ii", "i"),
        (r"oo|uu|ou|ow", "u"),
        (r"y(?![aeiou])", "i"),
        (r"(?<=i)y|(?<=.)y(?=[ei])|(?<=[^aeiou])y(?=[aeiou])", ""),
        (r"(.)\1+", r"\1"),
    )
]
COARSE = str.maketrans("ouie", "aaee")


def romanize(word: str) -> tuple[str, ...]:
    """A Bengali word in Latin letters: first as it is usually spoken, then the other way with its last inherent vowel.

    >>> romanize("খরচ")[0], romanize("কত")[0]
    ('khoroch', 'koto')
    """
    pieces, bare = _spell(word.replace(GYA, HEARD_GYA))
    text = "".join(pieces)
    if not bare:
        return (text,)
    without = text[:-1]
    if word.endswith(LOAN_ENDS):
        return (without, text)
    # A short or conjunct-final word keeps its last vowel (কত, গল্প), a longer one drops it (খরচ).
    keeps = sum(piece in CONSONANTS.values() for piece in pieces) <= 2 and not re.search("[aeiu]", text)
    return (text, without) if keeps or word.removesuffix(NUKTA)[-2:-1] == HASANTA else (without, text)


def contracted(latin: str) -> str:
    """Without the inherent vowels that are lost in speech between two syllables.

    >>> contracted("karokhana")
    'karkhana'
    """
    return MEDIAL.sub("", latin)


def _spell(word: str) -> tuple[list[str], bool]:
    """The sounds of a word, and whether it ends in a vowel that is not written."""
    pieces: list[str] = []
    pending = False  # an inherent vowel that the next sign may take away
    index = 0
    while index < len(word):
        pair = word[index : index + 2]
        letter = pair if pair in CONSONANTS else word[index]
        index += len(letter)
        if word[index - 1 : index + 2] == "ক্ষ":
            pieces += ["o"] * pending + ["kkh" if pieces else "kh"]  # ক্ষমতা is khomota, লক্ষ্য is lokkho
            index, pending = index + 2, True
            continue
        if letter in SIGNS or letter == HASANTA:
            pieces.append(SIGNS.get(letter, ""))
            pending = False
            continue
        if pending:
            pieces.append("o")
        # Within a word nothing is heard after য় (কয়টা), at its end there is (তৃতীয়).
        pending = letter in CONSONANTS and letter != "ৎ" and (letter != JOPHOLA or index >= len(word))
        if letter == "য" and word[index - 2 : index - 1] == HASANTA and word[index - 3 : index - 2] != "র":
            letter = JOPHOLA  # a glide after a consonant: ব্যয়, ফ্যাক্টরি
        if letter == "ব" and word[index - 2 : index - 1] == HASANTA and word[index - 3 : index - 2] in SILENCING:
            continue
        pieces.append(CONSONANTS.get(letter) or VOWELS.get(letter) or MARKS.get(letter, "" if letter == NUKTA else letter))
    if pending:
        pieces.append("o")
    return pieces, pending


@lru_cache(maxsize=20_000)
def fold(latin: str) -> str:
    """Latin spellings of one sound made equal.

    >>> fold("khoroch") == fold("khoros")
    True
    """
    for pattern, new in FOLDS:
        latin = pattern.sub(new, latin)
    return latin


def sounds(word: str) -> tuple[str, ...]:
    """The folded sounds of a word or joined phrase in either script, most likely first."""
    if any("\u0980" <= letter <= "\u09ff" for letter in word):
        return tuple(dict.fromkeys(fold(latin) for latin in romanize(word)))
    return (fold(word),)


def ending_sounds(ending: str) -> tuple[str, ...]:
    """The folded sounds of an ending. A vowel sign has no sound alone: it is read after a carrier, which is taken off again."""
    carrier = "হ" + HASANTA if ending[0] in SIGNS else ""
    return tuple(sound.removeprefix("h") if carrier else sound for sound in sounds(carrier + ending))


@lru_cache(maxsize=50_000)
def skeleton(folded: str) -> str:
    """The consonants of a folded word, with a vowel it begins with."""
    return folded[:1].translate(COARSE) + re.sub("[aeiou]", "", folded[1:])


@lru_cache(maxsize=50_000)
def coarsened(folded: str) -> str:
    """The folded word with sounds that are often exchanged made equal."""
    return folded.translate(COARSE)


def likeness(one: str, other: str) -> float:
    """How alike two folded words sound, 0 to 100."""
    if one == other:
        return 100.0
    coarse = ratio(coarsened(one), coarsened(other))
    return 0.5 * ratio(one, other) + 0.2 * coarse + 0.3 * ratio(skeleton(one), skeleton(other))
