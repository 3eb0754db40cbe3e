"""The small damage that people do to a question without meaning another: what it becomes, and what the reply may become.

Every damage is the same on each run: chance is drawn from the question's id. A digit is never damaged, since another digit is
another question.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bot.evaluation.gold import Gold
from bot.evaluation.rules import RIGHT, is_near, judge
from knowledge.store import Edition
from tests.golden import QUESTIONS, Ask, Told, figures, is_small_talk, is_wrong_figure

BROKEN = QUESTIONS / "damage.txt"
"""Where damage makes an answer another: the kind of damage and the id of the question, one a line."""
SHARE = {"slip": 0.4, "punctuation": 0.4, "digits": 1, "nukta": 0.5, "doubled": 0.35, "ending": 1, "polite": 0.4}
"""The share of the questions that are asked again, so that all of it stays under a minute; drawn by id, always the same."""
LETTER = r"(?:[^\W\d_]|[\u0981-\u0983\u09bc-\u09cd\u09d7])"
"""A letter or a Bengali sign on one; `\\w` leaves the signs out."""
LONG_WORD = re.compile(rf"(?<![\w-]){LETTER}{{5,}}(?![\w-])")
KEY = re.compile(".\u09bc?")
"""What one key types: no finger parts a letter from the dot below it."""
LATIN_WORD = re.compile(r"(?<![\w-])[A-Za-z]{4,}(?![\w-])")
PUNCTUATION = re.compile(r"['’‘\"“”()!?।;…]|(?<!\w)[.,:]|[.,:](?!\w)")
"""What people leave out. Points within numbers and names stay, and so do signs that are read aloud: %, &, -, /."""
OTHER_SCRIPT = {ord(str(digit)): chr(ord("০") + digit) for digit in range(10)}
OTHER_DIGITS = OTHER_SCRIPT | {ord(bengali): chr(ascii_) for ascii_, bengali in OTHER_SCRIPT.items()}
COMPOSED = ("\u09dc", "\u09dd", "\u09df", "\u09cb", "\u09cc")
"""Letters that keyboards write as one or as two: the three with a dot below, and the two signs that stand around a letter."""
BENGALI = re.compile(r"[\u0985-\u09b9]")
VOWELS = re.compile(r"[aeiouAEIOU\u0985-\u0994\u09be-\u09cc]$")
POLITE = {
    "en": ("please tell me {} thanks", "could you please tell me, {} Thank you!"),
    "bn": ("ভাই একটু বলবেন {} ধন্যবাদ", "দয়া করে বলুন, {} অনেক ধন্যবাদ।"),
    "banglish": ("vai plz bolen to {}", "bhai ektu bolben {} dhonnobad"),
    "mixed": ("ভাই please বলেন তো {} thanks", "plz bolben {} ধন্যবাদ"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """The names of the pack, as patterns."""

    owner: re.Pattern[str]
    """A name that stands where its owner form would: at the end ("and google"), or right before a measure ("tesla capex")."""

    @classmethod
    def of(cls, edition: Edition) -> Known:
        """The names that this edition knows."""
        owners = _any_of(name for entity in edition.entities for names in entity.names.values() for name in names)
        measures = _any_of(name for measure in edition.indicators for names in measure.names.values() for name in names)
        return cls(re.compile(rf"(?<![\w-]){owners}(?=[\s?।!.]*$|\s+{measures}(?!{LETTER}))", re.IGNORECASE))


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"


def slip(gold: Gold, chance: Random, known: Known) -> str:
    """One slip of a finger in one long word; its first letter stays, since people see a slip there."""

    def slipped(word: str) -> str:
        keys = KEY.findall(word)
        places = [place for place in range(1, len(keys) - 1) if keys[place] != keys[place + 1]]
        if not places:
            return word
        place = chance.choice(places)
        one, two = keys[place : place + 2]
        return "".join((*keys[:place], chance.choice((two + one, two, one + one + two)), *keys[place + 2 :]))

    return _in_one(LONG_WORD, gold.text, slipped, chance)


def punctuation(gold: Gold, chance: Random, known: Known) -> str:
    """Nobody types it on a telephone."""
    return PUNCTUATION.sub("", gold.text)


def digits(gold: Gold, chance: Random, known: Known) -> str:
    """Bengali digits for ours, and ours for Bengali ones."""
    return gold.text.translate(OTHER_DIGITS)


def nukta(gold: Gold, chance: Random, known: Known) -> str:
    """Letters in two parts for letters in one, and the other way round: they look the same."""
    text = gold.text
    for one in COMPOSED:
        two = unicodedata.normalize("NFD", one)
        text = "".join(part.replace(two, one) if part != one else two for part in re.split(f"({one})", text))
    return text


def doubled(gold: Gold, chance: Random, known: Known) -> str:
    """A letter held too long in one Latin word: it comes twice or three times more."""

    def held(word: str) -> str:
        place = chance.randrange(1, len(word))
        return word[:place] + word[place] * chance.choice((1, 2)) + word[place:]

    return _in_one(LATIN_WORD, gold.text, held, chance)


def ending(gold: Gold, chance: Random, known: Known) -> str:
    """The owner form of a name that may have it: গুগলের, google's, googler."""

    def owning(match: re.Match[str]) -> str:
        name = match.group()
        if gold.style == "banglish":
            return name + ("r" if VOWELS.search(name) else "er")
        if not name.isascii():
            return name + ("র" if VOWELS.search(name) else "ের")
        return name + ("-এর" if BENGALI.search(gold.text) else "'s")

    return known.owner.sub(owning, gold.text, count=1)


