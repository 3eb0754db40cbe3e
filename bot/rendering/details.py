"""What there is to say about a fact besides the answer: its source at length, what kind of statement it is, a citation."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model import Figure, Say
from bot.rendering.voice import Voice
from knowledge.model import Fact, Number

LONGEST_CITATION = 256
LONGEST_EXPLANATION = 200
CRORE, ONE = 1e7, 1.0
OTHER_SCALES = {"en": CRORE, "bn": ONE}
"""The scale that a language does not show by itself: crore in English; in Bengali, which has both, all digits."""


class Details:
    """Tells of facts in one language.

    Args:
        voice: of that language.
        language: its code.
    """

    def __init__(self, voice: Voice, language: str) -> None:
        self._voice, self._language = voice, language

    def figure(self, fact: Fact) -> str:
        """The fact's figure as the language writes it."""
        assert fact.number
        return self._voice.figure(Figure(fact.number.value, fact.number.unit, fact.number.qualifier, fact))

    def question(self, fact: Fact) -> str:
        """A question that the fact answers."""
        return self._voice.option(fact)

    def label(self, fact: Fact) -> str:
        """The fact in a few words, without its figure."""
        return self._voice.text(fact.labels)

    def slot(self, fact: Fact, beside: Fact) -> str:
        """What tells a fact from another one: whose it is, or of when."""
        if fact.subject != beside.subject:
            return self._voice.name(fact.subject)
        return self._voice.date(fact.period) if fact.period else self.label(fact)

    def quote(self, fact: Fact, *, alone: bool = False) -> str:
        """One line: the paragraph (not if it is alone: there that is told already), who said it, and what, in our words."""
        told = self._voice.told_of(fact)
        place = [] if alone else [told["paragraphs"]]
        head = ", ".join([*place, *([told["who"] or told["reporter"]] if told["who"] or told["reporter"] else [])])
        return f"{head}: {told['text']}" if head else told["text"]

    def source(self, fact: Fact) -> list[str]:
        """Where a fact comes from, at length."""
        lines = list(self._voice.lines(Say("traced", {"fact": fact, "text": fact.texts})))
        source = fact.source
        if source.title or source.publisher:
            lines.append(self._voice.line("from_article", title=source.title or "", publisher=source.publisher or ""))
        return [*lines, source.url] if source.url else lines

    def nature(self, fact: Fact) -> list[str]:
        """What kind of statement it is, and what to be careful about."""
        lines = list(self._voice.lines(Say(f"kind_{fact.status}", {"fact": fact})))
        return lines + ([self._voice.line("caveat", caveat=self._voice.text(fact.caveats))] if fact.caveats else [])

    def citation(self, fact: Fact) -> str:
        """The fact to be copied into another text: what it says and where it stands, in 256 characters at most."""
        told = self._voice.told_of(fact)
        publisher = fact.source.publisher or self._voice.line("this_article")
        place = self._voice.line("citation_place", publisher=publisher, paragraphs=told["paragraphs"])
        return f"{_cut(told['text'], LONGEST_CITATION - len(place) - 1)} {place}"

    def explanation(self, fact: Fact) -> str:
        """Why a quiz answer is right, in 200 characters at most."""
        told = self._voice.told_of(fact)
        return _cut(f"{told['paragraphs']}: {told['text']}", LONGEST_EXPLANATION)

    def other_scale(self, facts: Iterable[Fact]) -> list[str]:
        """Large figures in the scale that the language does not show by itself; [] where none is large."""
        scale = OTHER_SCALES.get(self._language, CRORE)
        large = [fact for fact in facts if isinstance(fact.value, Number) and fact.value.value >= CRORE]
        return [line for fact in large for line in self._voice.lines(Say("converted", {"fact": fact, "scale": scale}))]


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
