"""The JSON Schema of packs: the one in docs/ is that of the code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.packschema import schemas, write

DOCS = Path(__file__).parent.parent.parent / "docs" / "schema"


@pytest.mark.parametrize("name", schemas())
def test_the_schema_in_the_docs_is_that_of_the_code(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == schemas()[name]


def test_it_names_what_is_needed_and_what_may_be_chosen(tmp_path: Path) -> None:
    [path] = [path for path in write(tmp_path) if path.name == "facts.schema.json"]
    fact = json.loads(path.read_text(encoding="utf-8"))["$defs"]["FactEntry"]

    assert {"id", "subject", "indicator", "status", "paragraph", "label", "text"} <= set(fact["required"])
    assert fact["properties"]["status"]["enum"] == ["reported", "planned", "claimed", "estimated", "undisclosed"]
