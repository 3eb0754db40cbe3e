"""One normal form for all text, questions and vocabulary alike. For matching only, never for display.

NFC takes য় ড় ঢ় apart (they are composition exclusions), which is harmless because both sides go through here.
`\\w+` and rapidfuzz's own processor cut Bengali words at every vowel sign (marks are not letters to them); this does not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

REPLACED = (
    ("ত্\u200d", "ৎ"),  # khanda ta as it was once typed
    ("অা", "আ"),
    ("ব\u09bc", "র"),  # ra typed as ba with a dot
    ("ৰ", "র"),
    ("্য়", "্য"),
)
DROPPED = dict.fromkeys(
    [
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        0xFEFF,
        0xAD,
        0x61C,
        ord("'"),
        0x2019,
        0x2018,
        ord("`"),
        0x02BC,
    ]
)
TABLE = DROPPED | {ord("০") + digit: str(digit) for digit in range(10)}
TOKEN = re.compile(
    r"[a-z]+\d+[a-z]*"  # h100, q3, gpt4o
    r"|\d+(?:,\d+)*(?:\.\d+)?"  # 29,000 and 6.6
    r"|[\u0980-\u09ff]+"  # a Bengali word with its marks
    r"|[^\W\d_]+"  # a word in any other script
    r"|[$%+৳€£₹]"
)
DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
"""heyyyy"""
MAX_TOKENS = 120


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign, in normal form."""

    text: str
    start: int
    end: int
    gap: str = field(default=" ", compare=False)
    """What stands between it and the token before."""

    @property
    def is_number(self) -> bool:
        """Does it begin with a digit?"""
        return self.text[0].isdigit()


def normalize(text: str) -> str:
    """Case, composition, digits, joiners and invisible marks made equal; words stay whole.

    >>> normalize("Tesla’s ২৯,০০০ H100")
    'teslas 29,000 h100'
    """
    text = DRAWN_OUT.sub(r"\1", text.encode("utf-8", "replace").decode("utf-8"))
    for old, new in REPLACED:
        text = text.replace(old, new)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold()).translate(TABLE)


def tokenize(text: str) -> list[Token]:
    """The tokens of a text in normal form, with their places in it; at most 120 of them."""
    tokens: list[Token] = []
    normal, end = normalize(text), 0
    for match in TOKEN.finditer(normal):
        tokens.append(Token(match.group(), match.start(), match.end(), normal[end : match.start()]))
        end = match.end()
        if len(tokens) == MAX_TOKENS:
            break
    return tokens


@lru_cache(50_000)  # the words of the languages are asked for again with every pack
def joined(text: str) -> str:
    """The key of a name or phrase: its tokens without the spaces, since people split and join words at will.

    >>> joined("Open AI"), joined("OpenAI")
    ('openai', 'openai')
    """
    return "".join(token.text for token in tokenize(text))


def spaced(text: str) -> str:
    """Its tokens with a space around each, so that whole words can be looked for in it."""
    return f" {' '.join(token.text for token in tokenize(text))} "
