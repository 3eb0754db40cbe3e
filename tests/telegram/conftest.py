"""`tathya serve` as a process of its own, talking to the stand-in Bot API over real HTTP."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from time import monotonic, sleep

import pytest
from sqlalchemy.engine import make_url

from tests.botapi import BotApi, Chat, Person, Posted

DEADLINE = 30.0
Start = Callable[..., "Served"]


@dataclass
class Served:
    """A running bot, and the stand-in that it talks to."""

    api: BotApi
    environment: dict[str, str]
    folder: Path
    arguments: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    @property
    def log_file(self) -> Path:
        return self.folder / "log.txt"

    @property
    def log(self) -> str:
        """All that it has written so far."""
        return self.log_file.read_text(encoding="utf-8")

    @property
    def database(self) -> str:
        return self.environment["TATHYA_DATABASE_URL"]

    def start(self) -> None:
        """Start it, again after `stop` or `kill`, and wait until it takes updates."""
        before = len(self.api.calls("getUpdates")) + len(self.api.calls("setWebhook"))
        with self.log_file.open("ab") as log:
            command = [sys.executable, "-m", "bot", "serve", *self.arguments]
            self.process = subprocess.Popen(command, cwd=self.folder, env=self.environment, stderr=log, stdout=log)
        until = monotonic() + DEADLINE
        while len(self.api.calls("getUpdates")) + len(self.api.calls("setWebhook")) == before:
            assert self.process.poll() is None, f"it ended by itself:\n{self.log}"
            assert monotonic() < until, f"it takes no updates:\n{self.log}"
            sleep(0.02)

    def stop(self) -> int:
        """Tell it to end, as a service manager would; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(DEADLINE)

    def kill(self) -> None:
        """End it without a warning."""
        self.process.kill()
        self.process.wait(DEADLINE)

    def tathya(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Another command, with the same settings."""
        command = [sys.executable, "-m", "bot", *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, encoding="utf-8", timeout=60, check=False
        )

    def answer(self, person: Person, text: str) -> Posted:
        """What it answers somebody in private."""
        return self.api.answer_to(self.api.says(self.api.private(person), person, text))

    def stays_silent(self, chat: Chat, person: Person, text: str, **how: object) -> None:
        """It answers nothing to this: what is asked after it is answered first."""
        said = self.api.says(chat, person, text, **how)  # type: ignore[arg-type]
        self.api.idle(0.3)
        assert not [post.text for post in chat.posts.values() if post.by_bot and post.order > said.order]


@contextmanager
def serving(
    database_url: str, environment: dict[str, str], folder: Path, webhook: bool, settings: dict[str, str]
) -> Iterator[Served]:
    """The bot with a database of its own, in which the pack is published already."""
    database = folder / "tathya.db"
    if not database.exists():
        shutil.copy(str(make_url(database_url).database), database)
    with BotApi() as api:
        given = environment | {
            "TATHYA_DATABASE_URL": f"sqlite:///{database}",
            "TATHYA_TELEGRAM_TOKEN": api.token,
            "TATHYA_BOT_API_URL": api.url,
        }
        if webhook:
            with socket() as free:
                free.bind(("127.0.0.1", 0))
                listen = f"127.0.0.1:{free.getsockname()[1]}"
            given |= {"TATHYA_WEBHOOK_LISTEN": listen, "TATHYA_WEBHOOK_URL": f"http://{listen}/hook"}
        served = Served(api, given | settings, folder, ("--webhook",) if webhook else ())
        try:
            yield served
        finally:
            if served.process.poll() is None:
                served.stop()


@pytest.fixture(scope="module")
def bot(database_url: str, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A bot that the tests of a module share; people and chats are their own."""
    with serving(database_url, environment, tmp_path_factory.mktemp("bot"), False, {}) as served:
        yield served


@pytest.fixture
def api(bot: Served) -> Iterator[BotApi]:
    """The stand-in that the shared bot talks to; a breach fails the test in which it happens."""
    yield bot.api
    bot.api.idle()
    bot.api.verify()


@pytest.fixture
def start(database_url: str, environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts a bot for one test alone: start(), start(webhook=True), start(TATHYA_DAILY_QUIZ="12:00")."""
    with ExitStack() as started:

        def begin(webhook: bool = False, **settings: str) -> Served:
            return started.enter_context(serving(database_url, environment, tmp_path, webhook, settings))

        yield begin
