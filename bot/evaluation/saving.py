"""Keeping the figures in a README up to date: the table goes between two marker lines, all else stays as it is."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

from knowledge.errors import TathyaError

START, END = "<!-- eval -->", "<!-- /eval -->"


def around(file: Path) -> tuple[str, str]:
    """What stands before the table's place and what after it, each with its marker.

    Raises:
        TathyaError: the file cannot be read, or does not hold each marker once, in their order.
    """
    try:
        text = file.read_bytes().decode()  # not read_text(), which would change the ends of the lines
    except OSError as error:
        raise TathyaError(f"{file} cannot be read ({_reason(error)}); give --save a text file with the markers") from error
    except UnicodeDecodeError as error:
        raise TathyaError(f"{file} is not UTF-8 text; save it with the encoding UTF-8 and run this again") from error
    starts, ends = (list(re.finditer(rf"^{marker}[ \t]*\r?$", text, re.MULTILINE)) for marker in (START, END))
    if len(starts) != 1 or len(ends) != 1 or starts[0].start() > ends[0].start():
        raise TathyaError(
            f"{file} has no single place for the table: put the line {START} and below it the line {END} "
            f"where it is to stand, each once (found {len(starts)} and {len(ends)})"
        )
    return text[: starts[0].end()].rstrip("\r"), text[ends[0].start() :]


def save(file: Path, table: str) -> None:
    """Put a table in its place; whatever stood there goes.

    Raises:
        TathyaError: as `around`, or the file cannot be written; it is then as it was.
    """
    before, after = around(file)
    newline = "\r\n" if "\r\n" in after else "\n"
    middle = f"\n\n{table}\n\n".replace("\n", newline)
    _write(file, (before + middle + after).encode(errors="backslashreplace"))  # a style may hold half a surrogate


def _write(file: Path, content: bytes) -> None:
    """All or nothing: the new file takes the old one's place only when it is whole."""
    target = file.resolve()  # a link stays a link
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
        try:
            with os.fdopen(handle, "wb") as new:
                new.write(content)
            shutil.copymode(target, name)
            os.replace(name, target)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise TathyaError(f"{file} cannot be written ({_reason(error)}); it is as it was") from error


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()
