"""Proves a pack against its article: every figure, date and name of a fact stands in the paragraphs that it cites.

Values are compared, not letters: $10 বিলিয়ন, ১,০০০ কোটি ডলার and ten billion dollars are one figure. But an article is read
as it is spelt, never by sound as questions are: to the ear, করে (having done) is কুড়ি (twenty).

A figure    with its unit; one without can only be a count. "Double" is 2 times. A count of companies may also be that of
            the companies among the fact's names that stand there ("both", "a pair").
A date      a month or quarter without a year is of the article's own year or of one named in the paragraph. The base of a
            comparison may be "the same time" of a year that is named. The day of a quote may stand anywhere.
A name      subject, value, place and reporter in the paragraph; speaker and medium there or right beside it, because quotes go
            on from one paragraph to the next; others a question may name anywhere. "Giga Texas cluster", a name made of an
            owner's, stands where its owner does, and a group where all its members do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.language import Language
from bot.model import Quantity
from bot.nlu.lexicon import LONGEST_PHRASE, Lexicon
from bot.nlu.normalize import Token, joined, tokenize
from bot.nlu.numbers import NumberWords, quantities
from bot.nlu.periods import PeriodWords, periods
from bot.nlu.vocabulary import entries, lexicon
from knowledge.errors import Problem
from knowledge.model import Date, Entity, EntityValue, Fact, Number
from knowledge.pack import Pack
from knowledge.yamlfile import YamlFile

SENTENCE_END = re.compile(r"[।৷?!]|\.(?=\s+\D)")
MULTIPLES = {2.0: "c:double", 0.5: "c:half"}
"""Words that are a figure of the unit "times"."""
NINE_MONTHS = "p:first-nine-months"
PHRASES = {"year_end": "p:12", "nine_months": NINE_MONTHS}
YEAR = re.compile(r"\d{4}")
SHORTEST_OWNER = 3
"""An owner's name has at least so many letters to be seen in another name."""

V = TypeVar("V")


def ground(pack: Pack, languages: Mapping[str, Language], text: str) -> list[Problem]:
    """What the article does not bear out.

    Args:
        pack: facts, and the names by which the article may call things.
        languages: every language that the article may be written in.
        text: the article; its paragraphs are its non-empty lines.
    """
    if not pack.facts:
        return []
    reading = _Reading(pack, languages)
    paragraphs = [reading.read(line) for line in text.splitlines() if line.strip()]
    proof = _Proof(pack, paragraphs, reading.units)
    problems = [
        Problem(filed.file, filed.line, f"{filed.fact.id}: {fault}")
        for filed in pack.facts
        for fault in proof.faults(filed.fact)
    ]
    if len(paragraphs) != pack.article.paragraphs:
        file = YamlFile(pack.facts[0].file.with_name("article.yaml"))
        expected = f"paragraphs: {pack.article.paragraphs}, but the article has {len(paragraphs)} (non-empty lines)"
        problems.append(Problem(file.path, file.line(("paragraphs",)), expected))
    return sorted(set(problems))


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands in one paragraph or several."""

    figures: tuple[Quantity, ...] = ()
    tags: frozenset[str] = frozenset()
    """e: names, p: dates, c: ideas that are figures."""

    def __add__(self, other: _Content) -> _Content:
        return _Content(self.figures + other.figures, self.tags | other.tags)


class _Reading:
    """Reads paragraphs: names, figures and dates as they are spelt, in any language."""

    def __init__(self, pack: Pack, languages: Mapping[str, Language]) -> None:
        every = list(languages.values())
        vocabularies = [language.vocabulary for language in every]
        words = entries(every, pack.entities, ())
        wanted = [word for word in words if word.name or not word.tags.isdisjoint(MULTIPLES.values())]
        self._lexicon: Lexicon = lexicon(every, wanted)
        self._year = int(pack.article.as_of[:4])
        heard = NumberWords.of(vocabularies)
        self._numbers = replace(
            heard,
            numbers=_spelt(heard.numbers),
            scales=_spelt(heard.scales),
            prefixes=_spelt(heard.prefixes),
            units=_spelt(heard.units),
        )
        dates = PeriodWords.of(vocabularies)
        self._periods = replace(
            dates,
            months=_spelt(dates.months),
            weekdays=_spelt(dates.weekdays),
            ordinals=_spelt(dates.ordinals),
            quarters=frozenset(_spelt(dict.fromkeys(dates.quarters))),
            phrases=_spelt(dates.phrases),
        )

    @property
    def units(self) -> frozenset[str]:
        """Units that are written beside a figure; others, such as gpu, show only in what is counted."""
        return frozenset(self._numbers.units.values())

    def read(self, paragraph: str) -> _Content:
        """By sentence, so that nothing is read across its end, and no paragraph is too long for the tokenizer."""
        return sum((self._sentence(tokenize(sentence)) for sentence in SENTENCE_END.split(paragraph)), _Content())

    def _sentence(self, tokens: Sequence[Token]) -> _Content:
        dates = periods(tokens, self._periods, self._year)
        tags = {tag for date in dates for tag in date.tags}
        taken = {index for date in dates for index in range(date.start, date.end)}
        for start, end in _stretches(len(tokens)):
            key = "".join(token.text for token in tokens[start:end])
            tags |= {PHRASES[phrase] for phrase in self._phrases(key)}
            for hit in self._lexicon.exact(key) or self._lexicon.stripped(key):
                tags |= hit.tags
                if any(letter.isdigit() for letter in key) and any(tag.startswith("e:") for tag in hit.tags):
                    taken |= set(range(start, end))  # the 3 of Grok 3 is no figure
        figures = (figure for figure in quantities(tokens, self._numbers) if taken.isdisjoint(range(figure.start, figure.end)))
        return _Content(tuple(figures), frozenset(tags))

    def _phrases(self, key: str) -> Iterator[str]:
        found = (self._periods.phrases.get(form, "") for form in self._periods.keys(key))
        return (phrase for phrase in found if phrase in PHRASES)


def _stretches(length: int) -> Iterator[tuple[int, int]]:
    return ((start, end) for start in range(length) for end in range(start + 1, min(start + LONGEST_PHRASE, length) + 1))


def _spelt(table: Mapping[str, V]) -> dict[str, V]:
    """A vocabulary's table without its entries by sound."""
    return {key: value for key, value in table.items() if not key.startswith("~")}


