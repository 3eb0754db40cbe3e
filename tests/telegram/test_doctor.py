"""`tathya doctor`: one line for each thing looked at, with what to do, and an exit code to go by."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import Request, urlopen

import pytest
from sqlalchemy.engine import make_url

from bot.settings import PACKS
from bot.state import State
from tests.botapi import BotApi
from tests.telegram.conftest import Served

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Examine = Callable[..., tuple[int, list[str]]]


@pytest.fixture(scope="module")
def database(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that a bot has used."""
    file = tmp_path_factory.mktemp("doctor") / "tathya.db"
    shutil.copy(str(make_url(database_url).database), file)
    state = State(f"sqlite:///{file}")
    state.upgrade()
    state.close()
    return file


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def examine(run: Run, api: BotApi, database: Path) -> Examine:
    """The exit code and the lines of `tathya doctor`, with some settings changed."""

    def doctor(**settings: str | Path) -> tuple[int, list[str]]:
        usual = {"TATHYA_TELEGRAM_TOKEN": api.token, "TATHYA_BOT_API_URL": api.url}
        done = run("doctor", **{**usual, "TATHYA_DATABASE_URL": f"sqlite:///{database}", **settings})
        assert done.stderr == ""
        assert api.token.partition(":")[2] not in done.stdout
        return done.returncode, done.stdout.splitlines()

    return doctor


def faults(lines: list[str]) -> list[str]:
    return [line.removeprefix("fault  ") for line in lines if line.startswith("fault  ")]


def hooked(api: BotApi, url: str, **told: object) -> None:
    """A webhook that is set, with what Telegram tells of it."""
    api._server._delivery.hook = {"url": url, "secret": "", **told}


def test_where_all_is_well_every_line_is_ok_and_aligned(examine: Examine, api: BotApi) -> None:
    code, lines = examine()

    assert code == 0
    assert lines[0] == f"ok     Telegram knows @{api.bot_name}."
    assert {line[:7] for line in lines} == {"ok     "}
    telegram = ("Privacy mode is on", "groups", "Inline mode is on", "Guest mode is on", "No webhook is set", "clock agrees")
    for told in (*telegram, "can be read and written", "files are sound", "No fonts are needed"):
        assert any(told in line for line in lines), told


def test_it_says_what_privacy_mode_means_for_mentions(examine: Examine, api: BotApi) -> None:
    on = next(line for line in examine()[1] if "Privacy mode" in line)
    api.privacy = False
    off = next(line for line in examine()[1] if "Privacy mode" in line)

    assert f"Privacy mode is on: groups show it only commands and replies to it, so a mention of @{api.bot_name} is not" in on
    assert "Privacy mode is off: groups show it all messages" in off
    assert all("/setprivacy; then remove" in line and "add it again" in line for line in (on, off))


def test_what_is_switched_off_at_botfather_comes_with_how_to_switch_it_on(examine: Examine, api: BotApi) -> None:
    shown = api.world.me() | {"can_join_groups": False, "supports_inline_queries": False, "supports_guest_queries": False}
    api.world.me = lambda: shown  # type: ignore[method-assign]

    code, lines = examine()

    assert code == 1
    assert [line for line in faults(lines) if "/setinline" in line] == faults(lines) != []
    assert any(line.startswith("note   It cannot be added to groups.") and "/setjoingroups" in line for line in lines)
    assert any(line.startswith("note   Guest mode is off.") for line in lines)


@pytest.mark.parametrize(
    ("hook", "settings", "expected"),
    [
        ({"url": "https://other.example/x"}, {}, "A webhook is set (https://other.example/x), but TATHYA_WEBHOOK_URL is not"),
        (
            {"url": "https://other.example/x"},
            {"TATHYA_WEBHOOK_URL": "https://ours.example/x"},
            "The webhook is https://other.example/x, but TATHYA_WEBHOOK_URL is https://ours.example/x",
        ),
        (
            {"url": "https://a.example", "last_error_message": "Connection refused", "last_error_date": 0},
            {"TATHYA_WEBHOOK_URL": "https://a.example"},
            "the webhook failed (Connection refused): check that the reverse proxy passes it on to 127.0.0.1:8443",
        ),
    ],
)
def test_a_webhook_that_is_wrong_is_a_fault(
    hook: dict[str, Any], settings: dict[str, str], expected: str, examine: Examine, api: BotApi
) -> None:
    hooked(api, **hook | ({"last_error_date": int(time.time())} if "last_error_date" in hook else {}))

    code, lines = examine(**settings)

    assert code == 1
    assert [expected in fault for fault in faults(lines)] == [True]


