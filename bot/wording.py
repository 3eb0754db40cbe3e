"""What a fact's own sentences, and the names of what it is about, give it: ideas, words, and what it measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from bot.intents.ideas import CHANGE, PHYSICAL
from bot.nlu.normalize import spaced
from bot.nlu.reader import Reader
from bot.question import Question
from bot.teaching import AS_WRITTEN, SHORTEST_WORD
from knowledge.model import EntityValue, Fact, Indicator, Names, Statement
from knowledge.pack import Pack

Reading = Callable[[str, str], Question]
"""What a sentence in a language says."""
THINGS = frozenset({"c:gpu", "c:chip"})  # ideas that a fact has only by what it counts
PER = "m:per"  # tag of facts that are of each: a price per kilo


class Wording:
    """The wording of one pack.

    Args:
        pack: as its editor wrote it.
        reader: reads as readers of this pack write.
        plain: reads without the names that this pack brings. "Danger mark" may be the name of a measure here: the sentence
            speaks of danger all the same.
    """

    def __init__(self, pack: Pack, reader: Reader, plain: Reader) -> None:
        self._read, self._read_plainly = _spelt(reader), _spelt(plain)
        self.entities = {entity.id: entity for entity in pack.entities}
        self.indicators = {indicator.id: indicator for indicator in pack.indicators}
        self._called = {one.id: _called(one.names, self._read_plainly) for one in pack.indicators}
        self._bases = {one.id: _base(one, self._called[one.id], pack.indicators) for one in pack.indicators}

    def mentioned(self, fact: Fact) -> tuple[set[str], list[tuple[str, str]]]:
        """The tags that its wording gives a fact; and the words among them that no vocabulary holds, with their languages."""
        found, words = _mentioned((fact.texts, fact.labels), self._read)
        found |= self._roles(fact) | _manner(fact, self._read) | self._bases[fact.indicator]
        if not isinstance(fact.value, Statement):
            found |= self.called(fact)
            found |= _called(self.entities[fact.subject].names, self._read_plainly)
        plain = _mentioned((fact.texts, fact.labels), self._read_plainly)[0]
        return found | {tag for tag in plain - THINGS if tag.startswith("c:")}, words

    def measured(self, fact: Fact) -> set[str]:
        """What a fact counts or measures by its wording: the words of its label that no vocabulary holds, and what it is."""
        found = {tag for tag in _mentioned((fact.labels,), self._read)[0] if tag.startswith("w:")}
        # "Who heads it?" asks for its chairman, not for its lawyer.
        return found | (self.called(fact) if isinstance(fact.value, EntityValue) else set())

    def called(self, fact: Fact) -> set[str]:
        """The ideas in what the fact's measure is called."""
        return self._called[fact.indicator]

    def meant(self, fact: Fact) -> set[str]:
        """Ideas that say as much as the indicator's own name: "how many died" asks for the deaths.

        "Women workers", a name of two ideas, means neither: no workers in general.
        """
        return self.weighed(fact) | _called(self.indicators[fact.indicator].names, self._read_plainly, single=True)

    def of_unit(self, names: Mapping[str, str]) -> set[str]:
        """The ideas that the names of a unit stand for."""
        return _called({code: (name,) for code, name in names.items()}, self._read_plainly)

    def weighed(self, fact: Fact) -> set[str]:
        """What its sentences give so much of: the rice of "25 kilograms of rice"."""
        if not fact.number or fact.number.unit not in PHYSICAL:
            return set()
        found = _called(self.entities[fact.subject].names, self._read_plainly)
        for question in (self._read_plainly(text, code) for code, text in fact.texts.items()):
            ends = {quantity.end for quantity in question.quantities if quantity.unit == fact.number.unit}
            ends |= {end + 1 for end in ends if question.tokens[end : end + 1] == ("of",)}
            said = (tag for mention in question.mentions if mention.start in ends for tag in mention.content)
            found |= {tag for tag in said if tag.startswith("c:")}
        return found

    def _roles(self, fact: Fact) -> set[str]:
        """What those are who tell of it: "the research group says"."""
        tellers = (self.entities[name].role for name in (fact.source.said_by, fact.source.reported_by) if name)
        return set().union(*(_mentioned((role,), self._read)[0] for role in tellers if role))


def _spelt(reader: Reader) -> Reading:
    """Reads sentences, which are spelt as they should be, each once."""
    return cache(lambda text, code: reader.read(text, code, spelt=True))


def _mentioned(sentences: Sequence[Mapping[str, str]], read: Reading) -> tuple[set[str], list[tuple[str, str]]]:
    """What sentences mention: ideas, where every language's sentence does, and words that no vocabulary holds."""
    ideas: dict[str, set[str]] = {code: set() for code in sentences[0]}
    words: list[tuple[str, str]] = []
    for texts in sentences:
        for code, text in texts.items():
            question = read(text, code)
            ideas.setdefault(code, set()).update(_concepts(question))
            words += [(word, code) for word in question.unknown if len(word) >= SHORTEST_WORD and not word[0].isdigit()]
    # "Colossus is to gain ..." is no profit: a word with two meanings has them in one language only. A word of a wide idea
    # stands in one language anyway.
    single = {tag for some in ideas.values() for tag in some if "." in tag}
    return set.intersection(*ideas.values()) | single | {f"w:{word}" for word, _ in words}, words


def _called(names: Names, read: Reading, *, single: bool = False) -> set[str]:
    """The ideas in what something is called, where every language's names have them: "dock workers" are workers.

    Args:
        names: in each language.
        read: reads them.
        single: only of names that are an idea as a whole.
    """
    questions = {code: [read(word, code) for word in words] for code, words in names.items()}
    if single:
        questions = {code: [each for each in some if len(each.mentions) == 1] for code, some in questions.items()}
    ideas = [set().union(*map(_concepts, some)) for some in questions.values()]
    return {tag for tag in set.intersection(*ideas) if tag.startswith("c:")} - THINGS if ideas else set()


def _base(indicator: Indicator, called: set[str], indicators: Iterable[Indicator]) -> set[str]:
    """Of a change, as "fall in the catch", what it changes: "by how much did the catch fall?"."""
    if CHANGE.isdisjoint({*called, *(f"c:{concept}" for concept in indicator.concepts)}):
        return set()
    names = _spaced(indicator)
    others = (other for other in indicators if other is not indicator)
    return {f"i:{other.id}" for other in others if any(word in name for word in _spaced(other) for name in names)}


def _spaced(indicator: Indicator) -> list[str]:
    return [spaced(name) for words in indicator.names.values() for name in words]


def _manner(fact: Fact, read: Reading) -> set[str]:
    """Is the fact of each of several: per unit, for every match? Only then may a question ask so."""
    told = (read(text, code) for texts in (fact.texts, fact.labels) for code, text in texts.items())
    return {PER} if any("per" in question.cues for question in told) else set()


def _concepts(question: Question) -> set[str]:
    """The ideas and units that are mentioned as they are written, not only by their sound."""
    sure = (mention for mention in question.mentions if mention.score >= AS_WRITTEN)
    return {tag for mention in sure for tag in mention.tags if tag[:2] in ("c:", "w:")}
