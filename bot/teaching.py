"""What an editor's golden questions teach of the facts that answer them: other readers ask in much the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.nlu.reader import Reader
from bot.question import Question
from knowledge.model import Fact
from knowledge.pack import Pack

AS_WRITTEN = 99.0
"""Score of a word that is known as it is written, or without its endings."""
TIMES = frozenset({"c:latest", "c:previous", "c:earlier", "c:season", "c:now", "c:plan", "c:yearly", "c:quarterly"})
"""Ideas of a time, which no question teaches."""
ASKED = 1.0
"""How much nearer a fact is for each word by which a golden question asks for it."""
SHORTEST_WORD = 3
"""A word that a question may be about has at least so many letters."""


def teach(
    asked: Fact, learned: set[str], counted: set[str], facts: Sequence[Fact], tags: Mapping[str, dict[str, float]]
) -> None:
    """What golden questions for a fact teach of all that measure the same; nearer come only those of the same subject.

    That somebody asked for this year's figure in some words must not make those words mean this year's. Ideas stay with it:
    they may be what tells the two apart.
    """
    for fact in (fact for fact in facts if fact.indicator == asked.indicator):
        own, weight = tags[fact.id], ASKED if fact.subject == asked.subject else 0.0
        for tag in learned if fact.id == asked.id else (tag for tag in learned if tag.startswith("w:") or tag in own):
            own[tag] = max(weight, own.get(tag, 0.0))
        for tag in counted:
            own[f"n:{tag}"] = max(weight, own.get(tag, 0.0))


def asked_of(pack: Pack, reader: Reader) -> dict[str, list[Question]]:
    """The golden questions of each fact that is the only answer to one, by fact id."""
    found: dict[str, list[Question]] = {}
    for golden in pack.questions:
        if len(golden.facts) == 1:
            question = reader.read(golden.ask)
            question = reader.read(golden.ask, spelt=True) if question.language == "en" else question
            found.setdefault(golden.facts[0], []).append(question)
    return found


def learned_from(questions: Iterable[Question], own: Mapping[str, float]) -> tuple[set[str], list[tuple[str, str]]]:
    """What golden questions teach of the fact that answers them: whoever asks so, or nearly so, means that fact.

    A word that the fact goes by already makes it nearer, and adds none of the word's other meanings; nor does a word that is
    known only by its sound. Times, names and figures are not learned: they stay what the fact says.

    Args:
        questions: that the fact answers.
        own: the fact's tags.

    Returns:
        Ideas and words; and those of the words that no vocabulary holds.
    """
    tags: set[str] = set()
    unknown: dict[tuple[str, str], None] = {}
    for question in questions:
        unknown.update(((word, question.language), None) for word in question.unknown if _is_telling(word))
        for mention in question.mentions:
            meant = {tag for tag in mention.content if tag[:2] in ("c:", "i:")} - TIMES
            tags |= (meant & own.keys()) or (meant if mention.score >= AS_WRITTEN else set())
    return tags | {f"w:{word}" for word, _ in unknown}, [*unknown]


def counted_by(questions: Iterable[Question]) -> set[str]:
    """What golden questions count: of "how many patients do doctors look after?", the patients only."""
    found: set[str] = set()
    for question in questions:
        found |= {tag for mention in question.mentions if mention.counted for tag in mention.content}
        found |= {f"w:{word}" for word in question.unknown if word == question.counted}
    return found


def _is_telling(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and not any(map(str.isdigit, word))
