"""Wires everything together, and rebuilds the knowledge database when the files it comes from have changed."""

from __future__ import annotations

import gc
import json
import logging

from bot.assistant import Assistant
from bot.catalogue import Catalogue
from bot.conversations import Conversations, Memory
from bot.nlu.matcher import IntentMatcher
from bot.nlu.reader import Reader
from bot.nlu.vocabulary import Vocabulary
from bot.rendering.reply import Renderer
from bot.settings import Settings, Sources
from knowledge.errors import InvalidFiles
from knowledge.store import Knowledge

LOG = logging.getLogger(__name__)


def load(knowledge: Knowledge, sources: Sources) -> None:
    """Build the database from the files.

    Raises:
        InvalidFiles: the files have faults; the database keeps what it held.
        DatabaseError: it cannot be written.
    """
    from bot.edition import build  # needs pydantic, YAML and numpy, which answering does not

    knowledge.publish(build(sources))


def refresh(knowledge: Knowledge, sources: Sources) -> None:
    """Build the database if the files have changed since; with faulty files the last good edition goes on answering."""
    published = knowledge.compiled("digest")
    if published is not None and json.loads(published) == sources.digest():
        return
    try:
        load(knowledge, sources)
    except InvalidFiles as error:
        # Another folder's facts are no earlier version of these.
        if published is None or json.loads(knowledge.compiled("origin") or "null") != sources.origin:
            raise
        LOG.warning("%s\nThese faults keep the changes out; answering from the last good version.", error)


def assistant(settings: Settings, conversations: Conversations | None = None, memory: float = 0.0) -> Assistant:
    """An assistant ready to answer.

    Args:
        settings: what the operator has set.
        conversations: where they are kept (`bot.state.Stored` outlasts the process); None: in memory.
        memory: seconds after which a new edition of the facts is noticed at the latest; 0: at once.

    Raises:
        InvalidFiles: there is nothing published yet and the files have faults.
        DatabaseError: the database cannot be used.
    """
    # What is loaded here lives as long as the process: searching it for garbage again and again doubles the time to start.
    gc.disable()
    try:
        return _assistant(settings, conversations or Memory(settings.conversation_minutes), memory)
    finally:
        gc.freeze()
        gc.enable()


def _assistant(settings: Settings, conversations: Conversations, memory: float) -> Assistant:
    knowledge = Knowledge(settings.database_url, memory)
    refresh(knowledge, settings.sources)
    phrasebooks = json.loads(knowledge.compiled("phrasebooks") or "{}")
    vocabulary = Vocabulary.unpacked(json.loads(knowledge.compiled("vocabulary") or "{}"))
    article = knowledge.articles()[0]
    entities, indicators = knowledge.entities(), knowledge.indicators()
    reader = Reader(vocabulary, int(article.as_of[:4]))
    matcher = IntentMatcher.unpacked(json.loads(knowledge.compiled("matcher") or "{}"))
    renderer = Renderer(phrasebooks, entities, article)
    catalogue = Catalogue(knowledge, renderer, article)
    return Assistant(knowledge, entities, indicators, reader, matcher, renderer, conversations, catalogue)
