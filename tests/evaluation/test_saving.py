"""The table finds its place in a README, and nothing else of the README changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.saving import save
from knowledge.errors import TathyaError

BEFORE, AFTER = "# তথ্য\r\n\nWritten between `<!-- eval -->` and `<!-- /eval -->`.\n", "\nThe end, without a line end"


def test_only_what_stands_between_the_markers_changes(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_bytes(f"{BEFORE}<!-- eval -->\nold\n<!-- /eval -->{AFTER}".encode())
    save(file, "| new |")

    assert file.read_bytes().decode() == f"{BEFORE}<!-- eval -->\n\n| new |\n\n<!-- /eval -->{AFTER}"


def test_saving_twice_is_saving_once(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_bytes(b"a\r\n<!-- eval -->\r\n<!-- /eval -->\r\nb\r\n")
    save(file, "| one |\n| two |")
    once = file.read_bytes()
    save(file, "| one |\n| two |")

    assert file.read_bytes() == once
    assert once.count(b"\n") == once.count(b"\r\n") == 8
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_a_link_stays_a_link_and_keeps_its_rights(tmp_path: Path) -> None:
    file, link = tmp_path / "README.md", tmp_path / "link.md"
    file.write_text("<!-- eval -->\n<!-- /eval -->\n", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    save(link, "| new |")

    assert link.is_symlink()
    assert ("| new |" in file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == (True, 0o640)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!-- eval -->\n",
        "<!-- /eval -->\n",
        "<!-- /eval -->\n<!-- eval -->\n",
        "<!-- eval --><!-- /eval -->\n",
        "<!-- eval -->\n<!-- /eval -->\n" * 2,
    ],
    ids=["none", "no-end", "no-start", "turned-round", "on-one-line", "two-places"],
)
def test_without_a_single_place_nothing_is_written(tmp_path: Path, text: str) -> None:
    file = tmp_path / "README.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TathyaError, match="no single place for the table: put the line <!-- eval --> and below it"):
        save(file, "| new |")

    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("content", [None, b"\xff<!-- eval -->\n<!-- /eval -->\n"], ids=["gone", "bytes"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "README.md"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(TathyaError, match=r"README\.md (cannot be read \(no such file|is not UTF-8)"):
        save(file, "| new |")


def test_a_file_that_cannot_be_replaced_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "README.md"
    file.write_text("<!-- eval -->\nold\n<!-- /eval -->\n", encoding="utf-8")
    monkeypatch.setattr("os.replace", full)
    with pytest.raises(TathyaError, match="no space left on device"):
        save(file, "| new |")

    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
    assert "old" in file.read_text(encoding="utf-8")
