"""What intents ask the facts with: terms of a question turned into lookups, and every lookup remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.intents.articles import newest
from bot.intents.ideas import (
    AIMS,
    COMPARING,
    COUNTED,
    CURRENCIES,
    LIGHT,
    MONEY,
    NOW,
    OTHER_COUNTS,
    PER,
    PHYSICAL,
    SAYING,
    is_counted,
)
from bot.question import Mention, PeriodMention, Quantity, Question
from knowledge.lookup import Kind, Lookup
from knowledge.model import Entity, Fact, Indicator
from knowledge.store import Knowledge

KNOWN_COUNTS = frozenset({"gpu", "chip", "company"})
NO_UNIT = frozenset({"none"})
SAME = 1e-6
ARTICLES = 4
"""How many times as many facts are looked up where several articles may give each."""
FARTHEST = 4.0  # distance of a fact of which the question names the idea, but not the subject


@dataclass(slots=True)
class Inquiry:
    """The facts, as one question may ask them. Remembers each lookup, for `--explain` and the tests."""

    knowledge: Knowledge
    entities: Mapping[str, Entity]
    indicators: Mapping[str, Indicator]
    ranks: Mapping[str, int] = field(default_factory=dict)
    """Article id -> its place among all articles, the newest being 0."""
    units: frozenset[str] = frozenset()  # every unit that a fact has
    articles: tuple[str, ...] = ()
    """Those that are asked; none: all."""
    log: dict[Lookup, tuple[Fact, ...]] = field(default_factory=dict)

    def find(self, lookup: Lookup) -> tuple[Fact, ...]:
        """The facts of a lookup, best first. Intents often ask the same; the database is asked once.

        Where several articles give the same measure of the same thing, only the newest one's is found.
        """
        if lookup not in self.log:
            meant = self._of_other_counts(lookup) if OTHER_COUNTS in lookup.units else lookup
            self.log[lookup] = self._newest(meant) if len(self.ranks) > 1 else self.knowledge.find(meant)
        return self.log[lookup]

    def _of_other_counts(self, lookup: Lookup) -> Lookup:
        others = {unit for unit in self.units - KNOWN_COUNTS - PHYSICAL if is_counted(unit)}
        return replace(lookup, units=lookup.units - {OTHER_COUNTS} | others or NO_UNIT)

    def one_unit(self, lookup: Lookup) -> frozenset[str]:
        """Of several units in which a lookup may be answered, that of the fact which fits best; sizes have one unit only."""
        found = self.find(replace(lookup, order="fit"))[:1]
        return frozenset(fact.number.unit for fact in found if fact.number)

    def _newest(self, lookup: Lookup) -> tuple[Fact, ...]:
        found = self.knowledge.find(replace(lookup, articles=self.articles, limit=lookup.limit * ARTICLES))
        if lookup.ids or lookup.order in ("earliest", "article"):
            return found[: lookup.limit]
        return newest(found, self.ranks, dated=lookup.order != "fit")[: lookup.limit]

    def about(self, fact: Fact, concept: str) -> bool:
        """Is the fact's indicator about this idea?"""
        return concept in self.indicators[fact.indicator].concepts

    def related(self, one: str, other: str) -> bool:
        """Is one of these entities the other, or a part or owner of it?"""
        return one == other or other in self.owners(one) or one in self.owners(other)

    def is_chip(self, entity: str) -> bool:
        """Is it a chip, or does a chip's maker stand for it: "Nvidia and Dojo together"?"""
        made = any(other.kind == "chip" and entity in other.belongs_to for other in self.entities.values())
        return self.entities[entity].kind == "chip" or (made and not self.entities[entity].belongs_to)

    def groups(self, named: Sequence[str]) -> list[str]:
        """Those named that are groups."""
        return [name for name in named if self.entities[name].kind == "group"]

    def groups_of(self, named: Sequence[str]) -> list[str]:
        """The groups that belong to somebody named: Musk's companies."""
        return [each.id for each in self.entities.values() if each.kind == "group" and set(each.belongs_to) & set(named)]

    def siblings(self, one: str, other: str) -> bool:
        """Are both members of one group, such as Musk's companies?"""
        shared = set(self.entities[one].belongs_to) & set(self.entities[other].belongs_to)
        return any(self.entities[owner].kind == "group" for owner in shared)

    def owners(self, entity: str) -> set[str]:
        """Everything an entity belongs to."""
        found, waiting = set[str](), [entity]
        while waiting:
            new = set(self.entities[waiting.pop()].belongs_to) - found
            found |= new
            waiting += new
        return found


