"""Groups of opinion among a thousand voters on three hundred statements, in processor time.

Three camps, of which each voter saw two fifths of the statements; and votes by chance, where more
turns are needed to see that there are no groups.
"""

from __future__ import annotations

from statistics import median
from time import process_time
from typing import Any

import numpy as np

from talkoot.figures.opinions import Matrix, opinions

VOTERS, STATEMENTS, SEEN, RUNS = 1000, 300, 0.4, 7


def measure() -> dict[str, Any]:
    rng = np.random.default_rng(3)
    return {
        "voters": VOTERS,
        "statements": STATEMENTS,
        "camps_s": _seconds(_camps(rng)),
        "chance_s": _seconds(_unseen(rng.choice([-1.0, 0.0, 1.0], (VOTERS, STATEMENTS)), rng)),
    }


def _camps(rng: np.random.Generator) -> Matrix:
    lean = rng.choice([-1.0, 1.0], size=(3, STATEMENTS))[rng.integers(0, 3, VOTERS)]
    drawn = rng.random(lean.shape)
    return _unseen(np.where(drawn < 0.75, lean, np.where(drawn < 0.9, 0.0, -lean)), rng)


def _unseen(votes: Matrix, rng: np.random.Generator) -> Matrix:
    return np.where(rng.random(votes.shape) < SEEN, votes, np.nan)


def _seconds(votes: Matrix) -> float:
    opinions(votes)
    times = []
    for _run in range(RUNS):
        began = process_time()
        opinions(votes)
        times.append(process_time() - began)
    return round(median(times), 3)
