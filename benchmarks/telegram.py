"""How many questions a second are answered through Telegram, against an echo bot on the same library, in one run.

    python benchmarks/telegram.py [--questions 600] [--people 50] [--rate 20] [FILE.jsonl ...]

Both bots run as processes of their own, in turns, at a stand-in Bot API on loopback, by polling and by webhook: first as fast
as they can, each of the people asking on as soon as they are answered, then at a fixed rate. The echo bot sends back what
it is sent, with nothing kept and nothing looked up. The questions are those of the gold files, none asked twice in a row.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "tests" / "questions" / "seen").glob("*.jsonl"))
PATIENCE = 60.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path, default=FILES)
    parser.add_argument("--questions", type=int, default=600)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--rate", type=float, default=20.0)
    options = parser.parse_args()
    lines = (line for file in options.files for line in file.read_text(encoding="utf-8").splitlines() if line)
    texts = list(itertools.islice(itertools.cycle([json.loads(line)["text"] for line in lines]), options.questions))
    for webhook in (False, True):
        way, rates = "webhook" if webhook else "polling", dict[str, list[float]](echo=[], tathya=[])
        for name in ("echo", "tathya") * 2:
            fast, steady = measured(name, texts, options.people, options.rate, webhook=webhook)
            rates[name].append(fast["per_second"])
            print(f"{way} {name:7} {fast['per_second']:6.1f}/s {told(fast)}; at {options.rate:g}/s {told(steady)}", flush=True)
        print(f"{way} ratio   {max(rates['tathya']) / max(rates['echo']):.2f} of the echo bot's rate", flush=True)


def told(result: dict[str, float]) -> str:
    """Waits in milliseconds."""
    answered = f"{result['answered']:.0f} of {result['asked']:.0f}"
    return f"answered {answered}, median {result['median'] * 1000:.0f} ms, p99 {result['p99'] * 1000:.0f} ms"


def measured(
    name: str, texts: list[str], people: int, rate: float, *, webhook: bool
) -> tuple[dict[str, float], dict[str, float]]:
    """One bot at a stand-in of its own: as fast as it can, then at a fixed rate."""
    with tempfile.TemporaryDirectory() as folder, stand_in() as api, bot(name, api, Path(folder), webhook=webhook):
        load(api, {"texts": texts[:50], "people": people, "rate": None})  # warms up
        fast = load(api, {"texts": texts, "people": people, "rate": None})
        return fast, load(api, {"texts": texts[: int(rate * 15)], "people": people, "rate": rate})


@contextmanager
def stand_in() -> Iterator[dict[str, str]]:
    """The Bot API."""
    with running([sys.executable, "-m", "tests.botapi"], dict(os.environ), stdout=subprocess.PIPE) as process:
        assert process.stdout
        yield json.loads(process.stdout.readline())


@contextmanager
def bot(name: str, api: dict[str, str], folder: Path, *, webhook: bool) -> Iterator[None]:
    """One of the bots, taking updates."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    environment = dict(os.environ) | {
        "TATHYA_TELEGRAM_TOKEN": api["token"],
        "TATHYA_BOT_API_URL": api["url"],
        "TATHYA_DATABASE_URL": f"sqlite:///{folder / 'tathya.db'}",
        "TATHYA_WEBHOOK_LISTEN": listen,
        "TATHYA_WEBHOOK_URL": f"http://{listen}/hook",
    }
    if name == "tathya":
        command = [sys.executable, "-m", "bot", "serve", *(["--webhook"] if webhook else [])]
    else:
        command = [sys.executable, "-m", "tests.botapi.echo", api["url"], api["token"], *([listen] if webhook else [])]
    with running(command, environment, stderr=subprocess.DEVNULL):
        until = monotonic() + PATIENCE
        while load(api, {"texts": ["hello"], "people": 1, "rate": None, "deadline": 1.0})["answered"] < 1:
            assert monotonic() < until, f"{name} does not answer"
            sleep(0.2)
        yield


def load(api: dict[str, str], wanted: dict[str, Any]) -> dict[str, float]:
    """What the stand-in measured of a load."""
    request = urllib.request.Request(f"{api['url']}/load", json.dumps(wanted).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=900) as response:
        result: dict[str, float] = json.load(response)
    return result


@contextmanager
def running(command: list[str], environment: dict[str, str], **streams: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process of ours, ended when the block ends."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, **streams)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


if __name__ == "__main__":
    main()
