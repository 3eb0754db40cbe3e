"""A draft made again of a changed article: what an editor wrote stays, what moved or went is marked, the new comes last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose
from pathlib import Path

from bot.drafting.reading import Found
from knowledge.yamlfile import YamlFile

PARAGRAPH = re.compile(r"^(  paragraph:).*$")


def merged_facts(path: Path, found: Sequence[Found]) -> tuple[str, list[Found], int, int]:
    """facts.yaml with its figures found again.

    Returns:
        The text, the figures that no fact has, how many facts have moved, and how many figures are gone.
    """
    file = YamlFile(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    left, moved, gone = list(found), 0, 0
    entries = file.data if isinstance(file.data, list) else []
    for index in reversed(range(len(entries))):
        entry = entries[index]
        if not isinstance(entry, dict) or not isinstance(value := entry.get("value"), int | float):
            continue
        start = file.line((index,)) - 1
        cited = entry.get("paragraph")
        places = set(cited if isinstance(cited, list) else [cited])
        same = [each for each in found if isclose(each.value, value, rel_tol=1e-9) and entry.get("unit") in (None, each.unit)]
        here = [each for each in same if each.paragraph in places]
        left = [each for each in left if each not in (here or same[:1])]
        if here:
            continue
        if same:
            at = next(number for number in range(start, len(lines)) if PARAGRAPH.match(lines[number]))
            was = ", ".join(map(str, sorted(places, key=str)))
            lines[at] = f"  paragraph: {same[0].paragraph}  # TODO: was {was}; is it the same figure?"
            moved += 1
        elif not lines[start - 1].startswith("# TODO: gone"):
            lines.insert(start, f"# TODO: gone? {value} is no longer in the article where this says it is")
            gone += 1
    return "\n".join(lines), left, moved, gone


def ids_of(path: Path) -> set[str]:
    """The ids that a file of a pack has."""
    data = YamlFile(path).data
    return {str(entry.get("id")) for entry in data if isinstance(entry, dict)} if isinstance(data, list) else set()


def append(text: str, blocks: Sequence[str]) -> str:
    """A file's text with further entries after it."""
    return text.rstrip("\n") + "\n\n" + "\n".join(blocks) if blocks else text
