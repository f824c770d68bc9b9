"""How long it takes to find the loops of a map and to say them, for maps of the size we promise.

Processor time: there is nothing to wait for, and what else the machine does says nothing.
"""

from __future__ import annotations

import statistics
from random import Random
from time import process_time
from typing import Any

from talkoot.figures import aloud, archetypes, loops
from talkoot.figures.loops import Arrow

MAPS = ((10, 25), (30, 75), (60, 150), (60, 200))  # nodes, arrows; the last is over the promise
SEEDS = 20


def measure() -> dict[str, Any]:
    maps = [_map(nodes, arrows) for nodes, arrows in MAPS]
    promised = next(one for one in maps if one["arrows"] == 150)
    return {"maps": maps, "slowest_ms": promised["slowest"]}


def _map(nodes: int, arrows: int) -> dict[str, Any]:
    times, found = [], []
    for seed in range(SEEDS):
        drawn = _random(nodes, arrows, Random(seed))
        begun = process_time()
        loops_here = loops.find(drawn)
        archetypes.likenesses(loops_here.loops)
        for one in loops_here.loops:
            aloud.loop(one, "fi")
        times.append(1000 * (process_time() - begun))
        found.append(len(loops_here.loops))
    return {
        "nodes": nodes,
        "arrows": arrows,
        "loops": round(statistics.median(found)),
        "ms": round(statistics.median(times), 1),
        "slowest": round(max(times), 1),
    }


def _random(nodes: int, arrows: int, rng: Random) -> list[Arrow]:
    names = [f"node {number}" for number in range(nodes)]
    pairs = [(one, other) for one in names for other in names if one != other]
    return [
        Arrow(*pair, rng.choice((1, -1)), rng.random() < 0.3) for pair in rng.sample(pairs, arrows)
    ]
