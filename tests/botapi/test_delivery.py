"""Updates reach the bot until it has taken them, and faults hit it as a test asks for them."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.botapi import BotApi, Chat
from tests.botapi.echo import echoing


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as running:
        yield running


def call(api: BotApi, method: str, **parameters: Any) -> dict[str, Any]:
    """What the server answers to JSON."""
    told: dict[str, Any] = httpx.post(f"{api.url}/bot{api.token}/{method}", json=parameters, timeout=20).json()
    return told


def reader(api: BotApi) -> Chat:
    return api.private(api.person("Asif", language="bn"))


def test_updates_come_again_until_they_are_acknowledged(api: BotApi) -> None:
    chat = reader(api)
    assert chat.person
    api.says(chat, chat.person, "x")
    first, second = (call(api, "getUpdates", allowed_updates=["message"])["result"] for _ in range(2))
    asked = call(api, "getUpdates", offset=first[0]["update_id"] + 1)["result"]
    api.edits(api.says(chat, chat.person, "y"), "z")

    assert first == second != asked == []
    assert [list(update)[1] for update in call(api, "getUpdates")["result"]] == ["message"]
    api.conflict()
    assert call(api, "getUpdates")["error_code"] == 409


def test_a_webhook_gets_the_same_update_until_it_takes_it(api: BotApi) -> None:
    got: list[tuple[str | None, bytes]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append((self.headers["X-Telegram-Bot-Api-Secret-Token"], self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(500 if len(got) < 3 else 200)
            self.end_headers()

        def log_message(self, *_: Any) -> None: ...

    chat = reader(api)
    assert chat.person
    with HTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert call(api, "setWebhook", url=f"http://127.0.0.1:{server.server_port}/", secret_token="s")["ok"]
        api.says(chat, chat.person, "x")
        api.says(chat, chat.person, "y")
        api.idle()
        server.shutdown()

    assert [secret for secret, _ in got] == ["s"] * 4
    assert got[0] == got[1] == got[2] != got[3]
    assert call(api, "getUpdates")["error_code"] == 409
    assert "500" in call(api, "getWebhookInfo")["result"]["last_error_message"]


def test_faults_hit_as_often_as_they_are_asked_for(api: BotApi) -> None:
    say = {"chat_id": reader(api).id, "text": "x"}
    api.fail("sendMessage", retry_after=3)
    api.fail("sendMessage", status=502)
    api.fail("sendMessage", "bot was kicked")
    api.fail("sendMessage", drop=True, done=True)

    assert call(api, "sendMessage", **say)["parameters"] == {"retry_after": 3}
    assert [call(api, "sendMessage", **say)["error_code"] for _ in range(2)] == [502, 403]
    with pytest.raises(httpx.TransportError):
        call(api, "sendMessage", **say)
    assert call(api, "sendMessage", **say)["result"]["message_id"] == 2
    assert [one.status for one in api.calls("sendMessage")] == [429, 502, 403, 200, 200]


def test_it_serves_as_a_process_of_its_own() -> None:
    command = [sys.executable, "-m", "tests.botapi", "--token", "4242:AAx"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout
        told = json.loads(process.stdout.readline())
        me = httpx.get(f"{told['url']}/bot4242:AAx/getMe").json()
        process.terminate()

    assert (me["result"]["username"], process.returncode) == (told["bot_name"], 0)


def test_a_load_measures_how_long_people_wait(api: BotApi) -> None:
    with echoing(api):
        measured = api.load([f"Question {number}" for number in range(60)], people=10)
        slow = api.load(["x"] * 10, rate=100)

    assert (measured.asked, measured.answered, slow.answered) == (60, 60, 10)
    assert 0 < measured.median <= measured.p95 <= measured.longest
    assert slow.seconds >= 0.09