def test_an_old_failure_and_few_updates_that_wait_are_no_fault_but_many_are(examine: Examine, api: BotApi) -> None:
    hooked(api, "https://a.example", last_error_message="Connection refused", last_error_date=1_700_000_000)
    asif = api.person("Asif")
    api.says(api.private(asif), asif, "hello")
    few = examine(TATHYA_WEBHOOK_URL="https://a.example")
    for number in range(100):
        api.says(api.private(asif), asif, str(number))
    many = examine(TATHYA_WEBHOOK_URL="https://a.example")

    assert few[0] == 0
    assert "ok     The webhook is https://a.example; updates waiting: 1." in few[1]
    assert faults(many[1]) == ["101 updates wait to be answered: start the bot, or look into its log if it runs."]


def test_without_a_token_it_checks_what_it_can(examine: Examine, api: BotApi) -> None:
    code, lines = examine(TATHYA_TELEGRAM_TOKEN="")

    assert code == 1
    assert ["get a token from BotFather" in fault for fault in faults(lines)] == [True]
    assert len(lines) >= 4
    assert not api.calls()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"TATHYA_TELEGRAM_TOKEN": "1234567:" + "W" * 35}, "Telegram does not know the token in TATHYA_TELEGRAM_TOKEN: copy"),
        ({"TATHYA_BOT_API_URL": "http://127.0.0.1:9"}, "http://127.0.0.1:9 cannot be reached"),
    ],
)
def test_a_wrong_token_and_a_lost_network_are_one_line(settings: dict[str, str], expected: str, examine: Examine) -> None:
    code, lines = examine(**settings)

    assert code == 1
    assert [fault.startswith(expected) for fault in faults(lines)] == [True]
    assert not [line for line in lines if "WWW" in line]
    assert any("files are sound" in line for line in lines)


def test_telegram_that_stumbles_half_way_is_one_line_too(examine: Examine, api: BotApi) -> None:
    api.fail("getWebhookInfo", status=502, times=-1)

    assert ["cannot be reached or used" in fault for fault in faults(examine()[1])] == [True]


@pytest.mark.parametrize(
    ("content", "expected"), [(b"no database", "is damaged"), (None, "There is no database"), (b"", "No facts are published")]
)
def test_a_database_that_cannot_serve_comes_with_what_to_do(
    content: bytes | None, expected: str, examine: Examine, tmp_path: Path
) -> None:
    file = tmp_path / "tathya.db"
    if content is not None:
        file.write_bytes(content * 300)

    _, lines = examine(TATHYA_DATABASE_URL=f"sqlite:///{file}")

    assert any(expected in line and "tathya load" in line for line in lines)
    assert file.exists() == (content is not None)


def test_packs_that_have_changed_or_hold_faults_are_told(examine: Examine, tmp_path: Path) -> None:
    shutil.copytree(PACKS, tmp_path / "packs")
    [facts] = (tmp_path / "packs").glob("*/facts.yaml")
    good = facts.read_text(encoding="utf-8")
    facts.write_text(good + "# a remark\n", encoding="utf-8")
    changed = faults(examine(TATHYA_PACKS=tmp_path / "packs")[1])
    facts.write_text(good.replace("status: planned", "status: wished", 2), encoding="utf-8")
    faulty = faults(examine(TATHYA_PACKS=tmp_path / "packs")[1])

    assert ["are not those of the packs as they are now: run `tathya load`" in fault for fault in changed] == [True]
    assert faulty[-1] == "Packs and language files hold 2 faults: `tathya check` lists them."


@contextmanager
def dated(api: BotApi, ahead: float | None) -> Iterator[str]:
    """The address of a Telegram whose clock is so many seconds ahead; None: it tells no date."""

    class Passing(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            kind = {"Content-Type": self.headers.get("Content-Type", "application/json")}
            with urlopen(Request(api.url + self.path, body, kind)) as answer:
                told = answer.read()
            self.send_response_only(200)
            if ahead is not None:
                self.send_header("Date", formatdate(time.time() + ahead, usegmt=True))
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_request(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Passing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (3600.0, r"fault  The clock is (3599|36\d\d) s behind Telegram's: let the system set it"),
        (-3600.0, r"fault  The clock is (3599|36\d\d) s ahead of Telegram's: let the system set it"),
        (5.0, "ok     The clock agrees"),
        (None, "note   The clock could not be compared: Telegram's answer has no date"),
    ],
)
def test_a_clock_that_is_off_is_told(ahead: float | None, expected: str, examine: Examine, api: BotApi) -> None:
    with dated(api, ahead) as address:
        code, lines = examine(TATHYA_BOT_API_URL=address)

    assert code == int(expected.startswith("fault"))
    assert [line for line in lines if re.match(expected, line)]


def test_it_finds_a_bot_that_runs_in_order(bot: Served) -> None:
    done = bot.tathya("doctor")

    assert (done.returncode, done.stderr) == (0, "")
    assert "note" not in done.stdout
