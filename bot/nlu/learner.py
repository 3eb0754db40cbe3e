"""A linear support vector machine, one intent against the rest: from labelled examples to weights. The only user of numpy.

Dual coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan, "A Dual Coordinate Descent Method for Large-scale Linear
SVM", ICML 2008; the squared hinge loss of liblinear), one example at a time for all intents at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

COST = 1.0
"""What an example on the wrong side costs; higher fits the examples closer."""
OWN_COST = 3.0
"""The same for an intent's own examples: those of all others outnumber them."""
ROUNDS = 12
ENOUGH = 0.05
"""No example moved further than this in a round: the weights are found."""


def learn(rows: Sequence[Mapping[int, float]], labels: Sequence[int], features: int, intents: int) -> array[float]:
    """The weights of every feature for every intent.

    The weighed sum of a row, with the constant, is 1 or more for its own intent and -1 or less for others, as far as can be.

    Args:
        rows: of each example, its features by number.
        labels: of each example, the number of its intent.
        features, intents: how many there are.

    Returns:
        One row of weights after another, a weight for each intent; the row after the last feature's is the constant.
    """
    weights = np.zeros((features + 1, intents), np.float32)
    examples = [_example(row, features) for row in rows]
    moved = np.zeros((len(rows), intents), np.float32)
    order = np.random.default_rng(0)  # seeded: the same phrases always give the same weights
    for _ in range(ROUNDS):
        furthest = 0.0
        for number in order.permutation(len(rows)):
            places, values = examples[number]
            touched = weights[places]
            step = _step(values @ touched, labels[number], moved[number], float(values @ values))
            weights[places] = touched + values[:, None] * step
            furthest = max(furthest, float(np.abs(step).max()))
        if furthest < ENOUGH:
            break
    return array("f", weights.tobytes())


def _example(row: Mapping[int, float], features: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Its feature numbers and values, and the constant at the end."""
    return np.array([*row, features], np.int64), np.array([*row.values(), 1.0], np.float32)


def _step(sums: NDArray[np.float32], label: int, moved: NDArray[np.float32], length: float) -> NDArray[np.float32]:
    """How far to move the weights along an example, for each intent; adds to `moved` how far it went in all."""
    signs = np.full_like(sums, -1.0)
    signs[label] = 1.0
    slack = np.full_like(sums, 0.5 / COST)
    slack[label] = 0.5 / OWN_COST
    wanted = np.maximum(moved - (signs * sums - 1.0 + slack * moved) / (length + slack), 0.0)
    step: NDArray[np.float32] = (wanted - moved) * signs
    moved[:] = wanted
    return step
