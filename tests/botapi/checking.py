"""A second opinion: every call must be one that aiogram's models know, to the last parameter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from tests.botapi.calls import Call


@cache
def models() -> dict[str, type[BaseModel]]:
    """The model of each method, by its name in lower case."""
    from aiogram import methods  # takes seconds, and measurements need none of it

    known = {getattr(methods, name) for name in methods.__all__}
    return {model.__api_method__.lower(): model for model in known if isinstance(getattr(model, "__api_method__", None), str)}


def complaints(calls: list[Call]) -> list[str]:
    """What is wrong with these calls."""
    return [f"{call.method}: {wrong}" for call in calls for wrong in _wrong(call)]


def _wrong(call: Call) -> Iterator[str]:
    from aiogram.types import BufferedInputFile

    model = models().get(call.method.lower())
    if model is None:
        yield "no such method"
        return
    files = {name: BufferedInputFile(data, filename) for name, (filename, data) in call.files.items()}
    attached = {name: file for name, file in files.items() if name in model.model_fields}
    try:
        parsed = model.model_validate(call.parameters | attached)
    except ValidationError as error:
        yield f"{error} in {call.parameters}"
        return
    yield from (f"no parameter {name}" for name in unknown(parsed))


def unknown(value: Any, path: str = "") -> Iterator[str]:
    """The fields that a model was given and does not have, at any depth."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from unknown(item, f"{path}[{number}]")
    if isinstance(value, BaseModel):
        yield from (f"{path}.{name}".lstrip(".") for name in value.model_extra or {})
        for name, field in value.__dict__.items():
            yield from unknown(field, f"{path}.{name}")
