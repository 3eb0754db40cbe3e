"""Settings from the environment and an optional `.env` file; the environment wins."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, time
from pathlib import Path
from urllib.parse import urlsplit

from knowledge.errors import InvalidSetting

LANGUAGES = Path(__file__).parent / "languages"
PACKS = Path(__file__).parent.parent / "knowledge" / "packs"
ROOT = Path(__file__).parent.parent
COMPILERS = (
    "bot/compiling.py",
    "bot/doing.py",
    "bot/edition.py",
    "bot/intents/ideas.py",
    "bot/language*.py",
    "bot/nlu/*.py",
    "bot/question.py",
    "bot/teaching.py",
    "bot/uniting.py",
    "bot/wording.py",
    "knowledge/model.py",
    "knowledge/pack*.py",
    "knowledge/periods.py",
    "knowledge/schema.py",
    "knowledge/tags.py",
)
"""The code that the compiled form depends on: when it changes, an older database is rebuilt."""
DATABASE = "sqlite:///data/tathya.db"
MINUTES, YEAR = 30, 525_600
API = "https://api.telegram.org"
LISTEN = "127.0.0.1:8443"
QUIZ = "13:00"
TOKEN = re.compile(r"\d+:[\w-]{30,}", re.ASCII)
SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)
TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the files are that the database is built from."""

    languages: Path = LANGUAGES
    packs: Path = PACKS
    only: str | None = None
    """The one pack of that folder that is wanted; None: all."""

    @property
    def folders(self) -> list[Path]:
        """The folders of the packs, by name."""
        found = sorted(path for path in self.packs.iterdir() if path.is_dir()) if self.packs.is_dir() else []
        return [path for path in found if path.name[0] not in "._" and self.only in (None, path.name)]

    @property
    def origin(self) -> str:
        """The folder of packs, to tell one newsroom's database from another's."""
        return str(self.packs.resolve())

    def digest(self) -> str:
        """A fingerprint of every file that the database depends on: when it changes, the database is rebuilt."""
        packs = "".join(f"{folder.name} {self.pack_digest(folder)}\n" for folder in self.folders)
        return hashlib.sha256(f"{self.compiler_digest()}\n{packs}".encode()).hexdigest()

    def compiler_digest(self) -> str:
        """A fingerprint of what every pack is compiled with: our code and the languages."""
        digest = hashlib.sha256()
        for path in (path for pattern in COMPILERS for path in sorted(ROOT.glob(pattern))):
            digest.update(path.read_bytes())
        return _digest(self.languages, digest)

    @staticmethod
    def pack_digest(folder: Path) -> str:
        """A fingerprint of one pack's files."""
        return _digest(folder, hashlib.sha256())


@dataclass(frozen=True, slots=True)
class Telegram:
    """What an operator may set for Telegram. What is secret is not shown by `repr`."""

    token: str = field(repr=False)
    """TATHYA_TELEGRAM_TOKEN"""
    api_url: str = API
    """TATHYA_BOT_API_URL: a Bot API server of one's own."""
    webhook_url: str | None = None
    """TATHYA_WEBHOOK_URL: the https address at which a reverse proxy takes what Telegram sends."""
    webhook_listen: tuple[str, int] = ("127.0.0.1", 8443)
    """TATHYA_WEBHOOK_LISTEN: host and port to which the proxy passes it on."""
    webhook_secret: str | None = field(default=None, repr=False)
    """TATHYA_WEBHOOK_SECRET: with it Telegram shows who it is; None: one is made from the token."""
    daily_quiz: time = time(13, tzinfo=UTC)
    """TATHYA_DAILY_QUIZ: when groups that want one are sent a quiz, in UTC."""
    operators: frozenset[int] = frozenset()
    """TATHYA_OPERATORS: ids of the Telegram users who may review what was not answered."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may set."""

    database_url: str = DATABASE
    """TATHYA_DATABASE_URL"""
    sources: Sources = Sources()
    """TATHYA_PACKS: a folder of packs in place of the one that comes with Tathya."""
    conversation_minutes: int = MINUTES
    """TATHYA_CONVERSATION_MINUTES: of silence after which a conversation is forgotten."""
    telegram: Telegram | None = None
    """None: there is no token, so no Telegram."""

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None, dotenv: Path = Path(".env")) -> Settings:
        """Settings from `environment` (default: the process's) and a `.env` file beside it.

        Raises:
            InvalidSetting: one of them cannot be meant.
        """
        values = _dotenv(dotenv) | dict(os.environ if environment is None else environment)
        packs = values.get("TATHYA_PACKS")
        return cls(
            database_url=values.get("TATHYA_DATABASE_URL") or DATABASE,
            sources=Sources(packs=Path(packs)) if packs else Sources(),
            conversation_minutes=_minutes("TATHYA_CONVERSATION_MINUTES", values),
            telegram=_telegram(values) if values.get("TATHYA_TELEGRAM_TOKEN") else None,
        )


