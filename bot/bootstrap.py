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


def refresh(knowledge: Knowledge, sources: Sources) -> None:
    """Build the database if the files have changed since; with faulty files the last good edition goes on answering."""
    published = knowledge.compiled("digest")
    if published is not None and json.loads(published) == sources.digest():
        return
    from bot.publishing import publish  # needs pydantic, YAML and numpy, which answering does not

    try:
        problems = publish(knowledge, sources).problems
    except InvalidFiles as error:
        # Another folder's facts are no earlier version of these.
        if published is None or json.loads(knowledge.compiled("origin") or "null") != sources.origin:
            raise
        problems = tuple(error.problems)
    if problems:
        faults = "\n".join(map(str, problems))
        LOG.warning("%s\nThese faults keep the changes out; answering from the last good version.", faults)


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


def renewed(old: Assistant, settings: Settings, conversations: Conversations, memory: float = 0.0) -> Assistant:
    """An assistant for what is published now: the old one if it is that still.

    Raises:
        DatabaseError: the database cannot be used.
    """
    return old if old.is_current() else _answering(Knowledge(settings.database_url, memory), conversations)


def _assistant(settings: Settings, conversations: Conversations, memory: float) -> Assistant:
    knowledge = Knowledge(settings.database_url, memory)
    refresh(knowledge, settings.sources)
    return _answering(knowledge, conversations)


def _answering(knowledge: Knowledge, conversations: Conversations) -> Assistant:
    edition = knowledge.compiled("edition")
    phrasebooks = json.loads(knowledge.compiled("phrasebooks") or "{}")
    vocabulary = Vocabulary.unpacked(json.loads(knowledge.compiled("vocabulary") or "{}"))
    articles = knowledge.articles()
    entities, indicators = knowledge.entities(), knowledge.indicators()
    reader = Reader(vocabulary, int(articles[0].as_of[:4]))
    matcher = IntentMatcher.unpacked(json.loads(knowledge.compiled("matcher") or "{}"))
    renderer = Renderer(phrasebooks, entities, articles)
    catalogue = Catalogue(knowledge, renderer, articles)
    return Assistant(knowledge, entities, indicators, reader, matcher, renderer, conversations, catalogue, edition)
