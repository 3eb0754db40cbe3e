"""`tathya eval` as a user meets it: real questions, real processes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.command import evaluate
from bot.settings import Settings
from tests.conftest import Run

CORTEX = "How many GPUs in Cortex?"


def line(name: str, text: str, *turns: str, style: str = "en", shape: str = "count", **expect: Any) -> dict[str, Any]:
    return {"id": name, "text": text, "style": style, "shape": shape, "turns": turns, "expect": {"outcome": "answer"} | expect}


RIGHT = line("fine", CORTEX, values=[50_000], mentions=[["H100"]])
FOLLOW = line("follow", "and Memphis?", CORTEX, shape="followup", values=[100_000])
WRONG = line("off", CORTEX, values=[49_000])
MISSED = line("lost", "What is the revenue of SpaceX?", "hello", style="bn", shape="sum", values=[1])
SOME = (RIGHT, FOLLOW, WRONG, MISSED)


def written(folder: Path, *lines: object, name: str = "gold.jsonl") -> str:
    path = folder / name
    path.write_text("".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in lines), encoding="utf-8")
    return str(path)


def test_what_is_not_right_is_listed_with_its_reading_and_the_last_line_is_the_total(run: Run, tmp_path: Path) -> None:
    result = run("eval", written(tmp_path, *SOME))
    lines = result.stdout.splitlines()

    assert (result.returncode, result.stderr) == (0, "")
    assert [each for each in lines if each.endswith(("  off", "  lost", "  fine", "  follow"))] == [
        "wrong  off",
        "missed  lost",
    ]
    assert f"  question   {CORTEX}" in lines
    assert "  why        figures missing: 49,000; figures given: 50,000" in lines
    assert any(each.startswith("  reply      50,000") for each in lines)
    assert "  before     hello" in lines
    assert lines[-1] == "total 50.0 % right: 2 of 4 questions, wrong 1, missed 1"


def test_the_reading_is_that_of_explain(run: Run, tmp_path: Path) -> None:
    explained = run("ask", "--explain", CORTEX).stdout.split("\n\n", 1)[1].splitlines()
    listed = run("eval", written(tmp_path, WRONG)).stdout.splitlines()
    start = listed.index("  " + explained[0])

    assert [each.strip() for each in listed[start : start + len(explained)]] == [each.strip() for each in explained]


def test_quiet_leaves_only_tables_and_total(run: Run, tmp_path: Path) -> None:
    lines = run("eval", "--quiet", written(tmp_path, *SOME)).stdout.splitlines()

    assert [each.split()[0] for each in lines if each] == ["style", "bn", "en", "shape", "count", "followup", "sum", "total"]


def test_several_files_are_one_measurement(run: Run, tmp_path: Path) -> None:
    files = written(tmp_path, RIGHT, name="a"), written(tmp_path, FOLLOW, name="b")

    assert run("eval", *files).stdout.splitlines()[-1] == "total 100.0 % right: 2 of 2 questions"


def test_each_question_has_a_conversation_of_its_own(run: Run, tmp_path: Path) -> None:
    alone = line("alone", "and Memphis?", values=[100_000])
    apart, together = (
        json.loads(run("eval", "--json", written(tmp_path, *lines)).stdout)["failures"][-1]["answer"]["reading"]["inherited"]
        for lines in ((RIGHT, alone | {"expect": {"outcome": "social"}}), (RIGHT, FOLLOW | {"expect": {"outcome": "social"}}))
    )

    assert apart == []
    assert together != []


def test_json_is_one_object_with_counts_and_failures(run: Run, tmp_path: Path) -> None:
    gold = written(tmp_path, *SOME)
    result = run("eval", "--json", gold)
    told = json.loads(result.stdout)

    assert (result.returncode, result.stdout.count("\n")) == (0, 1)
    assert told["total"] == {
        "questions": 4,
        "percent": 50.0,
        "right": 2,
        "wrong": 1,
        "missed": 1,
        "incomplete": 0,
        "overreach": 0,
        "noisy": 0,
    }
    assert (told["styles"]["bn"]["missed"], told["shapes"]["count"]["percent"]) == (1, 50.0)
    assert [(each["id"], each["mark"]) for each in told["failures"]] == [("off", "wrong"), ("lost", "missed")]
    assert told["failures"][0]["answer"]["figures"][0]["value"] == 50_000
    assert json.loads(run("eval", "--json", "--quiet", gold).stdout) == told | {"failures": []}


def test_save_puts_the_tables_between_the_markers(run: Run, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Before\n<!-- eval -->\nold\n<!-- /eval -->\nAfter\n", encoding="utf-8")
    result = run("eval", "--quiet", "--save", str(readme), written(tmp_path, *SOME))
    text = readme.read_text(encoding="utf-8")

    assert (result.returncode, result.stdout.splitlines()[-1][:17]) == (0, "total 50.0 % righ")
    assert text.startswith("Before\n<!-- eval -->\n")
    assert text.endswith("\n<!-- /eval -->\nAfter\n")
    assert "old" not in text
    assert "2 of 4 questions" in text
    assert "| bn | 1 | 0.0 % | 0 | 0 | 0 | 1 | 0 |" in text
    assert "| followup | 1 | 100.0 % |" in text


def test_without_markers_nothing_is_asked_and_nothing_written(run: Run, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("No place here.\n", encoding="utf-8")
    result = run("eval", "--save", str(readme), written(tmp_path, *SOME))

    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "put the line <!-- eval -->" in result.stderr
    assert readme.read_text(encoding="utf-8") == "No place here.\n"


def test_bad_input_is_told_with_file_and_line_and_nothing_is_asked(run: Run, tmp_path: Path) -> None:
    gold = written(tmp_path, WRONG, "{", RIGHT | {"shape": 5}, WRONG)
    gone = str(tmp_path / "gone.jsonl")
    result = run("eval", gold, gone)

    assert (result.returncode, result.stdout) == (1, "")
    assert [each.split(": ")[0] for each in result.stderr.splitlines()] == [f"{gold}:2", f"{gold}:3", f"{gold}:4", f"{gone}:1"]


@pytest.mark.parametrize(("least", "code"), [("50", 0), ("50.1", 1), ("100", 1)])
def test_least_decides_the_exit_code(run: Run, tmp_path: Path, least: str, code: int) -> None:
    result = run("eval", "--quiet", "--least", least, written(tmp_path, *SOME))

    assert result.returncode == code
    assert result.stderr == (f"Fewer than {least} % are right.\n" if code else "")
    assert result.stdout.splitlines()[-1].startswith("total 50.0 %")


def test_a_fault_in_tathya_names_the_question_that_brought_it_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.evaluation.command.assistant", lambda _: None)
    with pytest.raises(AttributeError) as caught:
        evaluate([Path(written(tmp_path, RIGHT))], Settings(), json=False, quiet=False, into=None, least=None)

    assert caught.value.__notes__ == ["while answering the gold question fine"]


@pytest.mark.parametrize("arguments", [(), ("--least", "many", "x"), ("--least", "101", "x"), ("--least", "nan", "x")], ids=str)
def test_wrong_usage_is_told_with_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    result = run("eval", *arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("usage: tathya eval")