@dataclass(frozen=True, slots=True)
class Part:
    """A question, or one side of a comparison in it: what a fact must carry."""

    mentions: tuple[Mention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    inherited: tuple[frozenset[str], ...] = ()

    @property
    def named(self) -> list[frozenset[str]]:
        """What each thing named may mean."""
        return [mention.required for mention in self.mentions if mention.content and not mention.is_loose]

    def _times(self, period: PeriodMention) -> frozenset[str]:
        """The period; where it is about saying or comparing, also as the time of that."""
        tags = frozenset(tag for mention in self.mentions for tag in mention.tags)
        kinds = "p" + "a" * bool(tags & SAYING) + "b" * bool(tags & COMPARING)
        return frozenset(kind + tag[1:] for kind in kinds for tag in period.tags)

    def lookup(self, *, without: frozenset[str] = frozenset()) -> Lookup:
        """All it names, as a lookup; ideas in `without` are only hints."""
        terms, hints = list[frozenset[str]](), set[str]()
        for content in (*self.named, *self.inherited):
            ideas = frozenset(tag for tag in content if not tag.startswith("i:")) if content & AIMS else content
            (hints.update if ideas <= LIGHT | without else terms.append)(content)
        for mention in self.mentions:
            if mention.is_loose:
                hints |= mention.content
        if any("now" in mention.cues for mention in self.mentions):
            terms.append(NOW)
        if any("per" in mention.cues for mention in self.mentions):
            terms.append(PER)
        if any("will" in mention.cues for mention in self.mentions):
            hints.add("c:plan")
        if any(period.back for period in self.periods):
            hints.add("c:previous")
        terms += [self._times(period) for period in self.periods]
        return Lookup(terms=tuple(dict.fromkeys(terms)), hints=frozenset(hints))


def part_of(question: Question) -> Part:
    """The whole question as one part."""
    return Part(question.mentions, question.periods, question.quantities, question.inherited)


def sliced(question: Question, start: int, end: int) -> Question:
    """Only what stands at the tokens start..end-1."""
    return replace(
        question,
        mentions=tuple(mention for mention in question.mentions if start <= mention.start < end),
        periods=tuple(period for period in question.periods if start <= period.start < end),
        quantities=tuple(quantity for quantity in question.quantities if start <= quantity.start < end),
    )


def anytime(lookup: Lookup) -> Lookup:
    """The same, of plans too."""
    return replace(lookup, terms=tuple(term for term in lookup.terms if term != NOW))


def units_named(question: Question) -> frozenset[str]:
    """The units that words such as dollars, percent, how many ask for; empty: any."""
    named = question.units
    if _is_of_a_whole(question):
        named -= COUNTED
    if named & {"USD", "BDT"}:  # "koto taka" asks for money, in whatever currency
        return CURRENCIES
    if "person" in named:  # passengers and voters are people, too; chips and companies are not
        return frozenset({"person", OTHER_COUNTS})
    if measured := named - COUNTED - {"times"}:
        return frozenset({"percent"}) if "percent" in measured else measured
    if "count" in question.cues:
        return frozenset({"company"})
    if "how_many" in question.cues:
        both = any({"how_many", "how_much"} <= mention.cues for mention in question.mentions)  # "how far" and "how many" in one
        return frozenset(named & COUNTED or (() if both else COUNTED))
    return frozenset()


def _is_of_a_whole(question: Question) -> bool:
    """ "How much of the company" asks for no number of companies."""
    return any(mention.text == "how much" for mention in question.mentions)


def units_compared(question: Question) -> frozenset[str]:
    """The units of a comparison; where money and machines are named together, only those named outright."""
    mixed = question.concepts & MONEY and question.concepts & {"gpu", "chip"}
    return units_named(question) if mixed else units_asked(question)


def measures(question: Question) -> set[str]:
    """Ids of the indicators that are named by names of their own."""
    return {tag[2:] for mention in question.mentions if not mention.is_loose for tag in mention.tags if tag.startswith("i:")}


def units_asked(question: Question) -> frozenset[str]:
    """The units that a figure may have: those named, or else those in which the ideas named are measured."""
    if named := units_named(question):
        return named
    said = {tag for mention in question.mentions if not (mention.is_loose or mention.entities) for tag in mention.content}
    if "c:grow" in said and ("how_much" in question.cues or question.concepts & MONEY):
        return frozenset({"percent", "times"})
    counts = any(mention.counted for mention in question.mentions)  # "how many farmers lost": no money
    if question.concepts & MONEY and "double" not in question.concepts and not counts:
        return CURRENCIES
    return frozenset(question.units & {"company"}) if not _is_of_a_whole(question) else frozenset()


def anchored(facts: Sequence[Fact], question: Question) -> tuple[Fact, ...]:
    """Unless an entity, figure or period is named, only facts whose indicator is: one loose word is no question.

    What is counted in a unit of its own, as boats, is named by that.
    """
    if any(mention.counted and any(tag.startswith("u:") for tag in mention.tags) for mention in question.mentions):
        return tuple(facts)
    if question.entities or question.quantities or question.periods or question.inherited:
        return tuple(facts)
    return tuple(fact for fact in facts if fact.distance <= FARTHEST)


def tied(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that fit exactly as well as the first."""
    return tuple(fact for fact in facts if abs(fact.distance - facts[0].distance) < SAME)


def with_numbers(lookup: Lookup, quantities: Iterable[Quantity]) -> Lookup:
    """Only facts with one of these figures; "the 38" stands for billions only where something else is named too."""
    named = any(not tag.startswith("p:") for term in lookup.terms for tag in term)
    # "Musk's two companies" only says who.
    quantities = [quantity for quantity in quantities if quantity.unit != "company" or not named]
    if currencies := frozenset(quantity.unit for quantity in quantities if quantity.unit) & CURRENCIES:
        lookup = replace(lookup, units=currencies)  # 13 billion euros is not 13 billion dollars
    values = [quantity.readings if named else (quantity.value,) for quantity in quantities]
    return replace(lookup, numbers=tuple(number for readings in values for number in readings))


def of_kinds(lookup: Lookup, *kinds: Kind) -> Lookup:
    """Only facts with values of these kinds."""
    return replace(lookup, kinds=frozenset(kinds))