def polite(gold: Gold, chance: Random, known: Known) -> str:
    """A greeting before and thanks after it, as the way of writing has them."""
    return gold.text if is_small_talk(gold) else chance.choice(POLITE[gold.style]).format(gold.text)


def _in_one(pattern: re.Pattern[str], text: str, change: Callable[[str], str], chance: Random) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    word = chance.choice(found)
    return text[: word.start()] + change(word.group()) + text[word.end() :]


Damage = Callable[[Gold, Random, Known], str]
KINDS: Mapping[str, Damage] = {
    damage.__name__: damage for damage in (slip, punctuation, digits, nukta, doubled, ending, polite)
}


@dataclass(frozen=True, slots=True)
class Damaged:
    """How the questions did that one kind of damage was done to."""

    asked: int
    right: int
    broken: frozenset[str]
    """Ids of those that were answered with what nobody wanted."""

    @property
    def share(self) -> float:
        """Of those that are still right."""
        return self.right / self.asked if self.asked else 0


def measured(kind: str, golds: Sequence[Gold], replies: Mapping[str, Told], ask: Ask, known: Known) -> Damaged:
    """Ask the questions that are answered rightly again, damaged; in a conversation only its last message is."""
    asked = right = 0
    broken = set()
    for gold in golds:
        whole = replies[gold.id]
        chance = Random(f"{kind} {gold.id}")
        if chance.random() >= SHARE[kind] or judge(gold, whole) != RIGHT:
            continue
        text = KINDS[kind](gold, chance, known)
        if text == gold.text:
            continue
        told = ask(text, *gold.turns)
        asked += 1
        right += judge(gold, told) == RIGHT
        if is_broken(gold, whole, told):
            broken.add(gold.id)
    return Damaged(asked, right, frozenset(broken))


def is_broken(gold: Gold, whole: Told, told: Told) -> bool:
    """Does it say what neither the question allows nor the reply to it did? To refuse or to ask back is honest."""
    allowed = (*gold.values, *gold.also, *figures(whole))
    strange = [figure for figure in figures(told) if not any(is_near(figure, each) for each in allowed)]
    turned = told["verdict"] not in (None, whole["verdict"], *gold.verdicts)
    return bool(strange) or turned or is_wrong_figure(gold, told)


def lines(kind: str, broken: Iterable[str]) -> list[str]:
    """As they stand in the list."""
    return [f"{kind} {name}" for name in broken]


def listed_as_broken(kind: str, path: Path = BROKEN) -> set[str]:
    """Ids of the questions that this kind of damage is known to break."""
    found = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {words[1] for words in found if words[:1] == [kind]}
