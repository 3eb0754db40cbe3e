"""One language speaking: from a turn to a reply, the figure first, then what keeps it honest, the source last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from bot.language import Phrasebook
from bot.model import Clarification, Fallback, Figure, Finding, Reason, Reply, Say, Social, Turn
from bot.rendering.articles import Articles
from bot.rendering.wording import Wording
from knowledge.model import Article, Date, Entity, EntityValue, Fact, Number

EXAMPLES = 3
MAX_OPTIONS = 4


class Voice:
    """One language speaking."""

    def __init__(self, code: str, phrasebook: Phrasebook, entities: Mapping[str, Entity], articles: Sequence[Article]) -> None:
        self._code, self._entities = code, entities
        self._replies = {**phrasebook["replies"], **phrasebook["screens"]}
        self._wording = Wording(phrasebook)
        self.articles = Articles(code, articles, self._wording)

    def reply(self, turn: Turn) -> Reply:
        """The turn in this language."""
        answer = turn.answer
        match answer:
            case Finding():
                return self._finding(turn, answer)
            case Clarification(options):
                return self._with_options("clarify", self._say("clarify"), [self.option(fact) for fact in options])
            case Fallback():
                return self._fallback(answer)
            case Social(kind):
                asks = kind in ("greeting", "what_can_you_do", "who_are_you")
                return self._with_options("social", self._say(f"social_{kind}"), self.examples() if asks else [], heading=False)
        assert_never(answer)

    def examples(self) -> list[str]:
        """Questions that the facts answer."""
        return self.articles.examples()[:EXAMPLES]

    def _say(self, key: str, /, **slots: str) -> str:
        text = self._replies[key]
        return text.format_map({"about": self.articles.about(self._replies["and_more"]), **slots})

    def line(self, key: str, **slots: str) -> str:
        """A sentence of the language file, for faces that speak on their own."""
        return self._say(key, **slots)

    def _finding(self, turn: Turn, finding: Finding) -> Reply:
        lines = [text for say in finding.lines for text in self.lines(say) if text]
        if turn.question.inherited and (names := self._taken(turn)):
            lines.append(self._say("taken", names=names))
        if turn.question.unknown:
            words = self._wording.list([self._quoted(word) for word in turn.question.unknown])
            lines.append(self._say("overlooked", words=words))
        lines += self._sources(finding.facts)
        lines = list(dict.fromkeys(lines))
        figures = tuple(self._wording.figure(figure) for figure in finding.figures)
        return Reply("answer", "\n".join(lines), lines[0], figure_texts=figures)

    def _sources(self, facts: Sequence[Fact]) -> Iterable[str]:
        """Where the facts stand; among several articles, in which."""
        if len(self.articles) == 1:
            yield self._say("source", paragraphs=self.paragraphs(facts))
            return
        for name in dict.fromkeys(fact.source.article for fact in facts):
            here = [fact for fact in facts if fact.source.article == name]
            named = {"article": self.articles.title(name), "date": self.articles.date(name)}
            yield self._say("source_in", paragraphs=self.paragraphs(here), **named)

    def _fallback(self, fallback: Fallback) -> Reply:
        key = f"fallback_{fallback.reason.value}"
        missing = self._wording.list([self._quoted(words) for words in fallback.missing])
        if fallback.missing and fallback.reason is Reason.NOT_STATED:
            key += "_about" if fallback.about else "_missing"
        subject = self.name(fallback.about) if fallback.about else ""
        options = [self.option(fact) for fact in fallback.near] or self.examples()
        return self._with_options("unknown", self._say(key, missing=missing, subject=subject), options)

    def _quoted(self, words: str) -> str:
        """The asker's words, their figures in this language's digits."""
        return " ".join(self._wording.digits(word) if word.isdigit() else word for word in words.split())

    def _with_options(self, outcome: str, text: str, options: Sequence[str], *, heading: bool = True) -> Reply:
        options = tuple(dict.fromkeys(options))[:MAX_OPTIONS]
        lines = [text]
        if options:
            lines += [self._say("try")] if heading and outcome != "clarify" else []
            lines += [f"· {option}" for option in options]
        return Reply(outcome, "\n".join(lines), text, options)  # type: ignore[arg-type]

    def option(self, fact: Fact) -> str:
        """A question that the fact answers."""
        return self.text(fact.asks) or self.text(fact.labels) + "?"

    def _taken(self, turn: Turn) -> str:
        names = [self.name(tag[2:]) for term in turn.question.inherited for tag in sorted(term) if tag.startswith("e:")]
        return self._wording.list(list(dict.fromkeys(names)))

    def text(self, texts: object) -> str:
        """What is said in every language, in this one."""
        assert isinstance(texts, Mapping)
        return str(texts.get(self._code) or next(iter(texts.values()), ""))

    def figure(self, figure: Figure) -> str:
        """A figure as the language writes it."""
        return self._wording.figure(figure)

    def date(self, iso: str) -> str:
        """A day, month, quarter, year or span as the language writes it."""
        return self._wording.date(iso)

    def digits(self, number: int) -> str:
        """A small number in the language's digits."""
        return self._wording.digits(str(number))

    def name(self, entity: str) -> str:
        """How an entity is called."""
        names = self._entities[entity].names
        return (names.get(self._code) or next(iter(names.values())))[0]

    def lines(self, say: Say) -> Iterable[str]:
        """A line of an answer in words; some keys are worded after the fact they speak of."""
        slots = say.slots
        fact = slots.get("fact")
        known = self.told_of(fact) if isinstance(fact, Fact) else {}
        for key, value in slots.items():
            known |= self._slot(key, value)
        match say.key:
            case "date" if "date" not in known:
                yield known["text"]
                return
            case "place" | "channel" | "speaker" | "subject" | "date" | "entity":
                yield from self._with_detail(say.key, known, fact)
                return
            case "newer_article" | "older_article" if isinstance(fact, Fact) and not fact.number:
                yield self._say(f"{say.key}_date", **known)
                return
            case "traced":
                yield from self._traced(fact, known)
                return
            case "converted":
                assert isinstance(fact, Fact)
                assert fact.number
                scale = float(str(slots["scale"]))
                known["converted"] = self._wording.in_one_scale(fact.number.value, scale, fact.number.unit)
            case "status_reported" if not known.get("reporter"):
                return
        yield self._begun(self._say(say.key, **known))

    @staticmethod
    def _begun(line: str) -> str:
        """A line that begins with a plain lower-case word begins with a capital: "about $10 billion", but not "xAI"."""
        word = line.split(" ", 1)[0]
        return line[:1].upper() + line[1:] if word.isalpha() and word.islower() else line

    def _with_detail(self, key: str, known: dict[str, str], fact: object) -> Iterable[str]:
        assert isinstance(fact, Fact)
        if key == "speaker" and not fact.source.said_by:
            key = "speaker_reported"
        if key in ("place", "channel") and key not in known:
            yield known["text"]
            return
        yield self._say(key, **known)
        yield known["text"]

    def _traced(self, fact: object, known: dict[str, str]) -> Iterable[str]:
        assert isinstance(fact, Fact)
        yield self._say("traced", **known)
        if fact.source.said_by:
            yield self._say("traced_said", **known)
        if fact.source.reported_by:
            yield self._say("traced_reported", **known)
        if not fact.source.said_by and not fact.source.reported_by:
            yield self._say("traced_article")
        yield known["text"]

    def told_of(self, fact: Fact) -> dict[str, str]:
        """Everything that may be said about a fact, by slot."""
        source = fact.source
        slots = {
            "label": self.text(fact.labels),
            "text": self.text(fact.texts),
            "subject": self.name(fact.subject),
            "paragraphs": self.paragraphs([fact]),
            "article": self.articles.title(source.article),
            "article_date": self.articles.date(source.article),
            "when": self._say("when", date=self._wording.date(fact.period)) if fact.period else "",
            "moment": self._wording.date(moment) if (moment := fact.period or source.said_on) else "",
            "who": self._speaker(source.said_by) if source.said_by else "",
            "by": self._say("by", who=self._speaker(source.said_by)) if source.said_by else "",
            "per": self._say("per", who=self._speaker(source.said_by)) if source.said_by else "",
            "reporter": self.name(source.reported_by) if source.reported_by else "",
            "via": self._say("via", via=self.name(source.via)) if source.via else "",
            "said_on": self._say("said_on", date=self._wording.date(source.said_on)) if source.said_on else "",
        }
        place = fact.place
        match fact.value:
            case Number(value, unit, qualifier):
                slots["figure"] = self._wording.figure(Figure(value, unit, qualifier, fact))
            case Date(iso):
                slots["date"] = self._wording.date(iso)
            case EntityValue(entity):
                slots["entity"] = self.name(entity)
                place = entity
        if "date" not in slots and fact.period and fact.number:
            slots["date"] = self._wording.date(fact.period)
        if place:
            slots["place"] = self.name(place)
        if channel := fact.value.id if isinstance(fact.value, EntityValue) else source.via:
            slots["channel"] = self.name(channel)
        return slots

    def _slot(self, key: str, value: object) -> dict[str, str]:
        """A slot that an intent filled itself."""
        match value:
            case Figure():
                return {key: self._wording.figure(value)}
            case tuple():
                return {key: self._wording.list([self.name(name) for name in value])}
            case Mapping():
                return {key: self.text(value)}
            case str():
                return {key: value}
        return {}

    def _speaker(self, entity: str) -> str:
        role = self._entities[entity].role
        return self._say("who", name=self.name(entity), role=self.text(role)) if role else self.name(entity)

    def paragraphs(self, facts: Sequence[Fact]) -> str:
        """Where these facts stand: "paragraphs 1 and 3"."""
        numbers = sorted({paragraph for fact in facts for paragraph in fact.source.paragraphs})
        key = "paragraph" if len(numbers) == 1 else "paragraphs"
        return self._say(key, list=self._wording.list([self._wording.digits(str(number)) for number in numbers]))
