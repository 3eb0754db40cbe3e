"""Proves a pack against its article: every figure, date and name of a fact stands in the paragraphs that it cites.

Values are compared, not letters: $10 বিলিয়ন, ১,০০০ কোটি ডলার and ten billion dollars are one figure. But an article is read
as it is spelt, never by sound as questions are: to the ear, করে (having done) is কুড়ি (twenty).

A figure stands with its unit; one without can only be a count. "Double" is 2 times. A count of companies may also be that of
the companies among the fact's names that stand there ("both", "a pair").

A month or quarter without a year is of the article's own year, or of one that the paragraph names. The base of a comparison
may be "the same time" of a year that is named. The day of a quote, too exact to be there by chance, may stand anywhere.

Value, place and reporter stand in the paragraph, and so does the subject, unless nothing else of its kind is named there or
it is a topic of the whole article;
speaker and medium there or right beside it, because quotes run on; so do the others that a question may name, but a group or
topic anywhere, and a member where its group does. "Giga Texas cluster", a name made of its owner's, stands where the owner
does, and a group where all its members do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import isclose

from bot.content import MULTIPLES, NINE_MONTHS, SEASONS, ArticleContent, Content
from bot.language import Language
from bot.nlu.normalize import joined
from knowledge.errors import Problem
from knowledge.model import Date, Entity, EntityValue, Fact, Number
from knowledge.pack import Pack
from knowledge.yamlfile import YamlFile

YEAR = re.compile(r"\d{4}")
MEASURED = frozenset({"USD", "BDT", "INR", "EUR", "GBP", "percent", "times", "gpu", "chip"})
"""Units that must stand beside the figure, or, as those of chips, only ever show in what is counted."""
SHORTEST_OWNER = 3
"""An owner's name has at least so many letters to be seen in another name."""


def ground(pack: Pack, languages: Mapping[str, Language], text: str) -> list[Problem]:
    """What the article does not bear out.

    Args:
        pack: facts, and the names by which the article may call things.
        languages: every language that the article may be written in.
        text: the article; its paragraphs are its non-empty lines.
    """
    if not pack.facts:
        return []
    reading = ArticleContent(pack, languages)
    paragraphs = [reading.read(line) for line in text.splitlines() if line.strip()]
    proof = _Proof(pack, paragraphs, reading.units)
    problems = [
        Problem(filed.file, filed.line, f"{filed.fact.id}: {fault}")
        for filed in pack.facts
        for fault in proof.faults(filed.fact)
    ]
    if len(paragraphs) != pack.article.paragraphs:
        file = YamlFile(pack.facts[0].file.with_name("article.yaml"))
        fault = f"paragraphs is {pack.article.paragraphs}, but the article has {len(paragraphs)} (its non-empty lines)"
        problems.append(Problem(file.path, file.line(("paragraphs",)), fault))
    return sorted(set(problems))


