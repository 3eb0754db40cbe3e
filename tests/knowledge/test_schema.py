"""The tables refuse what must not be: a figure without a source, a status that nobody knows."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, event, insert
from sqlalchemy.exc import IntegrityError

from knowledge.lookup import Lookup
from knowledge.schema import facts
from knowledge.store import Knowledge

ROW: dict[str, object] = {
    **dict.fromkeys(("number", "unit", "date", "entity", "period", "compared_to", "place", "said_by", "said_on")),
    "id": "new",
    "position": 99,
    "subject": "cortex",
    "indicator": "gpus",
    "kind": "statement",
    "qualifier": "exact",
    "status": "reported",
    "involves": [],
    "conflicts_with": [],
    "repeats": [],
    "article": "paper",
    "paragraph": 1,
    "paragraphs": [1],
    "texts": {},
    "labels": {},
    "caveats": {},
    "asks": {},
    "key_weight": 1.0,
}


def store(url: str, **changed: object) -> None:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
    try:
        with engine.begin() as connection:
            connection.execute(insert(facts), [ROW | changed])
    finally:
        engine.dispose()


def test_a_sound_row_is_stored(url: str, knowledge: Knowledge) -> None:
    store(url)

    assert [fact.id for fact in knowledge.find(Lookup(ids=("new",)))] == ["new"]


@pytest.mark.parametrize(
    "changed",
    [
        {"paragraph": None},
        {"paragraph": 0},
        {"article": None},
        {"article": "unknown"},
        {"subject": "unknown"},
        {"indicator": "unknown"},
        {"said_by": "unknown"},
        {"status": "rumoured"},
        {"status": None},
        {"qualifier": "roughly"},
        {"kind": "number", "number": 5.0},
        {"kind": "number", "unit": "gpu"},
        {"kind": "date"},
        {"kind": "entity"},
        {"kind": "opinion"},
        {"kind": "statement", "number": 5.0},
        {"id": "cortex-gpus"},
        {"position": 0},
    ],
    ids=str,
)
def test_an_unsound_row_is_refused(url: str, knowledge: Knowledge, changed: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        store(url, **changed)
    assert "new" not in {fact.id for fact in knowledge.find(Lookup())}
