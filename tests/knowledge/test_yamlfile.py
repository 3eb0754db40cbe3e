"""YAML as editors write it: strict, and every fault has a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.yamlfile import YamlFile


def written(folder: Path, content: str | bytes) -> YamlFile:
    path = folder / "names.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return YamlFile(path)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", "true"),
        ("12:30", "12:30"),
        ("2024-10-29", "2024-10-29"),
        ("007", "007"),
        ("1e9", "1e9"),
        ("10,000", "10,000"),
        ("0", 0),
        ("20000000000", 20_000_000_000),
        ("20_000", 20_000),
        ("-3", -3),
        ("6.6", 6.6),
        ('"6.6"', "6.6"),
        ("'2024'", "2024"),
        ("~", None),
        ("null", None),
        ('""', ""),
        ("টেসলা", "টেসলা"),
    ],
)
def test_plain_words_stay_text_and_only_numbers_are_numbers(tmp_path: Path, text: str, value: object) -> None:
    file = written(tmp_path, f"key: {text}\n")

    assert (file.data, file.problems) == ({"key": value}, [])


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, '"a" stands here a second time (first in line 1)'),
        ("- a: 1\n  n:\n    bn: [x]\n    bn: [y]\n", 4, '"bn" stands here a second time (first in line 3)'),
        ("a: 1\nb: “Tesla”\n", 2, "smart quotes"),
        ("a:\n  - ‘Tesla’\n", 2, "smart quotes"),
        ("a: 1\n\tb: 2\n", 2, "not valid YAML"),
        ("a: [1, 2\nb: 3\n", 2, "not valid YAML"),
        ("a: 1\n---\nb: 2\n", 2, "not valid YAML"),
        ("a: 1\n~: 2\n", 2, "a key must be a word"),
        ("a: 1\n[b, c]: 2\n", 2, "a key must be a word"),
        ("a: 1\n? {b: c}\n: 2\n", 2, "a key must be a word"),
        ("- &a [*a]\n", 1, "holds itself"),
        ("[" * 2000 + "]" * 2000, 1, "nested too deeply"),
        ("", 1, "is empty"),
        ("# only a comment\n", 1, "is empty"),
        ("a: \x00\n", 1, "not valid YAML"),
        ("a: টেসলা\n".encode("utf-16"), 1, "is not UTF-8"),
        (b"a: caf\xe9\n", 1, "is not UTF-8"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, content: str | bytes, line: int, message: str) -> None:
    (problem,) = written(tmp_path, content).problems

    assert problem.line == line
    assert message in problem.message


def test_a_missing_file_is_one_problem(tmp_path: Path) -> None:
    (problem,) = YamlFile(tmp_path / "gone.yaml").problems

    assert str(problem) == f"{tmp_path}/gone.yaml:1: cannot be read: No such file or directory"


def test_a_folder_in_place_of_a_file_is_one_problem(tmp_path: Path) -> None:
    assert [problem.message for problem in YamlFile(tmp_path).problems] == ["cannot be read: Is a directory"]


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa: 1\n", b"a: 1\r\n", b"a: 1"])
def test_marks_and_line_ends_of_other_editors_do_no_harm(tmp_path: Path, content: bytes) -> None:
    file = written(tmp_path, content)

    assert (file.data, file.problems) == ({"a": 1}, [])


def test_every_key_and_item_knows_its_line(tmp_path: Path) -> None:
    file = written(tmp_path, "- id: a\n  names:\n    en:\n      - x\n      - y\n- id: b\n")

    assert [file.line(at) for at in ((0, "id"), (0, "names", "en", 1), (1,), (1, "id"))] == [1, 5, 6, 6]


def test_what_is_not_there_has_the_line_of_what_is_around_it(tmp_path: Path) -> None:
    file = written(tmp_path, "- id: a\n- id: b\n  names: {}\n")

    assert [file.line(at) for at in ((1, "names", "bn"), (1, "unit"), (9, "id"))] == [3, 2, 1]


def test_all_faults_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    file = written(tmp_path, "a: 1\na: 2\nb: “x”\nb: 3\n")

    assert [problem.line for problem in file.problems] == [2, 3, 4]