class _Proof:
    """Holds facts against what was read."""

    def __init__(self, pack: Pack, paragraphs: Sequence[Content], units: Collection[str]) -> None:
        self._paragraphs = dict(enumerate(paragraphs, 1))
        self._units = units
        self._year, self._topics = pack.article.as_of[:4], frozenset(pack.topics)
        self._entities = {entity.id: entity for entity in pack.entities}

    def faults(self, fact: Fact) -> Iterator[str]:
        """What the article lacks for a fact."""
        cited, last = set(fact.source.paragraphs), len(self._paragraphs)
        if max(cited) > last:
            yield f"cites paragraph {max(cited)}, but the article has {last}"
            return
        there = self._content(cited)
        if fact.number and not self._has_figure(fact, fact.number, there):
            figures = {_shown(figure.value, figure.unit): None for figure in there.figures}
            given = _shown(fact.number.value, fact.number.unit)
            yield f"{given} is not in {_places(cited)} (figures there: {', '.join(figures) or 'none'})"
        yield from self._missing_dates(fact, cited)
        for role, name, numbers in self._roles(fact, cited):
            near = numbers & set(self._paragraphs)
            if role == "subject" and self._is_spoken_of(fact.subject, self._content(near)):
                continue
            if name and not self._is_named(name, self._content(near), member=role == "involves"):
                yield f"{role} {name} is not named in {_places(near)}"

    def _content(self, numbers: Collection[int]) -> Content:
        return sum((self._paragraphs[number] for number in sorted(numbers)), Content())

    def _has_figure(self, fact: Fact, number: Number, there: Content) -> bool:
        written: set[str | None] = {number.unit} if number.unit in self._units else {None}
        if number.unit not in MEASURED:
            written.add(None)  # "4,200 workers": what is counted need not be a word that we know
        if any(isclose(figure.value, number.value, rel_tol=1e-12) and figure.unit in written for figure in there.figures):
            return True
        if number.unit not in MEASURED and number.value in there.words:
            return True
        if number.unit == "company":
            named = {name for name in (fact.subject, *fact.involves) if self._is_named(name, there)}
            return sum(self._entities[name].kind == "company" for name in named) == number.value
        return number.unit == "times" and MULTIPLES.get(number.value) in there.tags

    def _missing_dates(self, fact: Fact, cited: set[int]) -> Iterator[str]:
        value = fact.value.iso if isinstance(fact.value, Date) else None
        dates = {"value": value, "period": fact.period, "compared_to": fact.compared_to, "said_on": fact.source.said_on}
        for key, iso in dates.items():
            is_quoted_day = key == "said_on" and iso is not None and iso.count("-") == 2
            numbers = set(self._paragraphs) if is_quoted_day else cited
            tags = self._content(numbers).tags
            same_time = key == "compared_to" and _is_same_time(iso, fact.period, tags)
            if iso and not self._is_dated(iso, tags) and not same_time and not self._is_season(iso, tags):
                there = sorted(tag[2:] for tag in tags if tag.startswith("p:") and "weekday" not in tag)
                yield f"{key} {iso} is not in {_places(numbers)} (dates there: {', '.join(there) or 'none'})"

    def _is_dated(self, iso: str, tags: Collection[str]) -> bool:
        """Is a day, month, quarter, year or span named?"""
        first, _, last = iso.partition("/")
        if last and (first[4:], last[4:]) == ("-01", "-09") and NINE_MONTHS in tags:
            return self._is_year(first[:4], tags) and self._is_year(last[:4], tags)
        if last:
            years = f"p:{first[:4]}/{last[:4]}"  # "the 2025-26 fiscal year", whatever its months
            return years in tags or (self._is_dated(first, tags) and self._is_dated(last, tags))
        return _begins(iso, tags) or (len(iso) > 4 and _begins(iso[5:], tags) and self._is_year(iso[:4], tags))

    def _is_season(self, iso: str, tags: Collection[str]) -> bool:
        """Is it a year that "this season" or "last season" may mean?"""
        steps = {step for tag, few in SEASONS.items() if tag in tags for step in few}
        return YEAR.fullmatch(iso) is not None and int(iso) - int(self._year) in steps

    def _is_year(self, year: str, tags: Collection[str]) -> bool:
        return year == self._year or _begins(year, tags)

    def _roles(self, fact: Fact, cited: set[int]) -> Iterator[tuple[str, str | None, set[int]]]:
        """Every name of a fact, and the paragraphs one of which must hold it."""
        beside = {number + step for number in cited for step in (-1, 0, 1)}
        if fact.subject not in self._topics:
            yield "subject", fact.subject, cited
        yield "entity", fact.value.id if isinstance(fact.value, EntityValue) else None, cited
        yield "place", fact.place, cited
        yield "reported_by", fact.source.reported_by, cited
        yield from (("said_by", fact.source.said_by, beside), ("via", fact.source.via, beside))
        for name in fact.involves:
            loose = self._entities[name].kind in ("group", "topic")
            yield "involves", name, set(self._paragraphs) if loose else beside

    def _is_spoken_of(self, name: str, there: Content) -> bool:
        """Is it named elsewhere in the article, and nothing else of its kind here? Then it is still what is spoken of."""
        kinds = {self._entities[tag[2:]].kind for tag in there.tags if tag.startswith("e:")}
        return self._entities[name].kind not in kinds and self._is_named(name, self._content(set(self._paragraphs)))

    def _is_named(self, name: str, there: Content, *, member: bool = False) -> bool:
        """Does an entity stand there by a name of its own, or through those it belongs to or that belong to it?"""
        entity = self._entities[name]
        owners = [self._entities[owner] for owner in entity.belongs_to]
        through = [owner for owner in owners if _is_in_name(owner, entity) or (member and owner.kind == "group")]
        if any(f"e:{one.id}" in there.tags for one in (entity, *through)):
            return True
        members = {f"e:{other.id}" for other in self._entities.values() if name in other.belongs_to}
        return entity.kind == "group" and bool(members) and members <= there.tags


def _is_in_name(owner: Entity, entity: Entity) -> bool:
    """Is a name of the owner's a part of the name by which the entity is shown, in every language?"""
    keys = {joined(name) for names in owner.names.values() for name in names}
    shown = [joined(names[0]) for names in entity.names.values()]
    return all(any(key in name for key in keys if len(key) >= SHORTEST_OWNER) for name in shown)


def _is_same_time(base: str | None, period: str | None, tags: Collection[str]) -> bool:
    """Is it the fact's own time of a year that is named: "than in the same period of last year"?"""
    if not base or not period or YEAR.sub("", base) != YEAR.sub("", period):
        return False
    return all(_begins(year, tags) for year in YEAR.findall(base))


def _begins(date: str, tags: Collection[str]) -> bool:
    """Is there this date, or one within it: 2024-10-29 is in 2024-10?"""
    return any(tag == f"p:{date}" or tag.startswith(f"p:{date}-") for tag in tags)


def _shown(value: float, unit: str | None) -> str:
    return f"{value:,.15g}" + (f" {unit}" if unit else "")


def _places(numbers: Collection[int]) -> str:
    return ("paragraph " if len(numbers) == 1 else "paragraphs ") + ", ".join(map(str, sorted(numbers)))
