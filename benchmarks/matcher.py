"""Accuracy and times of the intent matcher beside its peers, on one labelled set.

    python benchmarks/matcher.py SET.jsonl

Each line of the set is {"text": ..., "intent": ..., "split": "train" or "test"}. Peers: the nearest example by rapidfuzz's
ratio and WRatio and, if scikit-learn is installed, linear classifiers of character n-grams. All see the text in Tathya's
normal form.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.nlu.matcher import IntentMatcher
from bot.nlu.normalize import normalize

Labelled = Sequence[tuple[str, str]]
"""Texts with their intents."""
Guess = Callable[[Sequence[str]], list[str]]
"""The intent of each text."""
Learn = Callable[[Labelled], Guess]


def ours(train: Labelled) -> Guess:
    """`bot.nlu.matcher`."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for text, intent in train:
        phrases[intent].append(text)
    matcher = IntentMatcher().fit(phrases)
    return lambda texts: [matcher.rank(text)[0][0] for text in texts]


def nearest(scorer: Callable[..., float]) -> Learn:
    """The intent of the example that the scorer likes best."""

    def learn(train: Labelled) -> Guess:
        examples = [text for text, _ in train]

        def guess(texts: Sequence[str]) -> list[str]:
            found = process.cdist(texts, examples, scorer=scorer, workers=-1).argmax(axis=1)
            return [train[number][1] for number in found]

        return guess

    return learn


def peers() -> Iterator[tuple[str, Learn]]:
    """By name, what the matcher is measured against."""
    yield "rapidfuzz ratio", nearest(fuzz.ratio)
    yield "rapidfuzz WRatio", nearest(fuzz.WRatio)
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.svm import LinearSVC
    except ImportError:
        print("(scikit-learn is not installed)")
        return
    for model in (LinearSVC(), LogisticRegression(max_iter=200)):

        def learn(train: Labelled, model: LinearSVC | LogisticRegression = model) -> Guess:
            pipeline = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5)), model)
            pipeline.fit([text for text, _ in train], [intent for _, intent in train])
            return lambda texts: list(pipeline.predict(texts))

        yield f"char_wb(2,5) {type(model).__name__}", learn


def main() -> None:
    """Measure all and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", type=Path)
    entries = [json.loads(line) for line in parser.parse_args().set.read_text(encoding="utf-8").splitlines() if line.strip()]
    train, test = (
        [(normalize(entry["text"]), entry["intent"]) for entry in entries if entry["split"] == split]
        for split in ("train", "test")
    )
    print(f"{len(train)} examples of {len({intent for _, intent in train})} intents, {len(test)} to tell\n")
    print(f"{'':32} {'accuracy':>8} {'fit s':>8} {'ms/text':>8}")
    for name, learn in [("ours", ours), *peers()]:
        start = time.perf_counter()
        guess = learn(train)
        fitted = time.perf_counter()
        guessed = guess([text for text, _ in test])
        ended = time.perf_counter()
        right = sum(one == intent for one, (_, intent) in zip(guessed, test, strict=True))
        print(
            f"{name:32} {right / len(test):8.4f} {fitted - start:8.1f} {1000 * (ended - fitted) / len(test):8.2f}", flush=True
        )


if __name__ == "__main__":
    main()
