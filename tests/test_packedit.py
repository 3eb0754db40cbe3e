"""What is learned from readers is written into a pack: only the lines needed, nothing lost, and never an unsound pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.edition import concepts_of, read_languages, read_sources
from bot.settings import PACKS, Sources
from knowledge.packedit import PackEditor, RefusedEdit
from tests.packs import SmallPack, Told

SLUG = "musk-ai-compute"
BRIDGE = SmallPack("bridge", "2024-10-01", [Told("meghna-bridge", "cost", 10), Told("padma-rail", "revenue", 20)])


@pytest.fixture(scope="module")
def known() -> tuple[set[str], set[str]]:
    """The ideas and the languages that a pack is read with."""
    compiled = read_languages(Sources())
    return concepts_of(compiled), set(compiled)


@pytest.fixture
def real(tmp_path: Path, known: tuple[set[str], set[str]]) -> PackEditor:
    """Edits a copy of the pack that comes with Tathya."""
    return PackEditor(Path(shutil.copytree(PACKS / SLUG, tmp_path / SLUG)), *known)


@pytest.fixture
def small(tmp_path: Path, known: tuple[set[str], set[str]]) -> PackEditor:
    """Edits a small pack."""
    return PackEditor(BRIDGE.write(tmp_path), *known)


def differing(before: str, after: str) -> list[str]:
    """The lines of `after` that are not in `before`."""
    return [line for line in after.splitlines() if line not in before.splitlines()]


def test_an_alias_changes_one_line_and_every_comment_stays(real: PackEditor) -> None:
    path = real.folder / "entities.yaml"
    before = path.read_text(encoding="utf-8")

    written = real.add_alias("google", "en", "Googol Inc.")

    after = path.read_text(encoding="utf-8")
    [line] = differing(before, after)
    assert line == '    en: [Google, Alphabet, GOOG, GOOGL, GGL, "Alphabet Inc", Google\'s parent, "Googol Inc."]'
    assert len(after.splitlines()) == len(before.splitlines())
    assert written.lines == (f"-{line[:-16]}]", f"+{line}")
    assert read_sources(Sources(packs=real.folder.parent)).packs


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_alias_below_a_list_of_lines_gets_a_line_of_its_own(small: PackEditor, newline: str) -> None:
    path = small.folder / "entities.yaml"
    text = path.read_text(encoding="utf-8").replace("- মেঘনা সেতু\n", "- মেঘনা সেতু   # as signposts have it\n\n  # the railway\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", newline).encode())

    small.add_alias("meghna-bridge", "bn", "মেঘনা ব্রিজ")

    wanted = text.replace("# as signposts have it\n", "# as signposts have it\n    - মেঘনা ব্রিজ\n").replace("\n", newline)
    assert path.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()


@pytest.mark.parametrize(
    ("entity", "language", "alias", "told"),
    [
        ("tesla", "en", "TESLA  motors", 'tesla has the name "TESLA motors" already'),
        ("tesla", "bn", "গুগল", "belongs to tesla and to google"),
        ("tesla", "en", "X", "too short"),
        ("tesla", "fr", "Voiture", 'are no list: add "Voiture" by hand'),
        ("nokia", "en", "Nokia", 'no entity "nokia"'),
    ],
)
def test_an_alias_that_would_not_be_sound_is_refused_and_nothing_is_written(
    real: PackEditor, entity: str, language: str, alias: str, told: str
) -> None:
    path = real.folder / "entities.yaml"
    before = path.read_bytes()

    with pytest.raises(RefusedEdit) as refused:
        real.add_alias(entity, language, alias)

    assert told in str(refused.value)
    assert path.read_bytes() == before
    assert [file for file in real.folder.iterdir() if file.name.startswith(".")] == []


def test_a_collision_is_told_with_the_file_and_line_of_the_editors_own_pack(real: PackEditor) -> None:
    with pytest.raises(RefusedEdit, match=r"entities\.yaml:\d+: the name") as refused:
        real.add_alias("tesla", "bn", "গুগল")

    assert str(real.folder / "entities.yaml") in str(refused.value)


def test_names_written_through_an_anchor_are_left_to_the_editor(small: PackEditor) -> None:
    path = small.folder / "entities.yaml"
    text = path.read_text(encoding="utf-8").replace("    en:\n    - Meghna Bridge", "    en: &names [Meghna Bridge]")
    path.write_text(text.replace("    en:\n    - Padma Rail", "    en: *names"), encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(RefusedEdit, match=r"by hand|belongs to"):
        small.add_alias("padma-rail", "en", "Padma Railway")

    assert path.read_bytes() == before


def test_the_first_golden_question_makes_the_file_and_the_next_ones_follow(small: PackEditor) -> None:
    path = small.folder / "questions.yaml"

    small.add_question('setu "boro" naki', ["meghna-bridge-cost"])
    first = path.read_text(encoding="utf-8")
    written = small.add_question("ট্রেন কয়টা?", [])

    assert first.startswith("# Golden questions")
    added = '- ask: "ট্রেন কয়টা?"\n  facts: []  # not in the article\n'
    assert path.read_text(encoding="utf-8") == first + added
    assert written.lines == tuple(f"+{line}" for line in added.splitlines())
    [pack] = read_sources(Sources(packs=small.folder.parent)).packs
    assert [(question.ask, question.facts) for question in pack.questions] == [
        ('setu "boro" naki', ("meghna-bridge-cost",)),
        ("ট্রেন কয়টা?", ()),
    ]


@pytest.mark.parametrize(
    "held",
    ["# my questions", "[]\n", "# mine\n[]  # none yet\n", '  - ask: "Why?"\n    facts: []\n  # the end', "- {ask: Why?}\n"],
)
def test_a_golden_question_goes_below_whatever_the_editor_has(small: PackEditor, held: str) -> None:
    path = small.folder / "questions.yaml"
    path.write_text(held, encoding="utf-8")

    small.add_question("How much?", ["meghna-bridge-cost"])

    after = path.read_text(encoding="utf-8")
    assert after.startswith(held.partition("[]")[0].partition("  # the end")[0])
    assert "  # the end" in after or "# the end" not in held
    [pack] = read_sources(Sources(packs=small.folder.parent)).packs
    assert pack.questions[-1].ask == "How much?"
    assert len(pack.questions) == 1 + held.count("ask:")


@pytest.mark.parametrize(
    ("held", "ask", "facts", "told"),
    [
        ('- ask: "how  much?"\n', "How much?", [], "stands there already"),
        ("- ask: Why?\n", "How much?", ["no-such-fact"], "not in facts.yaml"),
        ("ask: Why?\n", "How much?", [], "must be a list"),
        ("- ask: Why?\n...\n", "How much?", [], "by hand"),
        ("- ask: Why?\n<<<<<<< mine\n", "How much?", [], "not valid YAML"),
        ("[{ask: Why?}]\n", "How much?", [], "by hand"),
    ],
)
def test_a_golden_question_that_would_not_be_sound_is_refused(
    small: PackEditor, held: str, ask: str, facts: list[str], told: str
) -> None:
    path = small.folder / "questions.yaml"
    path.write_text(held, encoding="utf-8")

    with pytest.raises(RefusedEdit) as refused:
        small.add_question(ask, facts)

    assert told in str(refused.value)
    assert path.read_text(encoding="utf-8") == held


def test_what_somebody_else_writes_meanwhile_is_never_lost(small: PackEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small.folder / "questions.yaml"
    path.write_text("- ask: Why?\n", encoding="utf-8")
    copyfile = shutil.copyfile

    def copied(source: Path, target: Path) -> None:  # the moment between reading and writing
        copyfile(source, target)
        if source.name == "questions.yaml":
            path.write_text("- ask: Why not?\n", encoding="utf-8")

    monkeypatch.setattr(shutil, "copyfile", copied)
    with pytest.raises(RefusedEdit, match="try again"):
        small.add_question("How much?", [])

    assert path.read_text(encoding="utf-8") == "- ask: Why not?\n"
