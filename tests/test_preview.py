"""`tathya preview`: the page of a pack, and asking it alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from bot.edition import read_sources
from bot.settings import Sources

EXAMPLE = Path(__file__).parent / "data" / "worked-example"
PACK = read_sources(Sources(packs=EXAMPLE)).packs[0]
Run = Callable[..., CompletedProcess[str]]


class Page(HTMLParser):
    """What a page holds, and whether each element that is opened is closed."""

    EMPTY = ("meta", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.headings: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.open += [tag] if tag not in self.EMPTY else []
        self.ids += [given["id"]] if given.get("id") else []  # type: ignore[list-item]
        self.headings += [int(tag[1])] if re.fullmatch(r"h\d", tag) else []
        if (target := given.get("href") or given.get("src")) is not None:
            (self.links if target.startswith("#") else self.outside).append(target)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def text(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "bridge.html"
    result = run("preview", str(EXAMPLE / "river-bridge"), "--page", str(path))
    assert (result.returncode, result.stderr) == (0, "")
    assert "24 facts to read through" in result.stdout
    return path.read_text(encoding="utf-8")


def test_every_fact_is_there_as_readers_will_see_it(text: str) -> None:
    for filed in PACK.facts:
        assert f'id="f-{filed.fact.id}"' in text
    assert "38.6 billion taka" in text
    assert "৩,৮৬০ কোটি (৩৮.৬ বিলিয়ন) টাকা" in text
    assert "More than 4,200 people" in text or "more than 4,200 people" in text


def test_the_page_is_well_formed_and_needs_nothing_from_elsewhere(text: str) -> None:
    page = Page(text)

    assert (page.open, page.outside) == ([], [])
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "<script" not in text


def test_headings_go_down_one_step_at_a_time(text: str) -> None:
    steps = Page(text).headings

    assert steps[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(steps))


def test_what_is_not_known_and_what_conflicts_is_said(text: str) -> None:
    assert "Dhanoli Courier" in text
    assert 'Conflicts with</span> · <span lang="bn">' in text or "Conflicts with" in text
    assert "the article does not say" in text


def test_a_pack_is_asked_alone(run: Run) -> None:
    result = run("preview", str(EXAMPLE / "river-bridge"), input="toll for a bus?\n")

    assert result.returncode == 0
    assert "900 taka" in result.stdout


def test_what_is_no_pack_is_told(run: Run, tmp_path: Path) -> None:
    result = run("preview", str(tmp_path))

    assert (result.returncode, "is no pack" in result.stderr, "tathya draft" in result.stderr) == (1, True, True)
