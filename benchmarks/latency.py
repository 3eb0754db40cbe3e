"""How long one question takes in-process: median and 99th percentile over the questions of gold files.

    python benchmarks/latency.py tests/questions/seen/*.jsonl

Every question is asked alone, three times over, on a database built anew; the first round only warms up. To compare two
versions, run it in turns in a checkout of each.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path.cwd()))  # the checkout it is run in, not the one that is installed

from bot.bootstrap import assistant
from bot.channels.jsonl import described
from bot.settings import Settings

ROUNDS = 3


def main(files: list[str]) -> None:
    """Ask the questions of these files and print the times."""
    texts = [json.loads(line)["text"] for name in files for line in Path(name).read_text(encoding="utf-8").splitlines() if line]
    with tempfile.TemporaryDirectory() as folder:
        bot = assistant(Settings(database_url=f"sqlite:///{folder}/tathya.db"))
        for text in texts:
            described(bot, {"text": text})
        times = []
        for text in texts * ROUNDS:
            start = perf_counter()
            described(bot, {"text": text})
            times.append((perf_counter() - start) * 1000)
    quantiles = statistics.quantiles(times, n=100)
    print(f"{len(texts)} questions, {ROUNDS} rounds: median {statistics.median(times):.1f} ms, p99 {quantiles[98]:.1f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
