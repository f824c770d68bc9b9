"""What stands beside a figure: last time, the rest of the house, a mean from elsewhere. Pure.

From the published snapshot, as everything a page shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from talkoot.ground.texts import pick

Tree = Sequence[Mapping[str, Any]]
FEW = 20


@dataclass(frozen=True)
class ChangeShown:
    """How a scale has changed since the last wave; `at` where it is told of a unit above only."""

    last: str
    at: str = ""
    place: int = 0
    before: float = 0
    now: float = 0
    change: float = 0
    low: float = 0
    high: float = 0
    g: float | None = None
    n_before: int = 0
    n: int = 0
    beyond: tuple[str, ...] = ()

    @property
    def size(self) -> float:
        return abs(self.change)

    @property
    def clear(self) -> bool:
        """Chance alone would seldom make it."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class FollowedShown:
    """How a scale has changed for those who wished to be followed."""

    n: int
    change: float
    low: float
    high: float
    beyond: tuple[str, ...] = ()

    @property
    def size(self) -> float:
        return abs(self.change)

    @property
    def clear(self) -> bool:
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class DiffersShown:
    """How a unit differs from all the others; flagged where it is hardly chance."""

    difference: float
    g: float
    q: float
    flag: str
    delta: float | None = None  # Cliff's, of a scale of one question

    @property
    def size(self) -> float:
        return abs(self.difference)


@dataclass(frozen=True)
class BenchmarkShown:
    """A mean from elsewhere; no test, because we know nothing of its people."""

    mean: float
    difference: float
    g: float | None
    source: str

    @property
    def size(self) -> float:
        return abs(self.difference)


@dataclass(frozen=True)
class DriverShown:
    title: str
    share: int
    best: int
    worst: int


@dataclass(frozen=True)
class DriversShown:
    """What goes with the outcome in the whole house, the weightiest first."""

    outcome: str
    n: int
    explained: int
    exact: bool
    drivers: tuple[DriverShown, ...]


def change(tree: Tree, told: Mapping[str, Any], scale: str, key: str) -> ChangeShown | None:
    found = told.get("change", {}).get(scale, {}).get(key)
    if found is None:
        return None
    last = told["before"]["title"]
    if "at" in found:
        return ChangeShown(last, pick(tree[found["at"]]["names"]), found["at"])
    return ChangeShown(
        last,
        "",
        0,
        found["before"],
        found["mean"],
        found["change"],
        found["low"],
        found["high"],
        found["g"],
        found["n_before"],
        found["n"],
        tuple(pick(tree[place]["names"]) for place in found["beyond"]),
    )


def followed(tree: Tree, told: Mapping[str, Any], scale: str, key: str) -> FollowedShown | None:
    found = told.get("followed", {}).get(scale, {}).get(key)
    if found is None:
        return None
    beyond = tuple(pick(tree[place]["names"]) for place in found["beyond"])
    return FollowedShown(found["n"], found["change"], found["low"], found["high"], beyond)


def differs(told: Mapping[str, Any], scale: str, key: str) -> DiffersShown | None:
    found = told.get("differs", {}).get(scale, {}).get(key)
    if found is None:
        return None
    return DiffersShown(found["difference"], found["g"], found["q"], found["flag"], found["delta"])


def benchmark(
    mean: float, n: int, other: tuple[float, float | None, str] | None
) -> BenchmarkShown | None:
    """Compare with a mean from elsewhere, in its own standard deviations where they are known.

    Under ten people only the difference is told (PRIVACY.md, R9).
    """
    if other is None:
        return None
    theirs, sd, source = other
    gap = round(mean - theirs, 2)
    correction = 1 - 3 / (4 * (n - 1) - 1) if n > 2 else 1.0
    g = round(gap / sd * correction, 2) if sd and n >= 10 else None
    return BenchmarkShown(theirs, gap, g, source)


def drivers(titles: Mapping[str, str], told: Mapping[str, Any]) -> DriversShown | None:
    found = told.get("drivers")
    if not found:
        return None
    shown = tuple(
        DriverShown(titles[one["scale"]], one["share"], one["best"], one["worst"])
        for one in found["drivers"]
    )
    return DriversShown(
        titles[found["outcome"]], found["n"], found["explained"], found["exact"], shown
    )
