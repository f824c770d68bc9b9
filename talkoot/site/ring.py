"""The ring of people as geometry: equal dots on a circle, more circles when they are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, cos, pi, sin

OUTER = 42.0  # radius of the outermost circle in a box of 100
GAP = 5.2  # between circles, and the least distance between two dots
LARGEST = 7.2


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    radius: float


def dots(count: int) -> list[Dot]:
    """Place `count` dots clockwise from the top, filling from the outermost circle inwards."""
    placed: list[Dot] = []
    for radius, share in _circles(count):
        size = min(LARGEST, 0.3 * 2 * pi * radius / share)
        placed.extend(around(radius, share, size))
    return placed


def _circles(count: int) -> Iterator[tuple[float, int]]:
    radius = OUTER
    while count > 0:
        room = max(1, int(2 * pi * radius / GAP))
        share = min(count, room) if radius > GAP else count
        yield radius, share
        count -= share
        radius = max(radius - GAP, GAP)


def around(radius: float, count: int, size: float) -> Iterator[Dot]:
    for place in range(count):
        angle = 2 * pi * place / count
        yield Dot(round(50 + radius * sin(angle), 2), round(50 - radius * cos(angle), 2), size)


def bottom(count: int) -> int:
    """The place of the dot nearest to the reader, which is where you sit."""
    return ceil(min(count, int(2 * pi * OUTER / GAP)) / 2) if count > 1 else 0