def _minutes(name: str, values: Mapping[str, str]) -> int:
    given = values.get(name) or str(MINUTES)
    minutes = int(given) if given.isdecimal() and len(given) <= len(str(YEAR)) else 0
    if not 1 <= minutes <= YEAR:
        raise InvalidSetting(f"{name} is {given!r}: it must be a whole number of minutes from 1 to {YEAR} (a year).")
    return minutes


def _telegram(values: Mapping[str, str]) -> Telegram:
    token = values["TATHYA_TELEGRAM_TOKEN"]
    if not TOKEN.fullmatch(token):  # not shown: what is wrong with it may be one letter only
        raise InvalidSetting(
            "TATHYA_TELEGRAM_TOKEN is no token of a bot: copy the whole line that BotFather gave, 123456:ABC..."
        )
    secret = values.get("TATHYA_WEBHOOK_SECRET") or None
    if secret and not SECRET.fullmatch(secret):
        raise InvalidSetting("TATHYA_WEBHOOK_SECRET must consist of 1 to 256 letters a to z, digits, _ and -.")
    webhook = values.get("TATHYA_WEBHOOK_URL") or None
    return Telegram(
        token=token,
        api_url=_address("TATHYA_BOT_API_URL", values.get("TATHYA_BOT_API_URL") or API),
        webhook_url=_address("TATHYA_WEBHOOK_URL", webhook) if webhook else None,
        webhook_listen=_listen(values.get("TATHYA_WEBHOOK_LISTEN") or LISTEN),
        webhook_secret=secret,
        daily_quiz=_time("TATHYA_DAILY_QUIZ", values.get("TATHYA_DAILY_QUIZ") or QUIZ),
        operators=_users("TATHYA_OPERATORS", values.get("TATHYA_OPERATORS") or ""),
    )


def _address(name: str, given: str) -> str:
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InvalidSetting(f"{name} is {given!r}: it must be an address like https://example.org/telegram.")
    return given.rstrip("/")


def _listen(given: str) -> tuple[str, int]:
    host, _, port = given.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise InvalidSetting(f"TATHYA_WEBHOOK_LISTEN is {given!r}: it must be a host and a port, like {LISTEN}.")
    return host, int(port)


def _users(name: str, given: str) -> frozenset[int]:
    ids = [part.strip() for part in given.split(",") if part.strip()]
    if wrong := [part for part in ids if not (part.isascii() and part.isdigit() and 0 < int(part) < 2**53)]:
        raise InvalidSetting(f"{name} holds {wrong[0]!r}: it must be ids of Telegram users, numbers joined by commas.")
    return frozenset(map(int, ids))


def _time(name: str, given: str) -> time:
    if not (found := TIME.fullmatch(given)):
        raise InvalidSetting(f"{name} is {given!r}: it must be a time of day in UTC, like {QUIZ}.")
    hour, minute, second = (int(part or 0) for part in found.groups())
    return time(hour, minute, second, tzinfo=UTC)


def _digest(folder: Path, digest: hashlib._Hash) -> str:
    for path in sorted(folder.rglob("*.yaml")) if folder.is_dir() else ():
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + _content(path) + b"\0")
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # reading it as YAML tells what is wrong with it
        return b""


def _dotenv(path: Path) -> dict[str, str]:
    """KEY=value lines; comments and blank lines are skipped, quotes around a value are taken off."""
    if not path.is_file():
        return {}
    pairs = (
        line.split("=", 1) for line in path.read_text(encoding="utf-8").splitlines() if "=" in line and line.lstrip()[:1] != "#"
    )
    return {key.strip(): value.strip().strip("\"'") for key, value in pairs}
