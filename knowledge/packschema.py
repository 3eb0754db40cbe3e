"""The JSON Schema of the pack format, generated from the models, for programs that complete and check as one types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from knowledge.packformat import ArticleEntry, EntityEntry, FactEntry, IndicatorEntry, QuestionEntry

FORMATS: dict[str, Any] = {
    "article": ArticleEntry,
    "entities": list[EntityEntry],
    "indicators": list[IndicatorEntry],
    "facts": list[FactEntry],
    "questions": list[QuestionEntry],
}
"""File of a pack, without its ending -> what it holds."""
SUFFIX = ".schema.json"


def schemas() -> dict[str, str]:
    """The schema of each file as JSON text, by the schema's file name."""
    return {
        name + SUFFIX: json.dumps(TypeAdapter(kind).json_schema(), ensure_ascii=False, indent=2) + "\n"
        for name, kind in FORMATS.items()
    }


def write(folder: Path) -> list[Path]:
    """Write them into a folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in schemas()]
