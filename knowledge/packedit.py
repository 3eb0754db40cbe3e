"""Writes into a pack what was learned from readers: another name of an entity, a golden question.

Only the lines that must change are changed: PyYAML tells where in the text each node stands, so comments, quotes, order and
line ends stay as the editor left them. Before anything is kept, the new text is read as the pack would be: it must hold
exactly what it held and what was added, and the pack must be sound; else the file stays as it was.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Collection
from copy import deepcopy
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import category

import yaml

from knowledge.errors import TathyaError
from knowledge.pack import read_pack
from knowledge.yamlfile import YamlFile

ENTITIES, QUESTIONS = "entities.yaml", "questions.yaml"
HEAD = "# Golden questions: as readers ask, and the facts one of which must answer. No facts: the article does not say.\n"
SHORTEST = 2
"""Letters that a name has at least: one letter would be found everywhere."""
WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
"""Words that other programs would not read as text."""
BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
BOM = "\ufeff"


class RefusedEdit(TathyaError):
    """What was to be written would not be sound; nothing was changed. `str()` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    file: Path
    lines: tuple[str, ...]
    """The difference: each line with + or - before it."""


@dataclass(frozen=True, slots=True)
class PackEditor:
    """Edits one pack.

    Args:
        folder: the pack's.
        concepts, languages: what `read_pack` needs.
    """

    folder: Path
    concepts: Collection[str]
    languages: Collection[str]

    def add_alias(self, entity: str, language: str, alias: str) -> Written:
        """Add a name to an entity, the last of those in a language.

        Raises:
            RefusedEdit: the entity has it already, another one has it, or the file cannot be edited line by line.
        """
        alias, file = " ".join(alias.split()), _File.read(self.folder / ENTITIES)
        if sum(map(str.isalnum, alias)) < SHORTEST:
            raise RefusedEdit(f'"{alias}" is too short for a name: it would be found everywhere. Give at least two letters.')
        entries = file.data if isinstance(file.data, list) else []
        at = next((n for n, entry in enumerate(entries) if isinstance(entry, dict) and entry.get("id") == entity), None)
        if at is None:
            raise RefusedEdit(f'{file.path} has no entity "{entity}".')
        names = entries[at].get("names", {})
        if _key(alias) in {_key(str(name)) for each in names.values() for name in each}:
            raise RefusedEdit(f'{file.path}:{file.line((at, "names"))}: {entity} has the name "{alias}" already.')
        wanted = deepcopy(file.data)
        try:
            wanted[at]["names"][language].append(alias)
            text = _appended(file.text, _node(file.text, at, "names", language), _scalar(alias))
        except (KeyError, AttributeError, TypeError, ValueError) as error:
            line = file.line((at, "names", language))
            told = f'{file.path}:{line}: the names of {entity} in "{language}" are no list: add "{alias}" by hand.'
            raise RefusedEdit(told) from error
        return self._write(file, text, wanted)

    def add_question(self, ask: str, facts: Collection[str]) -> Written:
        """Append a golden question.

        Args:
            ask: as a reader types it.
            facts: ids of facts one of which answers it; none: the article does not say.

        Raises:
            RefusedEdit: it stands there already, a fact is not in the pack, or the file cannot be edited line by line.
        """
        ask, file = " ".join(ask.split()), _File.read(self.folder / QUESTIONS)
        entries = file.data if file.data is not None else []
        if not isinstance(entries, list):
            raise RefusedEdit(f'{file.path}:1: must be a list: each entry begins with "- ask: ...". Mend it first.')
        for at, entry in enumerate(entries):
            if isinstance(entry, dict) and _key(str(entry.get("ask"))) == _key(ask):
                raise RefusedEdit(f'{file.path}:{file.line((at,))}: the question "{ask}" stands there already.')
        told = f"[{', '.join(facts)}]" if facts else "[]  # not in the article"
        entry = f"- ask: {json.dumps(ask, ensure_ascii=False)}\n  facts: {told}\n"
        return self._write(file, _with_entry(file, entry), [*entries, {"ask": ask, "facts": list(facts)}])

    def _write(self, file: _File, text: str, wanted: Any) -> Written:
        """Keep the text if it holds what is wanted and the pack is sound with it."""
        try:
            encoded = (file.bom + text).encode()
        except UnicodeEncodeError as error:
            raise RefusedEdit(f"{file.path}: a character of it cannot be written; nothing was changed.") from error
        with TemporaryDirectory(prefix="tathya-") as folder:
            copy = Path(folder) / self.folder.name
            copy.mkdir()
            for path in self.folder.glob("*.yaml"):
                shutil.copyfile(path, copy / path.name)
            (copy / file.path.name).write_bytes(encoded)
            if YamlFile(copy / file.path.name).data != wanted:
                raise RefusedEdit(f"{file.path} is written in a way that cannot be edited line by line: add it by hand.")
            _, problems = read_pack(copy, self.concepts, self.languages)
        if problems:
            faults = "\n".join(f"{self.folder / fault.file.name}:{fault.line}: {fault.message}" for fault in problems)
            raise RefusedEdit(f"Nothing was written, since the pack would not be sound:\n{faults}")
        file.replace(encoded)
        return Written(file.path, _difference(file.text, text))


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it stands: its text to the letter, and what it holds."""

    path: Path
    raw: bytes | None
    text: str
    bom: str
    data: Any
    lines: YamlFile | None

    @classmethod
    def read(cls, path: Path) -> _File:
        """The file; an empty one where there is none."""
        try:
            raw = path.read_bytes() if path.exists() else None
            text = (raw or b"").decode()
        except UnicodeDecodeError as error:
            raise RefusedEdit(f"{path}:1: is not UTF-8 text; save it with the encoding UTF-8.") from error
        except OSError as error:
            raise RefusedEdit(f"{path}:1: cannot be read: {error.strerror}") from error
        bom, text = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
        held = YamlFile(path) if raw is not None and _holds_something(text, path) else None
        if held and held.problems:
            raise RefusedEdit("\n".join(map(str, held.problems)))
        return cls(path, raw, text, bom, held.data if held else None, held)

    def line(self, location: tuple[str | int, ...]) -> int:
        return self.lines.line(location) if self.lines else 1

    def replace(self, encoded: bytes) -> None:
        """Put other text in its place, all at once, unless somebody else has changed it meanwhile."""
        if (self.path.read_bytes() if self.path.exists() else None) != self.raw:
            raise RefusedEdit(f"{self.path} has just been changed by somebody else: try again.")
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}.new")
        try:
            beside.write_bytes(encoded)
            if self.raw is not None:
                shutil.copymode(self.path, beside)
            os.replace(beside, self.path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            reason = (error.strerror or "unknown reason").lower()
            raise RefusedEdit(f"{self.path} cannot be written ({reason}): nothing was changed.") from error


def _holds_something(text: str, path: Path) -> bool:
    """Is there more in it than comments?"""
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader) is not None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise RefusedEdit(f"{path}:{mark.line + 1 if mark else 1}: not valid YAML: mend it first.") from error


def _root(text: str) -> yaml.Node:
    """What a text holds; the marks of its nodes count letters."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if node is None:
        raise ValueError("nothing but comments")
    return node


