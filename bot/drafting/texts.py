"""The paragraphs of an article: a text file, a Word document or a saved web page."""

from __future__ import annotations

from pathlib import Path

from knowledge.errors import TathyaError

LARGEST = 5_000_000
"""Bytes; what is larger is no article."""
TEXTS, WORD, PAGES = (".txt", ".md", ""), (".docx",), (".html", ".htm")
ASIDE = ("script", "style", "nav", "header", "footer", "aside", "form", "figure", "noscript")
"""Parts of a web page that are not the article."""
BLOCKS = ("h1", "h2", "h3", "p", "li", "blockquote")


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of an article: its non-empty lines, or those of the document.

    Raises:
        TathyaError: it cannot be read or holds nothing; the message says what to do.
    """
    kind = path.suffix.lower()
    if kind not in TEXTS + WORD + PAGES:
        raise TathyaError(f"{path}: a {kind} file cannot be read; give a .txt, .docx or .html file, or paste the text into one")
    try:
        if path.stat().st_size > LARGEST:
            raise TathyaError(
                f"{path} is larger than {LARGEST // 1_000_000} MB: give the article alone, without what is around it"
            )
        found = _word(path) if kind in WORD else _page(_text(path)) if kind in PAGES else _text(path).splitlines()
    except OSError as error:
        raise TathyaError(f"{path} cannot be read ({(error.strerror or 'unknown reason').lower()})") from error
    kept = [" ".join(line.split()) for line in found if line.strip()]
    if not kept:
        raise TathyaError(f"{path} is empty: put the article's text into it, one paragraph a line")
    return kept


def _text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise TathyaError(
            f"{path}:{line}: is not UTF-8 text; save the file with the encoding UTF-8 and run this again"
        ) from error


def _word(path: Path) -> list[str]:
    from zipfile import BadZipFile

    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return [paragraph.text for paragraph in Document(str(path)).paragraphs]
    except (BadZipFile, PackageNotFoundError, KeyError) as error:
        raise TathyaError(f"{path} is no Word document; save it again as .docx, or paste the text into a .txt file") from error


def _page(text: str) -> list[str]:
    from bs4 import BeautifulSoup

    page = BeautifulSoup(text, "html.parser")
    for part in page(ASIDE):
        part.decompose()
    body = page.find("article") or page.find("main") or page.body or page
    blocks = [block for block in body.find_all(BLOCKS) if not block.find(BLOCKS)]
    return [block.get_text(" ") for block in blocks] or body.get_text("\n").splitlines()
