"""Telegram's HTML parse mode, as strict as the server that reads it there, into text and entities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn
from urllib.parse import urlsplit

from tests.botapi.errors import breach

Entity = dict[str, Any]
KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
MOST_ENTITIES = 100
_SPECIAL = re.compile("[<&]")
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[^\s=>]*)(?:\s*(?P<equal>=)\s*(?:"(?P<two>[^"]*)"|'(?P<one>[^']*)'|(?P<token>[A-Za-z0-9.-]*)))?\s*"""
)
_END = re.compile(r"([^\s>]*)\s*(>?)")
_DATE_FORMAT = re.compile(r"[rR]|[tTdDwW]*")


def units(text: str) -> int:
    """Its length in UTF-16 code units, which is how Telegram counts offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_link(url: str) -> bool:
    """Would Telegram make a link of it?"""
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = parts.hostname or ""
    except ValueError:
        return False
    if any(character.isspace() for character in url):
        return False
    return parts.scheme in ("tg", "ton") or (parts.scheme in ("http", "https") and "." in host.strip("."))


@dataclass
class Marked:
    """Text as it is shown, its entities, and what Telegram forgives but no reader would."""

    text: str
    entities: list[Entity]
    oddities: list[str] = field(default_factory=list)


@dataclass
class _Tag:
    name: str
    attributes: dict[str, str]
    offset: int
    piece: int


class _Parser:
    def __init__(self, source: str) -> None:
        self.source, self.offset, self.pieces, self.open = source, 0, [""], list[_Tag]()
        self.entities: list[Entity] = []
        self.oddities: list[str] = []

    def parse(self) -> Marked:
        at = 0
        while found := _SPECIAL.search(self.source, at):
            self.add(self.source[at : found.start()])
            at = found.start()
            if self.source[at] == "&":
                at = self.character(at)
            else:
                at = self.end(at) if self.source.startswith("</", at) else self.start(at)
        self.add(self.source[at:])
        if self.open:
            raise breach(f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1].name}\"")
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return Marked("".join(self.pieces), self.entities, self.oddities)

    def add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.offset += units(text)

    def fail(self, what: str, at: int, rest: str = "") -> NoReturn:
        raise breach(f"can't parse entities: {what} at byte offset {len(self.source[:at].encode())}{rest}")

    def character(self, at: int) -> int:
        found = _CHARACTER.match(self.source, at)
        text = _decoded(found) if found else ""
        if found and text:
            self.add(text)
            return found.end()
        if found and found[0].endswith(";"):
            self.oddities.append(f"{found[0]} is no entity that Telegram knows, and is shown as it stands")
        self.add("&")
        return at + 1

    def start(self, at: int) -> int:
        found = _NAME.match(self.source, at + 1)
        assert found
        name, here = found[0].lower(), found.end()
        if here >= len(self.source):
            self.fail("Unclosed start tag", at)
        if name not in KINDS:
            self.fail(f'Unsupported start tag "{name}"', at)
        attributes: dict[str, str] = {}
        while self.source[here] != ">":
            here = self.attribute(name, attributes, at, here)
            if here >= len(self.source):
                self.fail("Unclosed start tag", at)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            self.fail('Tag "span" must have class "tg-spoiler"', at)
        self.open.append(_Tag(name, attributes, self.offset, len(self.pieces)))
        return here + 1

    def attribute(self, tag: str, into: dict[str, str], at: int, here: int) -> int:
        found = _ATTRIBUTE.match(self.source, here)
        assert found
        name, quoted = found["name"], next((found[group] for group in ("two", "one") if found[group] is not None), None)
        if not name and self.source[found.end() : found.end() + 1] == ">":
            return found.end()
        if not name:
            self.fail(f'Empty attribute name in the tag "{tag}"', at)
        if not found["equal"] and (tag, name) != ("blockquote", "expandable"):
            self.fail(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', at)
        after = self.source[found.end("token") :][:1] if found["equal"] and quoted is None else ">"
        if after and after != ">" and not after.isspace():
            self.fail("Unexpected end of name token", found.start("token"))
        into[name] = _CHARACTER.sub(lambda character: _decoded(character) or character[0], quoted or found["token"] or "")
        return found.end()

    def end(self, at: int) -> int:
        if not self.open:
            self.fail("Unexpected end tag", at)
        found = _END.match(self.source, at + 2)
        assert found
        if not found[2]:
            self.fail("Unclosed end tag", at)
        tag, name = self.open.pop(), found[1].lower()
        if name and name != tag.name:
            self.fail("Unmatched end tag", at, f', expected "</{tag.name}>", found "</{name}>"')
        if self.offset > tag.offset:
            self.close(tag)
        return found.end()

    def close(self, tag: _Tag) -> None:
        entity: Entity = {"type": KINDS[tag.name], "offset": tag.offset, "length": self.offset - tag.offset}
        attributes = tag.attributes
        if tag.name == "a":
            entity["url"] = attributes.get("href") or "".join(self.pieces[tag.piece :])
            if not is_link(entity["url"]):
                self.oddities.append(f"the link to {entity['url']!r} is dropped")
                return
        elif tag.name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "tg-emoji":
            entity["custom_emoji_id"] = _number(attributes.get("emoji-id", ""), "Invalid custom emoji identifier specified")
        elif tag.name == "tg-time":
            entity["unix_time"] = int(_number(attributes.get("unix", ""), "Invalid Unix time specified"))
            entity |= {"date_time_format": attributes["format"]} if attributes.get("format") else {}
            if not _DATE_FORMAT.fullmatch(attributes.get("format", "")):
                raise breach("can't parse entities: Invalid date-time format specified")
        elif tag.name in ("pre", "code") and self.merged(tag, entity):
            return
        self.entities.append(entity)

    def merged(self, tag: _Tag, entity: Entity) -> bool:
        """<pre><code class="language-..."> is one entity, not two."""
        language = tag.attributes.get("class", "").removeprefix("language-") if tag.name == "code" else ""
        around = self.open[-1] if self.open else None
        if language and around and around.name == "pre" and around.offset == tag.offset:
            around.attributes["language"] = language
            around.attributes["length"] = str(entity["length"])
            return True
        if tag.attributes.get("length") == str(entity["length"]):
            entity["language"] = tag.attributes["language"]
        return False


def _decoded(found: re.Match[str]) -> str:
    if found[3]:
        return NAMED.get(found[3], "")
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def _number(value: str, complaint: str) -> str:
    if not value.isdecimal():
        raise breach(f"can't parse entities: {complaint}")
    return value


def parse(source: str) -> Marked:
    """The text and entities of HTML; refuses what Telegram refuses."""
    marked = _Parser(source).parse() if _SPECIAL.search(source) else Marked(source, [])
    return trimmed(marked)


def trimmed(marked: Marked) -> Marked:
    """Without the white space around it, which Telegram cuts off."""
    first = min((entity["offset"] for entity in marked.entities), default=len(marked.text))
    front = min(len(marked.text) - len(marked.text.lstrip(" \n")), first)
    text = marked.text[front:].rstrip()
    if len(text) == len(marked.text):
        return marked
    length = units(text)
    for entity in marked.entities:
        entity["offset"] -= front
        entity["length"] = min(entity["length"], length - entity["offset"])
    return Marked(text, [entity for entity in marked.entities if entity["length"] > 0], marked.oddities)