def _node(text: str, index: int, *keys: str) -> yaml.Node:
    """The node of an entry of a list, below these keys."""
    node: yaml.Node = _root(text).value[index]
    for key in keys:
        node = next(value for name, value in node.value if name.value == key)
    return node


def _appended(text: str, names: yaml.Node, scalar: str) -> str:
    """The text with one more item in a list of it."""
    if not isinstance(names, yaml.SequenceNode) or not names.value:
        raise ValueError("no list")
    last = names.value[-1]
    end = int(last.end_mark.index)
    if names.flow_style:
        return f"{text[:end]}, {scalar}{text[end:]}"
    found = BREAK.search(text, end)
    end, newline = (found.start(), found.group()) if found else (len(text), "\n")
    return f"{text[:end]}{newline}{' ' * names.start_mark.column}- {scalar}{text[end:]}"


def _with_entry(file: _File, entry: str) -> str:
    """The text with one more entry at its end; it may hold nothing yet."""
    found = BREAK.search(file.text)
    newline = found.group() if found else "\n"
    text, indent = file.text, ""
    if file.raw is None:
        text = HEAD
    elif file.data is not None:
        root = _root(text)
        indent = " " * root.start_mark.column
        if not file.data:  # [] gives way to the first entry
            text, indent = text[: root.start_mark.index] + text[root.end_mark.index :].lstrip(" "), ""
    if text.strip() and not BREAK.search(text[-1]):
        text += newline
    return text + "".join(f"{indent}{line}{newline}" for line in entry.splitlines())


def _difference(before: str, after: str) -> tuple[str, ...]:
    lines = unified_diff(BREAK.split(before), BREAK.split(after), n=0, lineterm="")
    return tuple(line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---") and line[1:].strip())


def _key(name: str) -> str:
    return "".join(name.casefold().split())


def _scalar(text: str) -> str:
    """The text as YAML, without quotes where it is plainly a word or a few: letters, their marks, digits."""
    letters = all(letter in " -" or category(letter)[0] in "LMN" for letter in text)
    is_plain = letters and text[0].isalpha() and text.casefold() not in WORDS
    return text if is_plain else json.dumps(text, ensure_ascii=False)
