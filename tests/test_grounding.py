"""Facts held against an article; the pack and article in data/grounding are invented, in Bengali and English."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.checking import check
from bot.edition import read_sources
from bot.grounding import ground
from bot.language import Language
from bot.languagefile import compile_languages
from bot.settings import LANGUAGES, Sources
from knowledge.pack import read_pack

DATA = Path(__file__).parent / "data" / "grounding"
ARTICLE, PACKS = DATA / "article.txt", DATA / "packs"
REAL_ARTICLE = Path(__file__).parents[2] / "shared" / "article-bn.txt"
FACTS = "facts.yaml"

Faults = Callable[..., list[str]]


@pytest.fixture(scope="module")
def compiled() -> dict[str, dict[str, Any]]:
    return compile_languages(LANGUAGES)[0]


@pytest.fixture
def faults(tmp_path: Path, compiled: dict[str, dict[str, Any]]) -> Faults:
    """Grounds the invented pack after one replacement, in the entry of a fact or in the article."""

    def run(old: str = "", new: str = "", *, fact: str = "- id", article: tuple[str, str] = ("", "")) -> list[str]:
        folder, text = shutil.copytree(PACKS / "ferries", tmp_path / "ferries"), ARTICLE.read_text(encoding="utf-8")
        facts = (folder / FACTS).read_text(encoding="utf-8")
        head, entry = facts[: facts.index(fact)], facts[facts.index(fact) :]
        assert old in entry
        assert article[0] in text
        (folder / FACTS).write_text(head + entry.replace(old, new, 1), encoding="utf-8")
        concepts = {concept for language in compiled.values() for concept in language["concepts"]}
        pack, problems = read_pack(folder, concepts, compiled)
        assert pack, problems
        languages = {code: Language.of(data) for code, data in compiled.items()}
        return [str(problem) for problem in ground(pack, languages, text.replace(*article))]

    return run


def test_true_facts_pass_in_either_script_and_any_scale(faults: Faults) -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [
        pytest.param("৮০ বিলিয়ন ডলার", "$80bn", id="digits and scale of English"),
        pytest.param("৮০ বিলিয়ন ডলার", "৮ হাজার কোটি ডলার", id="crores"),
        pytest.param("৮০ বিলিয়ন ডলার", "eighty billion dollars", id="words"),
        pytest.param("২৯ হাজার", "29,000", id="plain digits"),
        pytest.param("দ্বিগুণ", "দুই গুণ", id="two times"),
        pytest.param("Both Padma", "Two companies, Padma", id="a count in words"),
        pytest.param("তৃতীয় প্রান্তিকে", "Q3-তে", id="a quarter in English"),
        pytest.param("in August", "আগস্টে", id="a month in Bengali"),
        pytest.param("বছরের শেষ নাগাদ", "by December", id="a month for the end of the year"),
        pytest.param("Sonar Tori", "সোনার তরী", id="a name in Bengali"),
    ],
)
def test_the_same_thing_written_otherwise_passes(faults: Faults, written: str, otherwise: str) -> None:
    assert faults(article=(written, otherwise)) == []


@pytest.mark.parametrize(
    ("fact", "old", "new", "told"),
    [
        pytest.param("ferry-panels", "29000", "28000", "28,000 panel is not in paragraph 2", id="wrong number"),
        pytest.param(
            "spending-q3", "80000000000", "8000000000", "8,000,000,000 USD is not in paragraph 1", id="8 for 80 billion"
        ),
        pytest.param("spending-q3", "80000000000", "80000000", "80,000,000 USD is not in", id="million for billion"),
        pytest.param("ferry-cost", "66000000", "6600000000", "6,600,000,000 USD is not in", id="billion for crore"),
        pytest.param("growth-q3", "value: 12", "value: 12\n  unit: USD", "12 USD is not in paragraph 1", id="wrong unit"),
        pytest.param("growth-q3", "value: 12", "value: 12\n  unit: panel", "12 panel is not in", id="a percentage for a count"),
        pytest.param("fleet-doubling", "value: 2", "value: 3", "3 times is not in paragraph 3", id="thrice for double"),
        pytest.param("builder-count", "value: 2", "value: 3", "3 company is not in paragraph 4", id="a company too many"),
        pytest.param("builder-count", "value: 2", "value: 7\n  unit: ship", "7 ship is not in", id="the digit of a name"),
        pytest.param("spending-q3", "2023-Q3", "2023-Q2", "period 2023-Q2 is not in paragraph 1", id="wrong quarter"),
        pytest.param("spending-q3", "2023-Q3", "2022-Q3", "period 2022-Q3 is not in paragraph 1", id="quarter of another year"),
        pytest.param("growth-q3", "2022-Q3", "2021-Q3", "compared_to 2021-Q3 is not in", id="wrong base year"),
        pytest.param("growth-q3", "2022-Q3", "2022-Q4", "compared_to 2022-Q4 is not in", id="wrong base quarter"),
        pytest.param("ferry-launch", "2023-08", "2023-07", "value 2023-07 is not in paragraph 2", id="wrong month"),
        pytest.param("ferry-launch", "2023-08", "2022-08", "value 2022-08 is not in paragraph 2", id="month of another year"),
        pytest.param("joint-spending", "2023-09", "2023-10", "period 2023-01/2023-10 is not in", id="wrong end of a span"),
        pytest.param(
            "ferry-panels", "paragraph: 2", "paragraph: 3", "29,000 panel is not in paragraph 3", id="wrong paragraph"
        ),
        pytest.param("ferry-launch", "sonar-tori", "moyur-ponkhi", "subject moyur-ponkhi is not named", id="wrong name"),
        pytest.param(
            "spending-q3", "padma-lines", "delta-ferries", "subject delta-ferries is not named in", id="wrong company"
        ),
        pytest.param(
            "spending-q3", "paragraph: 1", "paragraph: 1\n  said_by: delta-ferries", "said_by delta-ferries", id="speaker"
        ),
        pytest.param(
            "joint-spending", "paragraph: 4", "paragraph: 4\n  involves: [moyur-ponkhi]", "involves moyur", id="involved"
        ),
    ],
)
def test_a_fault_is_found_with_its_line_and_what_was_expected(faults: Faults, fact: str, old: str, new: str, told: str) -> None:
    lines = (PACKS / "ferries" / FACTS).read_text(encoding="utf-8").splitlines()
    found = [fault for fault in faults(old, new, fact=f"- id: {fact}\n") if f"{fact}: {told}" in fault]
    assert len(found) == 1
    assert f"{FACTS}:{lines.index(f'- id: {fact}') + 1}: " in found[0]


def test_the_fault_lists_the_figures_that_do_stand_there(faults: Faults) -> None:
    [fault] = faults("29000", "28000", fact="- id: ferry-panels\n")
    assert fault.endswith("28,000 panel is not in paragraph 2 (figures there: 29,000, 40)")


def test_a_word_that_only_sounds_like_a_number_is_no_figure(faults: Faults) -> None:
    [fault] = faults("80000000000", "20\n  unit: panel", fact="- id: spending-q3\n")  # করেছে sounds like কুড়ি, twenty
    assert "20 panel is not in paragraph 1" in fault


def test_an_article_of_another_length_is_a_fault(faults: Faults) -> None:
    [fault] = faults(article=("Both Padma", "A paragraph more.\nBoth Padma"))[:1]
    assert "article.yaml" in fault
    assert "paragraphs is 4, but the article has 5" in fault


def test_a_paragraph_beyond_the_article_is_a_fault(faults: Faults) -> None:
    found = faults(article=("\nBoth Padma", " Both Padma"))
    assert "paragraphs is 4, but the article has 3" in found[0]
    assert [fault.split(": ", 1)[1] for fault in found[1:]] == [
        f"{fact}: cites paragraph 4, but the article has 3" for fact in ("builder-count", "joint-spending")
    ]


def test_a_long_paragraph_is_read_to_its_end(faults: Faults) -> None:
    assert faults(article=("The ferry", "It was fine weather. " * 60 + "The ferry")) == []


def test_checking_tells_how_many_facts_are_grounded(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    sources = Sources(packs=PACKS)
    assert check(sources, ARTICLE) == 0
    assert "8 of 8 facts grounded\n" in capsys.readouterr().out
    changed = tmp_path / "article.txt"
    changed.write_text(ARTICLE.read_text(encoding="utf-8").replace("৮০", "৯০"), encoding="utf-8")
    assert check(sources, changed) == 1
    assert "7 of 8 facts grounded" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(None, "no such file", id="missing"),
        pytest.param(b"\xe0\xa6", "is not UTF-8 text", id="not UTF-8"),
    ],
)
def test_an_article_that_cannot_be_read_is_told_in_one_sentence(
    content: bytes | None, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TATHYA_PACKS", str(PACKS))
    article = tmp_path / "article.txt"
    if content:
        article.write_bytes(content)
    assert main(["check", "--article", str(article)]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert told in line


def test_every_fact_of_the_pack_stands_in_its_article() -> None:
    if not REAL_ARTICLE.is_file():
        pytest.skip(f"the article is not part of this repository; put its text at {REAL_ARTICLE} to prove the pack against it")
    checked = read_sources(Sources())
    assert ground(checked.packs[0], checked.languages, REAL_ARTICLE.read_text(encoding="utf-8-sig")) == []
