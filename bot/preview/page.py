"""A pack as one HTML page that needs nothing from elsewhere: facts as readers will see them, sources, caveats, questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from bot.assistant import Assistant
from bot.rendering.details import Details
from knowledge.model import Article, Entity, Fact
from knowledge.pack import Pack

STYLE = Path(__file__).with_name("page.css")
Words = Mapping[str, Mapping[str, str]]
"""Language -> key -> text."""


def page(pack: Pack, bot: Assistant, words: Words) -> str:
    """The page.

    Args:
        pack: what is shown.
        bot: answers from it alone, so that figures look as readers will see them.
        words: of the page.
    """
    return "\n".join(_Page(pack, bot, words).lines()) + "\n"


class _Page:
    def __init__(self, pack: Pack, bot: Assistant, words: Words) -> None:
        self._pack, self._bot, self._words = pack, bot, words
        self._details: dict[str, Details] = {code: bot.catalogue.details(code) for code in words}
        self._facts = [filed.fact for filed in pack.facts]
        self._entities = {entity.id: entity for entity in pack.entities}

    def lines(self) -> Iterator[str]:
        article = self._pack.article
        title = article.title or next(iter(article.about.values()))
        yield "<!doctype html>"
        yield f'<html lang="{article.language}">'
        yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{escape(title)}</title><style>{STYLE.read_text(encoding='utf-8')}</style></head>"
        yield f"<body><header><h1>{escape(title)}</h1>"
        yield from self._head(article)
        yield "</header><main>"
        yield from self._by_entity()
        yield from self._listed("caveats", (self._both(fact.caveats, link=fact) for fact in self._facts if fact.caveats))
        yield from self._listed("questions", self._questions())
        yield from self._listed("names", (self._named(entity) for entity in self._pack.entities))
        yield "</main></body></html>"

    def _head(self, article: Article) -> Iterator[str]:
        yield f'<p class="quiet">{self._word("draft")}</p>'
        yield f"<p>{self._both(article.about)}</p>"
        for key in ("publisher", "published"):
            told = escape(value) if (value := getattr(article, key)) else self._word("unknown")
            yield f'<p class="quiet">{self._word(key)}: {told}</p>'
        if article.url:
            yield f'<p class="quiet"><a href="{escape(article.url)}">{escape(article.url)}</a></p>'
        yield f'<nav aria-label="{escape(self._words["en"]["contents"])}"><ul>'
        for entity in dict.fromkeys(fact.subject for fact in self._facts):
            yield f'<li><a href="#e-{entity}">{self._name(entity)}</a></li>'
        yield "</ul></nav>"

    def _by_entity(self) -> Iterator[str]:
        for entity in dict.fromkeys(fact.subject for fact in self._facts):
            yield f'<section><h2 id="e-{entity}">{self._name(entity)}</h2>'
            for fact in self._facts:
                if fact.subject == entity:
                    yield from self._fact(fact)
            yield "</section>"

    def _fact(self, fact: Fact) -> Iterator[str]:
        yield f'<article id="f-{fact.id}"><h3>{self._both(fact.labels)}</h3>'
        for code, details in self._details.items():
            if fact.number:
                yield f'<p class="figure" lang="{code}">{escape(details.figure(fact))}</p>'
            yield f'<p lang="{code}">{escape(fact.texts.get(code, ""))}</p>'
            about = [*details.nature(fact)[:1], details.quote(fact).split(":")[0]]
            yield f'<p class="quiet" lang="{code}">{escape(" · ".join(about))}</p>'
        if fact.caveats:
            yield f'<p class="caveat">{self._both(fact.caveats)}</p>'
        if fact.conflicts_with:
            links = ", ".join(f'<a href="#f-{name}">{escape(name)}</a>' for name in fact.conflicts_with)
            yield f'<p class="caveat">{self._word("conflicts")}: {links}</p>'
        yield "</article>"

    def _questions(self) -> Iterator[str]:
        for code, examples in self._pack.article.examples.items():
            yield from (f'<span lang="{code}">{escape(example)}</span>' for example in examples)
        for golden in self._pack.questions:
            links = ", ".join(f'<a href="#f-{name}">{escape(name)}</a>' for name in golden.facts)
            yield f'{escape(golden.ask)} <span class="quiet">→ {links or self._word("unanswered")}</span>'

    def _named(self, entity: Entity) -> str:
        each = (f'<span lang="{code}">{escape(", ".join(names))}</span>' for code, names in entity.names.items())
        return " · ".join(each) + f' <span class="quiet">({entity.kind})</span>'

    def _listed(self, key: str, items: Iterable[str]) -> Iterator[str]:
        found = list(items)
        if found:
            yield f"<section><h2>{self._word(key)}</h2><ul>"
            yield from (f"<li>{item}</li>" for item in found)
            yield "</ul></section>"

    def _word(self, key: str) -> str:
        return self._both({code: words[key] for code, words in self._words.items()})

    def _name(self, entity: str) -> str:
        return self._both({code: names[0] for code, names in self._entities[entity].names.items()})

    @staticmethod
    def _both(texts: Mapping[str, str], link: Fact | None = None) -> str:
        """A text in each language, the same in both only once."""
        told: dict[str, str] = {}
        for code, text in texts.items():
            told.setdefault(text, code)
        joined = " · ".join(f'<span lang="{code}">{escape(text)}</span>' for text, code in told.items())
        return f'<a href="#f-{link.id}">{joined}</a>' if link else joined
