"""How articles are called in one language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, zip_longest

from bot.rendering.wording import Wording
from knowledge.model import Article, Texts

MOST = 3
"""Articles that are named where somebody asks what this is about."""


class Articles:
    """The articles, told of in one language.

    Args:
        code: of the language.
        articles: the newest first.
        wording: of that language.
    """

    def __init__(self, code: str, articles: Sequence[Article], wording: Wording) -> None:
        self._code, self._wording = code, wording
        self._articles = {article.id: article for article in articles}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._articles)

    def about(self, more: str) -> str:
        """What they are about; of many, only the newest, and `more`."""
        named = [self._text(article.about) for article in islice(self._articles.values(), MOST)]
        return "; ".join([*named, more] if len(self) > MOST else named)

    def title(self, name: str) -> str:
        """An article's title, or else what it is about."""
        article = self._articles[name]
        return article.title or self._text(article.about)

    def date(self, name: str) -> str:
        """When it was published, or else when what it says held."""
        article = self._articles[name]
        return self._wording.date(article.published or article.as_of)

    def examples(self) -> list[str]:
        """Questions that they answer: first the first of each."""
        each = [article.examples.get(self._code, ()) for article in self._articles.values()]
        return [example for row in zip_longest(*each) for example in row if example]

    def _text(self, texts: Texts) -> str:
        return texts.get(self._code) or next(iter(texts.values()), "")
