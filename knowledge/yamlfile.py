"""YAML as editors write it, read strictly: every fault has a file and a line.

PyYAML's own loader keeps the last of two equal keys in silence and reads `no` as false. This module composes the nodes
itself: two equal keys and smart quotes are problems, plain scalars stay text (except numbers), and every value knows its line.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import Problem

Location = tuple[str | int, ...]
NUMBER = re.compile(r"-?\d+(_\d+)*(\.\d+)?")
SMART_QUOTES = "“”‘’"
CONFLICT = re.compile(r"(<{7}|>{7})( |$)")
TODO = "TODO"
"""What stands where an editor still has to write something."""


class YamlFile:
    """One file: `data` in plain values, `line(location)` for any key or item in it, `problems` found on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data: Any = None
        self.problems: list[Problem] = []
        self._lines: dict[Location, int] = {}
        try:
            text = path.read_text(encoding="utf-8")
            if marks := [number for number, line in enumerate(text.splitlines(), 1) if CONFLICT.match(line)]:
                self.problem(marks[0], "two editors' versions stand here, between <<<<<<< and >>>>>>>: keep one of them")
                return
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
        except OSError as error:
            self.problem(1, f"cannot be read: {error.strerror}")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            self.problem(line, "is not UTF-8 text; save it with the encoding UTF-8")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.problem(mark.line + 1 if mark else 1, f"not valid YAML: {error.problem or error.context}")
        except yaml.YAMLError as error:
            self.problem(1, f"not valid YAML: {error}")
        else:
            if node is None:
                self.problem(1, "is empty")
            else:
                self._read(node)

    def problem(self, line: int, message: str) -> None:
        """Note a fault."""
        self.problems.append(Problem(self.path, line, message))

    def _read(self, node: yaml.Node) -> None:
        try:
            self.data = self._value(node, ())
        except RecursionError:
            self.problem(1, "holds itself (an & anchor inside what it names) or is nested too deeply")

    def line(self, location: Location) -> int:
        """Line of the value at `location`, or of the nearest thing around it."""
        while location and location not in self._lines:
            location = location[:-1]
        return self._lines.get(location, 1)

    def _value(self, node: yaml.Node, at: Location) -> Any:
        self._lines.setdefault(at, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*at, index)) for index, item in enumerate(node.value)]
        return self._scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def _mapping(self, node: yaml.MappingNode, at: Location) -> dict[str | int, Any]:
        result: dict[str | int, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = self._scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, (str, int)):
                self.problem(line, "a key must be a word; quote it if it is one")
            elif key in result:
                first = self._lines[(*at, key)]
                self.problem(line, f'"{key}" stands here a second time (first in line {first}); keep one of them')
            else:
                self._lines[(*at, key)] = line
                result[key] = self._value(value_node, (*at, key))
        return result

    def _scalar(self, node: yaml.ScalarNode) -> str | int | float | None:
        text = str(node.value)
        if text == TODO:
            self.problem(node.start_mark.line + 1, "TODO is left here: write what belongs there")
        if node.style in ('"', "'", "|", ">"):
            return text
        if text[:1] and text[0] in SMART_QUOTES:
            self.problem(node.start_mark.line + 1, f'smart quotes around {text}: use straight quotes (")')
        if text in ("", "~", "null"):
            return None
        if NUMBER.fullmatch(text) and not (text[0] == "0" and text.isdigit() and len(text) > 1):
            return float(text.replace("_", "")) if "." in text else int(text.replace("_", ""))
        return text
