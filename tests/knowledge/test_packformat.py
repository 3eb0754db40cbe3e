"""How a fault of the format is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.packformat import EntityEntry, FactEntry, IndicatorEntry, read
from knowledge.yamlfile import YamlFile


def entries(folder: Path, text: str) -> tuple[list[IndicatorEntry | None], list[str]]:
    path = folder / "indicators.yaml"
    path.write_text(text, encoding="utf-8")
    file = YamlFile(path)
    return read(file, IndicatorEntry, many=True), [f"{problem.line}: {problem.message}" for problem in file.problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {id: a, names: {en: [x]}, unti: gpu}", '1: no such key "unti" - did you mean "unit"?'),
        ("- {id: a, names: {en: [x]}, colour: red}", '1: no such key "colour"'),
        ("- {id: a}", '1: "names" is missing'),
        (
            "- id: a\n  names:\n    en: [x]\n    bn: [y, '']",
            "4: names.bn.1: String should have at least 1 character (here: '')",
        ),
        ("id: a", '1: must be a list: each entry begins with "- id: ..."'),
    ],
)
def test_a_fault_says_where_it_is_and_what_was_meant(tmp_path: Path, text: str, told: str) -> None:
    assert entries(tmp_path, text)[1] == [told]


def test_an_entry_with_faults_comes_back_as_none_and_the_others_as_they_are(tmp_path: Path) -> None:
    found, told = entries(tmp_path, "- {id: a, names: {en: [x]}}\n- {id: b}\n- {id: c, names: {en: [z]}}")

    assert [entry and entry.id for entry in found] == ["a", None, "c"]
    assert len(told) == 1


def test_a_file_that_could_not_be_read_has_no_entries(tmp_path: Path) -> None:
    assert read(YamlFile(tmp_path / "gone.yaml"), EntityEntry, many=True) == []


def test_a_fact_names_entities_by_all_its_keys() -> None:
    texts = {"en": "x"}
    names = {"subject": "a", "entity": "b", "said_by": "c", "reported_by": "d", "via": "e", "place": "f", "involves": ["g"]}
    fact = FactEntry.model_validate(
        {"id": "x", "indicator": "i", "status": "reported", "paragraph": 1, "label": texts, "text": texts, **names}
    )

    assert [name for _, name in fact.entities] == list("abcdefg")
