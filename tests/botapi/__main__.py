"""`python -m tests.botapi`: serves until it is stopped, and runs the load that is posted to /load.

The first line that it prints tells its url and token in JSON. A load is for instance
{"texts": ["How many GPUs?", ...], "people": 50, "rate": null}; the answer tells how long people waited.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading

from tests.botapi.api import BotApi


def main() -> None:
    """Serves until the process is told to end."""
    parser = argparse.ArgumentParser(prog="python -m tests.botapi", description="A stand-in for Telegram's Bot API.")
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    parser.add_argument("--token", help="of the bot; a new one if none is given")
    arguments = parser.parse_args()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with BotApi(check=False, port=arguments.port, token=arguments.token) as api:
        sys.stdout.write(json.dumps({"url": api.url, "token": api.token, "bot_name": api.bot_name}) + "\n")
        sys.stdout.flush()
        stop.wait()


if __name__ == "__main__":
    main()
