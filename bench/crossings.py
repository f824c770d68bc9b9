"""Crossing the unit tree with what people told of themselves: processor time at 5,000 units.

Organisations are made up: teams of log-normal size, one in twenty does not tell, five classes.
"""

from __future__ import annotations

from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talkoot.figures.blocks import Tree, partition
from talkoot.figures.classes import Told, cells, crossed

UNITS, K = 5000, 5
ANSWERS = (38_000, 400_000)
SHARES = (0.1, 0.25, 0.3, 0.25, 0.1)
SILENT = 0.05


def measure() -> dict[str, Any]:
    found = [_crossing(answers) for answers in ANSWERS]
    return {"crossings": found, "slowest_s": max(one["seconds"] for one in found)}


def _crossing(answers: int) -> dict[str, Any]:
    rng = np.random.default_rng(0)
    tree = Tree((None, *((unit - 1) // 6 for unit in range(1, UNITS))))
    direct = _staff(tree, answers, rng)
    base = partition(tree, direct, K)
    blocks = np.array(base.places(np.repeat(np.arange(UNITS), direct).tolist()), dtype=np.int64)
    begun = process_time()
    cross = crossed(base, blocks, cells(_told(len(blocks), rng)))
    return {
        "answers": len(blocks),
        "units": len(base.figures),
        "shown": len(cross.shown),
        "withdrawn": cross.withdrawn,
        "seconds": round(process_time() - begun, 2),
    }


def _staff(tree: Tree, answers: int, rng: np.random.Generator) -> list[int]:
    """Answers of each unit's own staff: teams at the bottom, a few people above them."""
    teams = np.array([not below for below in tree.children])
    sizes = rng.lognormal(0, 0.8, UNITS) * teams
    direct: NDArray[np.int64] = rng.poisson(sizes / sizes.sum() * answers)
    few: NDArray[np.int64] = rng.choice((0, 0, 1, 2, 3), UNITS)
    staff: list[int] = np.where(teams, direct, few).tolist()
    return staff


def _told(people: int, rng: np.random.Generator) -> list[Told]:
    classes = rng.choice(len(SHARES), people, p=SHARES)
    silent = rng.random(people) < SILENT
    return [(None,) if quiet else (int(one),) for one, quiet in zip(classes, silent, strict=True)]
