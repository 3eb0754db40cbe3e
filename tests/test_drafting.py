"""`tathya draft`: what it finds in an article, what it writes, and what it leaves alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from bot.drafting.command import draft
from bot.drafting.reading import ArticleReader, Found
from bot.drafting.texts import paragraphs
from bot.edition import read_sources
from bot.settings import Sources
from knowledge.errors import TathyaError
from knowledge.yamlfile import YamlFile

EXAMPLE = Path(__file__).parent / "data" / "worked-example"
HILSA = Path(__file__).parent / "data" / "articles" / "hilsa.txt"
TEXT = "The Karnali dam cost 24,000 crore taka.\nIt holds about 63% of the water.\n"
CHECKED = read_sources(Sources(packs=EXAMPLE))


def found(text: str, known: bool = False) -> list[Found]:
    reader = ArticleReader(CHECKED.languages, CHECKED.packs[0].entities if known else (), 2026)
    lines = text.splitlines()
    reader.learn(lines)
    return [figure for number, line in enumerate(lines, 1) for figure in reader.figures(line, number)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("এতে ব্যয় হয়েছে ১০ বিলিয়ন ডলার।", 10e9, "USD", "exact"),
        ("প্রায় ২৪,০০০ কোটি টাকা খরচ হয়েছে।", 24_000e7, "BDT", "about"),
        ("৬৩% বেড়েছে।", 63, "percent", "exact"),
        ("It raised $6.6 billion.", 6.6e9, "USD", "exact"),
        ("By December ~85,000 people had come.", 85_000, "person", "about"),
        ("দাম বেড়েছে তিন গুণ।", 3, "times", "exact"),
        ("At least 300 ships were counted.", 300, "ship", "at_least"),
        ("More than 4,200 workers were there.", 4200, "person", "more_than"),
        ("কমপক্ষে ৩০০ জন আহত হয়েছেন।", 300, "person", "at_least"),
        ("They came two years late.", 2, "year", "exact"),
        ("The crossing is 2,450 metres long.", 2450, "metre", "exact"),
        ("A kit now costs Tk 26,000 at shops in the old town.", 26_000, "BDT", "exact"),
        ("A 100-bed ward opens in Mirpur.", 100, "bed", "exact"),
        ("Six people died.", 6, "person", "exact"),
        ("The fund rose to Tk 44.4 crore for the 2025-26 fiscal year.", 444e6, "BDT", "exact"),
        ("কারখানায় ৬ হাজার ৮০০ শ্রমিক কাজ করেন।", 6_800, "person", "exact"),
        ("গড় দর ২ ডলার ৮৫ সেন্ট।", 2.85, "USD", "exact"),
        ("ব্যয় হয়েছে ১৪ হাজার ২০০ কোটি টাকা।", 142_000_000_000, "BDT", "exact"),
        ("Fuel took $4.1 billion.", 4_100_000_000, "USD", "exact"),
        ("Sixty passes and 34 matches were sold out.", 34, "match", "exact"),
        ("চাল পেয়েছে ৪১ হাজার ৬০০ জেলে পরিবার।", 41_600, "family", "exact"),
        ("Then 1.2 crore followed the games.", 12_000_000, None, "exact"),
    ],
)
def test_a_figure_is_found_with_its_unit_and_hedge(text: str, value: float, unit: str, qualifier: str) -> None:
    assert [(each.value, each.unit, each.qualifier) for each in found(text)] == [(value, unit, qualifier)]


@pytest.mark.parametrize(
    "text", ["It began on 14 March 2026.", "In Q3 2024 it rained.", "Grok 3 is a model.", "২০২৪ সালে শুরু।", "The H100 is a chip."]
)
def test_dates_and_names_are_no_figures(text: str) -> None:
    assert found(text) == []


def test_what_is_counted_is_not_guessed_from_what_follows_something_else() -> None:
    assert [each.unit for each in found("Admissions crossed 61,400 so far this year.")] == [None]
    assert [each.unit for each in found("কাজ করেন ৮০০ শ্রমিক। দিনে তৈরি হয় ৯৫ হাজার টি-শার্ট।")] == ["person", None]


def test_an_article_without_a_year_gets_no_period_that_it_does_not_name() -> None:
    reader = ArticleReader(CHECKED.languages, (), 0)

    assert [each.period for each in reader.figures("It may cost $3 million, more than last year.", 1)] == [None]


def test_what_was_counted_is_counted_on() -> None:
    assert [each.unit for each in found("Some 1,150 families came. Of these, 940 stayed.")] == ["family", "family"]
    assert [each.unit for each in found("It had 4.3 crore viewers, up from 3.7 crore the year before.")] == ["viewer", "viewer"]


def test_a_name_with_digits_stands_for_what_it_is_elsewhere_called() -> None:
    assert [each.unit for each in found("It has 50,000 H100.\nThe H100 GPU is fast.")] == ["gpu"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Analysts estimate a loss of $5 billion.", "estimated"),
        ("He claims it cost $2 billion.", "claimed"),
        ("It will cost $3 billion.", "planned"),
        ("It cost $3 billion.", "reported"),
    ],
)
def test_the_kind_of_statement_is_guessed(text: str, status: str) -> None:
    assert [each.status for each in found(text)] == [status]


def test_of_the_worked_example_nearly_every_figure_is_found_and_hardly_another() -> None:
    pack = CHECKED.packs[0]
    wanted = {(f.fact.number.value, f.fact.number.unit, f.fact.source.paragraphs[0]) for f in pack.facts if f.fact.number}
    here = {each.key for each in found((EXAMPLE / "article.txt").read_text(encoding="utf-8"))}

    assert len(here & wanted) >= 0.9 * len(wanted)
    assert len(here - wanted) <= 0.1 * len(here)


def yes(_: str) -> bool:
    return True


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_draft_marks_every_guess_and_is_refused_until_the_words_are_written(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "packs" / "dam"
    assert draft(article, folder, Sources(), yes) == 0

    told = capsys.readouterr()
    assert "2 figures in 2 paragraphs" in told.out
    assert "paragraph 2 of 2" in told.err
    assert (folder / "article.txt").read_text(encoding="utf-8") == TEXT
    facts = YamlFile(folder / "facts.yaml")
    assert [(entry["value"], entry["unit"], entry["paragraph"]) for entry in facts.data] == [
        (24_000e7, "BDT", 1),
        (63, "percent", 2),
    ]
    assert {"TODO is left here" in problem.message for problem in facts.problems} == {True}


def test_a_changed_article_keeps_what_the_editor_wrote_and_marks_what_moved_or_went(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packs" / "dam"
    draft(article, folder, Sources(), yes)
    facts = folder / "facts.yaml"
    facts.write_text(
        facts.read_text(encoding="utf-8").replace("label: {en: TODO, bn: TODO}", 'label: {en: "mine", bn: "আমার"}  # kept', 1),
        encoding="utf-8",
    )
    article.write_text("Rain fell.\nThe Karnali dam cost 24,000 crore taka.\nIt employs 900 workers.\n", encoding="utf-8")
    draft(article, folder, Sources(), yes)
    text = facts.read_text(encoding="utf-8")

    assert 'label: {en: "mine", bn: "আমার"}  # kept' in text
    assert "paragraph: 2  # TODO: was 1" in text
    assert "# TODO: gone? 63" in text
    assert text.count("value: ") == 3
    assert "paragraphs: 3" in (folder / "article.yaml").read_text(encoding="utf-8")
    draft(article, folder, Sources(), yes)
    assert facts.read_text(encoding="utf-8") == text


def test_names_are_found_without_titles_also_where_a_sentence_begins(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        "Karnali Bank lent 5 million taka. Many said so. It told Power Minister Rezwana Tarafdar and Dr Alam.\n",
        encoding="utf-8",
    )
    draft(path, tmp_path / "packs" / "loan", Sources(), yes)
    names = [entry["names"]["en"][0] for entry in YamlFile(tmp_path / "packs" / "loan" / "entities.yaml").data]

    assert sorted(names) == ["Alam", "Karnali Bank", "Rezwana Tarafdar"]


def test_dates_are_noted_for_the_editor(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("It cost 5 million taka.\nIt may open on 2 January 2026; bids on May 11.\n", encoding="utf-8")
    draft(path, tmp_path / "packs" / "loan", Sources(), yes)
    text = (tmp_path / "packs" / "loan" / "facts.yaml").read_text(encoding="utf-8")

    assert "#   paragraph 2: 2 january 2026 (2026-01-02), may 11 (05-11)" in text


def test_what_is_new_in_an_article_is_named(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "packs" / "dam"
    draft(article, folder, Sources(), yes)
    article.write_text(TEXT + "It has 900 workers.\n", encoding="utf-8")
    draft(article, folder, Sources(), yes)

    assert "new in paragraph 3: 900\n" in capsys.readouterr().out


def test_nothing_is_overwritten_without_asking(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packs" / "dam"
    draft(article, folder, Sources(), yes)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    article.write_text(TEXT + "It has 7 percent more.\n", encoding="utf-8")

    assert draft(article, folder, Sources(), lambda _: False) == 1
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_two_editors_versions_in_one_file_are_left_alone(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packs" / "dam"
    draft(article, folder, Sources(), yes)
    facts = folder / "facts.yaml"
    facts.write_text("<<<<<<< mine\n" + facts.read_text(encoding="utf-8"), encoding="utf-8")
    before = facts.read_bytes()

    with pytest.raises(TathyaError, match=r"facts\.yaml:1: two editors"):
        draft(article, folder, Sources(), yes)
    assert facts.read_bytes() == before


def test_a_word_document_and_a_web_page_are_read_by_paragraph(tmp_path: Path) -> None:
    document = Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "article.docx"))
    page = (
        "<html><nav><p>9 menus</p></nav><article><h1>Dam</h1>"
        + "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
        + "</article>"
    )
    (tmp_path / "article.html").write_text(page, encoding="utf-8")

    assert paragraphs(tmp_path / "article.docx") == TEXT.splitlines()
    assert paragraphs(tmp_path / "article.html") == ["Dam", *TEXT.splitlines()]


Write = Callable[[Path], object]


@pytest.mark.parametrize(
    ("name", "write", "told"),
    [
        ("a.txt", lambda path: path.write_bytes("ok\nকখ".encode("utf-16")), r"a\.txt:1: is not UTF-8 text; save"),
        ("a.txt", lambda path: path.write_text(" \n\n", encoding="utf-8"), "is empty: put"),
        ("a.txt", lambda path: path.write_text("No figures here.\n", encoding="utf-8"), "has no figures"),
        ("a.txt", lambda path: path.write_text("x" * 6_000_000, encoding="utf-8"), "larger than 5 MB"),
        ("a.pdf", lambda path: path.write_bytes(b"%PDF"), r"a \.pdf file cannot be read; give"),
        ("a.docx", lambda path: path.write_bytes(b"no zip"), "is no Word document"),
        ("gone.txt", lambda path: None, "cannot be read"),
    ],
)
def test_what_cannot_be_drafted_is_one_clear_sentence_and_writes_nothing(
    tmp_path: Path, name: str, write: Write, told: str
) -> None:
    write(tmp_path / name)

    with pytest.raises(TathyaError, match=told):
        draft(tmp_path / name, tmp_path / "packs" / "dam", Sources(), yes)
    assert not (tmp_path / "packs").exists()


def test_a_very_long_article_is_drafted(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "".join(
            f"Town {number} has 12,{number % 900 + 100} people and spent {number + 11} million dollars.\n"
            for number in range(2_000)
        ),
        encoding="utf-8",
    )

    assert draft(path, tmp_path / "packs" / "long", Sources(), yes) == 0


def test_a_name_that_no_pack_can_have_is_told(article: Path, tmp_path: Path) -> None:
    with pytest.raises(TathyaError, match="small letters"):
        draft(article, tmp_path / "My Pack", Sources(), yes)


def test_of_a_bengali_article_nearly_every_figure_is_found_and_hardly_another() -> None:
    lines = (HILSA.with_suffix(".jsonl")).read_text(encoding="utf-8").splitlines()
    wanted = {(each["value"], each["unit"], each["paragraph"]) for each in map(json.loads, lines)}
    here = {each.key for each in found(HILSA.read_text(encoding="utf-8"))}

    assert len(here & wanted) >= 0.9 * len(wanted), wanted - here
    assert len(here - wanted) <= 0.1 * len(here), here - wanted
