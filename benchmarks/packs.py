"""Many packs beside the one that comes with Tathya: how long they take to load, and what they do to its answers.

    python benchmarks/packs.py --packs 1000 tests/questions/*/*.jsonl

Prints how long the first load takes, a load after one pack has changed, the start and one question; and how many
of the gold questions are answered just as without the other packs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.model import Finding, Message
from bot.publishing import publish
from bot.settings import PACKS, Settings, Sources
from knowledge.store import Knowledge
from tests.packs import INDICATORS, SmallPack, Told

SYLLABLES = ("ba", "do", "fi", "gha", "jo", "ka", "lu", "mo", "na", "pu", "ra", "shi", "ta", "vo", "ze")
BENGALI = dict(zip(SYLLABLES, ("বা", "ডো", "ফি", "ঘা", "জো", "কা", "লু", "মো", "না", "পু", "রা", "শি", "তা", "ভো", "জে"), strict=True))
KINDS = ("company", "place", "product", "machine")
WORKS = (("Mill", "মিল"), ("Bridge", "সেতু"), ("Port", "বন্দর"), ("Bank", "ব্যাংক"), ("Dam", "বাঁধ"))


def invented(random: Random, number: int) -> SmallPack:
    """A pack on something that does not exist."""
    syllables = [random.choice(SYLLABLES) for _ in range(random.choice((3, 4)))]
    work, bengali = random.choice(WORKS)
    name = f"{''.join(syllables).capitalize()} {work}"
    entity = (random.choice(KINDS), name, "".join(BENGALI[each] for each in syllables) + f" {bengali}")
    subject, year = f"thing-{number}", random.randrange(2018, 2027)
    facts = [
        Told(subject, "cost", random.randrange(1, 900) * 1_000_000, str(year)),
        Told(subject, "revenue", random.randrange(1, 900) * 1_000_000, f"{year}-Q{random.randrange(1, 5)}"),
        Told(subject, "opening", f"{year}-{random.randrange(1, 13):02}"),
    ]
    return SmallPack(f"pack-{number}", f"{year}-06", facts, entities={subject: entity}, indicators=INDICATORS)


def questions(files: Sequence[Path]) -> list[str]:
    """The questions of gold files."""
    return [
        json.loads(line)["text"] for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def shown(bot: Assistant, question: str) -> tuple[object, ...]:
    """What an answer shows: its figures and facts."""
    answer = bot.answer(Message(question)).answer
    if not isinstance(answer, Finding):
        return (type(answer).__name__,)
    return (
        answer.verdict,
        tuple((figure.value, figure.unit) for figure in answer.figures),
        tuple(fact.id for fact in answer.facts),
    )


def timed(what: str, work: object) -> object:
    """The result of some work, its seconds printed."""
    start = perf_counter()
    result = work()  # type: ignore[operator]
    print(f"{what}: {perf_counter() - start:.1f} s", flush=True)
    return result


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packs", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="a folder in which packs and database are left")
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as made:
        folder = options.keep or Path(made)
        packs, random = folder / "packs", Random(7)
        shutil.copytree(PACKS, packs, dirs_exist_ok=True)
        alone = assistant(Settings(f"sqlite:///{folder / 'alone.db'}", Sources(packs=packs, only="musk-ai-compute")))
        for number in range(options.packs):
            invented(random, number).write(packs)
        settings = Settings(f"sqlite:///{folder / 'many.db'}", Sources(packs=packs))
        knowledge = Knowledge(settings.database_url)
        timed(f"first load of {options.packs + 1} packs", lambda: publish(knowledge, settings.sources))
        invented(Random(8), 0).write(packs)
        timed("load after one has changed", lambda: publish(knowledge, settings.sources))
        many = timed("start", lambda: assistant(settings))
        assert isinstance(many, Assistant)
        asked, same, times = questions(options.files), 0, []
        for question in asked:
            start = perf_counter()
            told = shown(many, question)
            times.append(perf_counter() - start)
            if told == shown(alone, question):
                same += 1
            else:
                print(f"  other answer: {question}")
        if asked:
            print(f"{same} of {len(asked)} questions answered as without the others ({same / len(asked):.1%});", end=" ")
            print(f"median {median(times) * 1000:.0f} ms a question")


if __name__ == "__main__":
    main()
