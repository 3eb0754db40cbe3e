"""From a turn to a reply, in the language of the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.language import Phrasebook
from bot.model import Reply, Turn
from bot.rendering.details import Details
from bot.rendering.voice import Voice
from knowledge.model import Article, Entity


class Renderer:
    """Words turns.

    Args:
        phrasebooks: by language code.
        entities: by id, for their names.
        articles: what the facts are from, the newest first.
    """

    def __init__(
        self, phrasebooks: Mapping[str, Phrasebook], entities: Mapping[str, Entity], articles: Sequence[Article]
    ) -> None:
        self._voices = {code: Voice(code, book, entities, articles) for code, book in phrasebooks.items()}

    def reply(self, turn: Turn) -> Reply:
        """The turn in words, in the question's language."""
        return self.voice(turn.question.language).reply(turn)

    def voice(self, language: str) -> Voice:
        """The voice of a language; English for one that we do not speak."""
        return self._voices.get(language) or self._voices["en"]

    def details(self, language: str) -> Details:
        """What that voice can tell of single facts."""
        return Details(self.voice(language), language)
