"""Packs: what a sound one holds, and every fault of a broken one, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import Problem
from knowledge.model import Date, EntityValue, Number, Statement
from knowledge.pack import FILES, Pack, read_pack

BROKEN = Path(__file__).parent.parent / "data" / "broken" / "broken-pack"
CONCEPTS = ("gpu", "use", "train", "spend")
SOUND = {
    "article.yaml": """\
id: paper
title: unknown
publisher: The Paper
author: unknown
published: unknown
url: unknown
language: en
paragraphs: 3
as_of: 2024-11
about: {en: A test}
examples: {en: [How many?]}
""",
    "entities.yaml": """\
- id: tesla
  kind: company
  names: {en: [Tesla, TSLA]}
- id: cortex
  kind: machine
  names: {en: [Cortex]}
  belongs_to: [tesla]
""",
    "indicators.yaml": """\
- id: gpus
  unit: gpu
  concepts: [gpu]
  names: {en: [GPUs]}
""",
    "facts.yaml": """\
- id: cortex-gpus
  subject: cortex
  indicator: gpus
  value: 50000
  status: planned
  paragraph: 2
  concepts: [use]
  key: [use]
  label: {en: GPUs in Cortex}
  text: {en: Fifty thousand.}
""",
}


def read(folder: Path, file: str = "facts.yaml", old: str = "", new: str = "") -> tuple[Pack | None, list[Problem]]:
    """The sound pack, with something in one file replaced."""
    for name, text in SOUND.items():
        (folder / name).write_text(text.replace(old, new) if name == file and old else text, encoding="utf-8")
    return read_pack(folder, CONCEPTS, ["en"])


def sound(folder: Path, old: str = "", new: str = "") -> Pack:
    pack, problems = read(folder, "facts.yaml", old, new)
    assert not problems
    assert pack
    return pack


def test_a_sound_pack_is_read_whole(tmp_path: Path) -> None:
    pack = sound(tmp_path)

    assert (pack.article.title, pack.article.publisher) == (None, "The Paper")
    assert [entity.names["en"] for entity in pack.entities] == [("Tesla", "TSLA"), ("Cortex",)]
    assert (pack.concepts, pack.keys) == ({"cortex-gpus": ("use",)}, {"cortex-gpus": ("use",)})


def test_a_fact_knows_where_it_was_read(tmp_path: Path) -> None:
    (filed,) = sound(tmp_path, "- id", "# a comment\n- id").facts

    assert (filed.file, filed.line) == (tmp_path / "facts.yaml", 2)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("value: 50000", Number(50_000, "gpu")),
        ("value: 6.6", Number(6.6, "gpu")),
        ("value: 5\n  unit: chip", Number(5, "chip")),
        ("value: 5\n  qualifier: at_least", Number(5, "gpu", "at_least")),
        ("value: 2024-10", Date("2024-10")),
        ("value: 2024-Q3", Date("2024-Q3")),
        ("entity: tesla", EntityValue("tesla")),
        ("period: 2024", Statement()),
    ],
)
def test_a_value_is_a_number_a_date_an_entity_or_a_statement(tmp_path: Path, written: str, value: object) -> None:
    (filed,) = sound(tmp_path, "value: 50000", written).facts

    assert filed.fact.value == value


@pytest.mark.parametrize(("written", "paragraphs"), [("2", (2,)), ("[1, 3]", (1, 3))])
def test_a_fact_cites_one_paragraph_or_several(tmp_path: Path, written: str, paragraphs: tuple[int, ...]) -> None:
    (filed,) = sound(tmp_path, "paragraph: 2", f"paragraph: {written}").facts

    assert filed.fact.source.paragraphs == paragraphs


def test_what_is_the_only_one_needs_no_brackets(tmp_path: Path) -> None:
    (filed,) = sound(tmp_path, "status: planned", "status: planned\n  involves: tesla\n  repeats: cortex-gpus").facts

    assert (filed.fact.involves, filed.fact.repeats) == (("tesla",), ("cortex-gpus",))


@pytest.mark.parametrize(
    ("change", "place", "told"),
    [
        (("facts.yaml", "subject: cortex", "subject: cortx"), "facts.yaml:2", 'not in entities.yaml - did you mean "cortex"?'),
        (("facts.yaml", "indicator: gpus", "indicator: gpu"), "facts.yaml:3", 'not in indicators.yaml - did you mean "gpus"?'),
        (("facts.yaml", "value: 50000", "entity: tesl"), "facts.yaml:4", 'did you mean "tesla"?'),
        (("facts.yaml", "paragraph: 2", "paragrph: 2\n  paragraph: 2"), "facts.yaml:6", 'did you mean "paragraph"?'),
        (("facts.yaml", "  paragraph: 2\n", ""), "facts.yaml:1", '"paragraph" is missing'),
        (("facts.yaml", "paragraph: 2", "paragraph: []"), "facts.yaml:6", "paragraph: "),
        (("facts.yaml", "paragraph: 2", "paragraph: 4"), "facts.yaml:6", "the article has only 3"),
        (("facts.yaml", "paragraph: 2", "paragraph: two"), "facts.yaml:6", "should be a valid integer"),
        (("facts.yaml", "status: planned", "status: plan"), "facts.yaml:5", "should be 'reported', 'planned'"),
        (
            ("facts.yaml", "value: 50000", "value: 50,000"),
            "facts.yaml:4",
            "neither a plain number (20000000000) nor a date (2024-10)",
        ),
        (("facts.yaml", "value: 50000", "value: 5e4"), "facts.yaml:4", "neither a plain number"),
        (("facts.yaml", "value: 50000", "period: Q3"), "facts.yaml:4", "write 2024, 2024-10, 2024-Q3, 2024-10-29"),
        (("facts.yaml", "concepts: [use]", "concepts: [use, trian]"), "facts.yaml:7", 'did you mean "train"?'),
        (("facts.yaml", "key: [use]", "key: [train]"), "facts.yaml:8", "key: train must stand in concepts too"),
        (("facts.yaml", "label: {en:", "label: {english:"), "facts.yaml:9", "label"),
        (
            ("facts.yaml", "text: {en: Fifty thousand.}", "text: {bn: পঞ্চাশ হাজার।}"),
            "facts.yaml:10",
            'missing in the language "en"',
        ),
        (("indicators.yaml", "  unit: gpu\n", ""), "facts.yaml:4", "a number needs a unit"),
        (("indicators.yaml", "names: {en: [GPUs]}", "names: {en: {GPUs: 1}}"), "indicators.yaml:4", "should be a valid string"),
        (("entities.yaml", "belongs_to: [tesla]", "belongs_to: [telsa]"), "entities.yaml:7", 'did you mean "tesla"?'),
        (("entities.yaml", "kind: machine", "kind: maschine"), "entities.yaml:5", "'machine'"),
        (
            ("entities.yaml", "names: {en: [Cortex]}", "names: {en: [2024]}"),
            "entities.yaml:6",
            "should be a valid string (here: 2024)",
        ),
        (("article.yaml", "url: unknown\n", ""), "article.yaml:1", '"url" is missing'),
        (("article.yaml", "paragraphs: 3", "paragraphs: 0"), "article.yaml:8", "paragraphs: "),
    ],
)
def test_a_fault_is_told_with_file_line_and_hint(tmp_path: Path, change: tuple[str, str, str], place: str, told: str) -> None:
    pack, problems = read(tmp_path, *change)

    assert pack is None
    assert [f"{problem.file.name}:{problem.line}" for problem in problems] == [place]
    assert told in problems[0].message


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_the_only_fault_told(tmp_path: Path, name: str) -> None:
    read(tmp_path)
    (tmp_path / name).unlink()

    pack, problems = read_pack(tmp_path, CONCEPTS, ["en"])

    assert pack is None
    assert [str(problem) for problem in problems] == [f"{tmp_path / name}:1: cannot be read: No such file or directory"]


def test_an_entry_with_a_fault_does_not_make_those_that_name_it_faulty(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "entities.yaml", "kind: machine", "kind: maschine")

    assert {problem.file.name for problem in problems} == {"entities.yaml"}


def test_all_faults_of_a_broken_pack_are_told_at_once_with_their_lines() -> None:
    marked = {
        (name, number)
        for name in FILES
        for number, line in enumerate((BROKEN / name).read_text(encoding="utf-8").splitlines(), start=1)
        if "# fault" in line and not line.startswith("#")
    }

    pack, problems = read_pack(BROKEN, CONCEPTS, ["bn", "en"])

    assert pack is None
    assert {(problem.file.name, problem.line) for problem in problems} == marked
