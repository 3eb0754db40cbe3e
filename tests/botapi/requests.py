"""Reads what a bot sends: parameters from the query, a form, JSON or a multipart body, and files."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp.web import BaseRequest, FileField

from tests.botapi.calls import Call

LARGEST = 50 * 2**20
TEXTS = frozenset(
    [
        "text",
        "caption",
        "parse_mode",
        "question",
        "question_parse_mode",
        "explanation",
        "explanation_parse_mode",
        "description",
        "short_description",
        "name",
        "url",
        "secret_token",
        "callback_query_id",
        "inline_query_id",
        "guest_query_id",
        "inline_message_id",
        "next_offset",
        "language_code",
        "action",
        "type",
        "business_connection_id",
        "message_effect_id",
        "photo",
        "ip_address",
        "title",
    ]
)
"""Parameters that are texts; all others are JSON, or a text that is none, such as @name for a chat."""


async def read(request: BaseRequest, method: str) -> Call:
    """The call that a request makes."""
    given: dict[str, Any] = dict(request.query) if request.query_string else {}
    files: dict[str, tuple[str, bytes]] = {}
    if request.content_type == "multipart/form-data":
        for name, value in (await request.post()).items():
            if isinstance(value, FileField):
                files[name] = (value.filename, value.file.read())
            else:
                given[name] = value
    elif body := await request.read():
        if request.content_type == "application/json":
            given |= json.loads(body)
        else:
            given |= parse_qsl(body.decode(), keep_blank_values=True)
    return Call(method, {name: _parsed(name, value) for name, value in given.items()}, files)


def _parsed(name: str, value: Any) -> Any:
    if name in TEXTS or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