class _Proof:
    """Holds facts against what was read."""

    def __init__(self, pack: Pack, paragraphs: Sequence[_Content], units: Collection[str]) -> None:
        self._paragraphs = paragraphs
        self._units = units
        self._year = pack.article.as_of[:4]
        self._entities = {entity.id: entity for entity in pack.entities}
        self._owned = {one.id: [other.id for other in pack.entities if one.id in other.belongs_to] for one in pack.entities}

    def faults(self, fact: Fact) -> Iterator[str]:
        """What the paragraphs that a fact cites lack."""
        cited, last = fact.source.paragraphs, len(self._paragraphs)
        if max(cited) > last:
            yield f"cites paragraph {max(cited)}, but the article has {last}"
            return
        if fact.number and not self._has_figure(fact, fact.number, self._content(cited)):
            figures = (_shown(figure.value, figure.unit) for figure in self._content(cited).figures)
            yield (
                f"{_shown(fact.number.value, fact.number.unit)} is not in {_places(cited)}"
                f" (figures there: {', '.join(dict.fromkeys(figures)) or 'none'})"
            )
        yield from self._missing_dates(fact)
        yield from self._missing_names(fact)

    def _content(self, numbers: Iterable[int]) -> _Content:
        return sum((self._paragraphs[n - 1] for n in sorted(set(numbers)) if 0 < n <= len(self._paragraphs)), _Content())

    def _has_figure(self, fact: Fact, number: Number, content: _Content) -> bool:
        """Is the figure there, with its unit where that is one that is written?"""
        unit = number.unit if number.unit in self._units else None
        if any(figure.value == number.value and figure.unit == unit for figure in content.figures):
            return True
        if number.unit == "times":
            return MULTIPLES.get(number.value) in content.tags
        if number.unit != "company":
            return False
        named = {
            id for id in (fact.subject, *fact.involves) if self._entities[id].kind == "company" and self._named(id, content)
        }
        return len(named) == number.value

    def _missing_dates(self, fact: Fact) -> Iterator[str]:
        cited, source = self._content(fact.source.paragraphs), fact.source
        value = fact.value.iso if isinstance(fact.value, Date) else None
        for key, iso in (("value", value), ("period", fact.period), ("said_on", source.said_on)):
            anywhere = key == "said_on" and iso and iso.count("-") == 2  # too exact to stand elsewhere by chance
            content = self._content(range(len(self._paragraphs) + 1)) if anywhere else cited
            if iso and not self._dated(iso, content.tags):
                yield self._undated(key, iso, "the article" if anywhere else _places(source.paragraphs), content)
        base = fact.compared_to
        if base and not self._dated(base, cited.tags) and not self._same_time(base, fact.period, cited.tags):
            yield self._undated("compared_to", base, _places(source.paragraphs), cited)

    @staticmethod
    def _undated(key: str, iso: str, place: str, content: _Content) -> str:
        dates = sorted(tag[2:] for tag in content.tags if tag.startswith("p:"))
        return f"{key} {iso} is not in {place} (dates there: {', '.join(dates) or 'none'})"

    def _dated(self, iso: str, tags: Collection[str]) -> bool:
        """Is a day, month, quarter, year or span named?"""
        first, _, last = iso.partition("/")
        if last and (first[4:], last[4:]) == ("-01", "-09") and NINE_MONTHS in tags:
            return self._of_year(first[:4], tags) and self._of_year(last[:4], tags)
        if last:
            return self._dated(first, tags) and self._dated(last, tags)
        if _begins(iso, tags):
            return True
        return len(iso) > 4 and _begins(iso[5:], tags) and self._of_year(iso[:4], tags)

    def _of_year(self, year: str, tags: Collection[str]) -> bool:
        return year == self._year or _begins(year, tags)

    @staticmethod
    def _same_time(base: str, period: str | None, tags: Collection[str]) -> bool:
        """Is it the fact's own time of a year that is named: "than in the same period of last year"?"""
        same = period is not None and YEAR.sub("", base) == YEAR.sub("", period)
        return same and all(_begins(year, tags) for year in YEAR.findall(base))

    def _missing_names(self, fact: Fact) -> Iterator[str]:
        source = fact.source
        here = set(source.paragraphs)
        beside = {number + step for number in here for step in (-1, 0, 1)}
        anywhere = set(range(1, len(self._paragraphs) + 1))
        value = fact.value.id if isinstance(fact.value, EntityValue) else None
        roles: list[tuple[str, str | None, set[int]]] = [
            ("subject", fact.subject, here),
            ("entity", value, here),
            ("place", fact.place, here),
            ("reported_by", source.reported_by, here),
            ("said_by", source.said_by, beside),
            ("via", source.via, beside),
            *(("involves", id, anywhere) for id in fact.involves),
        ]
        for role, id, numbers in roles:
            if id and not self._named(id, self._content(numbers)):
                place = "the article" if numbers is anywhere else _places(numbers & anywhere)
                yield f"{role} {id} is not named in {place}"

    def _named(self, id: str, content: _Content) -> bool:
        """Does it stand there by a name, by the owner whose name its own is made of, or by all its members?"""
        entity = self._entities[id]
        owners = [owner for owner in entity.belongs_to if _made_of(entity, self._entities[owner])]
        members = self._owned[id] if entity.kind == "group" else []
        tags = content.tags
        by_members = bool(members) and all(f"e:{member}" in tags for member in members)
        return by_members or any(f"e:{one}" in tags for one in (id, *owners))


def _made_of(entity: Entity, owner: Entity) -> bool:
    """Is the owner's name a part of the name by which the entity is shown?"""
    keys = {joined(name) for names in owner.names.values() for name in names}
    shown = {joined(names[0]) for names in entity.names.values()}
    return any(key in name for key in keys if len(key) >= SHORTEST_OWNER for name in shown)


def _begins(date: str, tags: Collection[str]) -> bool:
    """Is there this date, or one within it: 2024-10-29 is in 2024-10?"""
    return any(tag == f"p:{date}" or tag.startswith(f"p:{date}-") for tag in tags)


def _shown(value: float, unit: str | None) -> str:
    return f"{value:,.15g}" + (f" {unit}" if unit else "")


def _places(numbers: Collection[int]) -> str:
    return ("paragraph " if len(numbers) == 1 else "paragraphs ") + ", ".join(map(str, sorted(numbers)))
