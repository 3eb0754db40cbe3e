"""The JSON face: one object for each question, in the stable form that other programs read."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Any

from bot.assistant import Assistant
from bot.model import Figure, Finding, Message, Reply, Turn
from knowledge.errors import TathyaError
from knowledge.model import Fact

LOG = logging.getLogger(__name__)
KEYS = ("text", "id", "chat", "user", "language")


def answer_lines(assistant: Assistant, lines: Iterable[str]) -> Iterator[str]:
    """One JSON line out for each line in, in order; a line that is no question gets an error in its place."""
    for number, line in enumerate(lines, start=1):
        try:
            request = _request(line)
        except ValueError as error:
            yield json.dumps({"error": str(error), "line": number}, ensure_ascii=False)
        else:
            yield _answered(assistant, request, number)


def _answered(assistant: Assistant, request: dict[str, Any], number: int) -> str:
    try:
        return dumps(described(assistant, request))
    except TathyaError:
        raise
    except Exception:  # a bug must not cost the lines that follow; this face is the last who can tell of it
        LOG.exception("line %d could not be answered", number)
        return dumps(
            {"error": "this question could not be answered because of a fault in Tathya; it is in the log", "line": number}
        )


def _request(line: str) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(request, dict) or not isinstance(request.get("text"), str):
        raise ValueError('expected an object with "text": {"text": "...", "id": "...", "chat": "..."}')
    wrong = [
        key
        for key in KEYS[1:]
        if not isinstance(request.get(key), (str, int, type(None))) or isinstance(request.get(key), bool)
    ]
    if wrong:
        raise ValueError(f'"{wrong[0]}" must be text')
    if request.get("language") not in (None, "bn", "en"):
        raise ValueError('"language" must be "bn" or "en"')
    return request


def described(assistant: Assistant, request: dict[str, Any]) -> dict[str, Any]:
    """Answer one request and describe the answer."""
    chat, user = request.get("chat"), request.get("user")
    message = Message(
        request["text"],
        chat=None if chat is None else str(chat),
        user=None if user is None else str(user),
        language=request.get("language"),
    )
    turn = assistant.answer(message)
    given = {"id": request.get("id"), "chat": request.get("chat"), "question": request["text"]}
    return given | as_json(turn, assistant.reply(turn))


def dumps(value: object) -> str:
    """JSON on one line, readable; half a surrogate is escaped, since no encoding can write it."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() or _encodable(text) else json.dumps(value)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def as_json(turn: Turn, reply: Reply) -> dict[str, Any]:
    """A turn and its reply in the agreed form."""
    finding = turn.answer if isinstance(turn.answer, Finding) else None
    figures = zip(finding.figures, reply.figure_texts, strict=True) if finding else ()
    return {
        "outcome": reply.outcome,
        "intent": turn.intent,
        "language": turn.question.language,
        "text": reply.text,
        "verdict": finding.verdict if finding else None,
        "figures": [_figure(figure, text) for figure, text in figures],
        "sources": [_source(fact) for fact in finding.facts] if finding else [],
        "options": list(reply.options),
        "confidence": _confidence(turn),
        "reading": _reading(turn),
    }


def _figure(figure: Figure, text: str) -> dict[str, Any]:
    origin = figure.fact or figure.inputs[0]
    value = int(figure.value) if figure.value == int(figure.value) else figure.value
    return {
        "value": value,
        "unit": figure.unit,
        "text": text,
        "subject": origin.subject,
        "indicator": origin.indicator,
        "qualifier": figure.qualifier,
        "status": figure.fact.status if figure.fact else "computed",
        "period": figure.fact.period if figure.fact else None,
        "fact": figure.fact.id if figure.fact else None,
        "inputs": [fact.id for fact in figure.inputs],
    }


def _source(fact: Fact) -> dict[str, Any]:
    source = fact.source
    return {
        "article": source.article,
        "title": source.title,
        "publisher": source.publisher,
        "paragraph": source.paragraphs[0],
        "paragraphs": list(source.paragraphs),
        "attributed_to": source.said_by,
        "reported_by": source.reported_by,
        "url": source.url,
    }


def _confidence(turn: Turn) -> float:
    """How surely the words were read: the mean of their scores, less for each word that nothing explains."""
    mentions, unknown = turn.question.mentions, turn.question.unknown
    if not mentions:
        return 0.0
    return round(sum(mention.score for mention in mentions) / 100 / (len(mentions) + len(unknown)), 3)


def _reading(turn: Turn) -> dict[str, Any]:
    question = turn.question
    concepts = sorted({tag[2:] for mention in question.mentions for tag in mention.tags if tag[:2] in ("i:", "c:")})
    return {
        "intent": turn.intent,
        "entities": list(question.entities),
        "indicator": concepts,
        "period": [period.text for period in question.periods],
        "numbers": [quantity.value for quantity in question.quantities if isfinite(quantity.value)],
        "inherited": [sorted(term) for term in question.inherited],
        "unmatched": list(question.unknown),
    }
