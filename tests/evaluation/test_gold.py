"""Gold files as authors write them, with their slips."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.gold import Gold, read_gold
from knowledge.errors import InvalidFiles

EXPECT = {"outcome": "answer", "values": [100], "also": [], "mentions": [], "verdict": None}
LINE = {"id": "a", "text": "How many?", "style": "en", "shape": "count", "expect": EXPECT}


def written(path: Path, *lines: object) -> Path:
    texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("".join(text + "\n" for text in texts), encoding="utf-8")
    return path


def told(*files: Path) -> list[str]:
    """What is said of faulty files, without their folder."""
    with pytest.raises(InvalidFiles) as caught:
        read_gold(files)
    return [f"{problem.file.name}:{problem.line}: {problem.message}" for problem in caught.value.problems]


def test_all_fields_are_read(tmp_path: Path) -> None:
    expect = {"outcome": ["answer", "unknown"], "values": [1, 2.5], "also": [3], "mentions": [["x", "y"]], "verdict": "no"}
    (gold,) = read_gold([written(tmp_path / "a", LINE | {"turns": ["hello"], "expect": expect})])

    assert gold == Gold(
        *("a", "How many?", "en", "count", ("hello",), ("answer", "unknown"), (1, 2.5), (3,), (("x", "y"),), ("no",)),
    )


def test_what_a_question_does_not_ask_for_may_be_left_out(tmp_path: Path) -> None:
    (gold,) = read_gold([written(tmp_path / "a", LINE | {"expect": {"outcome": "social"}, "note": "mine"})])

    assert gold == Gold("a", "How many?", "en", "count", (), ("social",))


def test_blank_lines_and_strange_line_ends_within_a_question_do_not_matter(tmp_path: Path) -> None:
    golds = read_gold([written(tmp_path / "a", "\ufeff", LINE | {"text": "How\u2028many?"}, "", LINE | {"id": "b"})])

    assert [gold.text for gold in golds] == ["How\u2028many?", "How many?"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path / "a", LINE)

    assert len(read_gold([path, path])) == 1


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    first = written(tmp_path / "a", LINE, "{", {}, LINE | {"id": "b", "text": 5})
    second = written(tmp_path / "b", LINE)
    problems = told(first, second, tmp_path / "gone")

    assert [problem.split(": ")[0] for problem in problems] == ["a:2", *["a:3"] * 5, "a:4", "b:1", "gone:1"]
    assert "not JSON" in problems[0]
    assert [f'"{name}" is missing' in "\n".join(problems) for name in ("id", "text", "style", "shape", "expect")] == [True] * 5
    assert 'the id "a" is already that of' in problems[-2]
    assert "cannot be read (no such file or directory)" in problems[-1]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"id": ""}, '"id" must be text'),
        ({"id": 5}, '"id" must be text'),
        ({"style": None}, '"style" must be the way of writing'),
        ({"shape": ["sum"]}, '"shape" must be the kind of question'),
        ({"turns": "hello"}, '"turns" must be a list'),
        ({"turns": [5]}, '"turns" must be a list'),
        ({"turn": ["hello"]}, 'did you mean "turns"?'),
        ({"expect": "answer"}, '"expect" must be an object'),
        ({"expect": {}}, '"expect.outcome" is missing'),
        ({"expect": EXPECT | {"outcome": "anwser"}}, '"expect.outcome" must be one or a list of answer, clarify'),
        ({"expect": EXPECT | {"outcome": []}}, '"expect.outcome" must be'),
        ({"expect": EXPECT | {"values": 5}}, '"expect.values" must be a list of numbers'),
        ({"expect": EXPECT | {"values": ["5"]}}, '"expect.values" must be a list of numbers'),
        ({"expect": EXPECT | {"values": [True]}}, '"expect.values" must be a list of numbers'),
        ({"expect": EXPECT | {"also": [float("nan")]}}, '"expect.also" must be a list of numbers'),
        ({"expect": EXPECT | {"also": [10**400]}}, '"expect.also" must be a list of numbers'),
        ({"expect": EXPECT | {"mentions": ["Tesla"]}}, '"expect.mentions" must be a list of lists'),
        ({"expect": EXPECT | {"mentions": [[]]}}, '"expect.mentions" must be a list of lists'),
        ({"expect": EXPECT | {"mentions": [[""]]}}, '"expect.mentions" must be a list of lists'),
        ({"expect": EXPECT | {"verdict": "maybe"}}, '"expect.verdict" must be null, or one or a list of yes, no, partly'),
        ({"expect": {"outcome": "answer", "value": [5]}}, 'did you mean "expect.values"?'),
    ],
    ids=str,
)
def test_a_field_that_holds_something_else_is_told(tmp_path: Path, changed: dict[str, Any], fault: str) -> None:
    (problem,) = told(written(tmp_path / "a", LINE | changed))

    assert problem.startswith("a:1: ")
    assert fault in problem


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "holds no question"),
        (b"\n \n", "holds no question"),
        (b"[]\n", "must be an object"),
        (b"[" * 99_999, "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
    ],
    ids=["empty", "blank", "list", "deep", "bytes"],
)
def test_a_file_without_questions_is_told(tmp_path: Path, content: bytes, fault: str) -> None:
    (tmp_path / "a").write_bytes(content)
    (problem,) = told(tmp_path / "a")

    assert problem.startswith("a:1: ")
    assert fault in problem


def test_a_folder_is_no_file_of_questions(tmp_path: Path) -> None:
    (problem,) = told(tmp_path)

    assert "cannot be read (is a directory)" in problem
