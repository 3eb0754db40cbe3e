"""`tathya check`: faults with what to do, figures without a fact, golden questions that fail."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.checking import check
from bot.settings import Sources
from knowledge.errors import TathyaError

EXAMPLE = Path(__file__).parent / "data" / "worked-example"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    folder = tmp_path / "packs"
    shutil.copytree(EXAMPLE / "river-bridge", folder / "river-bridge")
    shutil.copy(EXAMPLE / "article.txt", folder / "river-bridge" / "article.txt")
    return folder


def told(packs: Path, capsys: pytest.CaptureFixture[str], code: int) -> str:
    assert check(Sources(packs=packs), None) == code
    return capsys.readouterr().out


def change(packs: Path, name: str, old: str, new: str) -> None:
    path = packs / "river-bridge" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_pack_is_proved_covered_and_asked(packs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = told(packs, capsys, 0)

    assert "24 of 24 facts grounded" in out
    assert "advice: paragraph 8: 1 of 2 figures have a fact; without: three" in out
    assert "42 of 42 golden questions answered as they should be" in out


def test_a_figure_that_the_article_does_not_have_is_told_with_what_it_has(
    packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(packs, "facts.yaml", "value: 38600000000", "value: 39600000000")
    out = told(packs, capsys, 1)

    assert "39,600,000,000 BDT is not in paragraph 2 (figures there:" in out
    assert "advice: paragraph 2: 2 of 3 figures have a fact; without: 3,860 crore taka" in out


def test_a_golden_question_that_fails_is_told_with_what_helps(packs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(packs, "questions.yaml", "facts: [bridge-length]", "facts: [car-toll]")
    path = packs / "river-bridge" / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8") + '- ask: "who wrote the poem?"\n  facts: [car-toll]\n', encoding="utf-8")
    out = told(packs, capsys, 1)

    assert '"how long is the bridge?" is answered with bridge-length, not with car-toll' in out
    assert "questions.yaml:" in out


@pytest.mark.parametrize(
    ("question", "fact", "help_"),
    [
        ("what did the bridge cost in 1999?", "bridge-cost", 'bridge-cost is not said to be of "1999": give it that period'),
        ("how many tonnes is the toll for a car?", "car-toll", "it asks for tonne, and car-toll is in BDT"),
    ],
)
def test_what_keeps_a_golden_question_from_its_fact_is_named(
    packs: Path, capsys: pytest.CaptureFixture[str], question: str, fact: str, help_: str
) -> None:
    path = packs / "river-bridge" / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f'- ask: "{question}"\n  facts: [{fact}]\n', encoding="utf-8")

    assert help_ in told(packs, capsys, 1)


def test_an_unanswerable_question_that_is_answered_is_a_fault(packs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = packs / "river-bridge" / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8") + '- ask: "toll for a bus?"\n', encoding="utf-8")

    assert "is answered with bus-toll, though the article does not say" in told(packs, capsys, 1)


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("facts.yaml", 'en: "toll for a car"', "en: TODO", "TODO is left here"),
        ("facts.yaml", "- id: car-toll", "- id: bus-toll", 'id "bus-toll" is used a second time'),
        ("facts.yaml", "  status: claimed\n", "", '"status" is missing'),
        ("facts.yaml", "- id: car-toll", "<<<<<<< mine\n- id: car-toll", "two editors' versions stand here"),
        ("entities.yaml", "en: [car, cars]", "en: [car, c]", 'the name "c" of car is found in too many questions'),
        ("entities.yaml", "en: [bus, buses]", "en: [bus, car]", 'the name "car" belongs to car and to bus'),
        ("entities.yaml", "    bn: [চর মেঘলা]\n", "", '"names" is missing in the language "bn"'),
        ("questions.yaml", "facts: [car-toll]", "facts: [car-tol]", 'did you mean "car-toll"?'),
    ],
)
def test_a_fault_is_told_with_file_and_line(
    packs: Path, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str, line: str
) -> None:
    change(packs, name, old, new)
    [first, *_] = [each for each in told(packs, capsys, 1).splitlines() if line in each]

    assert first.startswith(f"{packs / 'river-bridge' / name}:")


def test_an_article_is_of_one_pack(packs: Path) -> None:
    shutil.copytree(packs / "river-bridge", packs / "other")

    with pytest.raises(TathyaError, match="Of which pack"):
        check(Sources(packs=packs), packs / "river-bridge" / "article.txt")
