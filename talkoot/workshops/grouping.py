"""Who sits with whom, and in which role. Pure: seats in, numbered groups out."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

Id = TypeVar("Id", bound=Hashable)
TRIO = 3


@dataclass(frozen=True, slots=True)
class Sitter(Generic[Id]):
    """What grouping may know of a seat: where it works and whether it leads."""

    id: Id
    unit: Hashable = None
    is_manager: bool = False


def sizes(people: int, smallest: int, largest: int) -> list[int]:
    """Return group sizes within the bounds where they can hold, as even as can be.

    Fewer than `smallest` people are one group. Where no split fits both bounds (7 people, groups
    of exactly 4), sizes stay as close to the bounds as whole groups allow.
    """
    if people <= 0:
        return []
    number = max(1, -(-people // largest))
    if people // number < smallest:
        number = max(1, people // smallest)
    return [people // number + (place < people % number) for place in range(number)]


def mixed(
    sitters: Sequence[Sitter[Id]],
    smallest: int,
    largest: int,
    *,
    manager_apart: bool = False,
    rng: Random,
) -> list[list[Id]]:
    """Deal seats into groups so that a unit is spread as widely as it can be.

    With `manager_apart`, managers have groups of their own when there are enough of them for one;
    a single manager is dealt last, to the group with fewest of her own unit.
    """
    if manager_apart:
        managers = [sitter for sitter in sitters if sitter.is_manager]
        others = [sitter for sitter in sitters if not sitter.is_manager]
        if len(managers) >= min(2, smallest) and others:
            return [
                *mixed(others, smallest, largest, rng=rng),
                *mixed(managers, smallest, largest, rng=rng),
            ]
    return _deal(sitters, sizes(len(sitters), smallest, largest), rng)


def _deal(sitters: Sequence[Sitter[Id]], room: list[int], rng: Random) -> list[list[Id]]:
    groups: list[list[Sitter[Id]]] = [[] for _ in room]
    units: dict[Hashable, list[Sitter[Id]]] = {}
    for sitter in rng.sample(list(sitters), len(sitters)):
        units.setdefault(sitter.unit, []).append(sitter)
    for unit in sorted(units, key=lambda name: (name is None, -len(units[name]))):
        for sitter in sorted(units[unit], key=lambda one: one.is_manager):
            best = min(
                (place for place in range(len(room)) if len(groups[place]) < room[place]),
                key=lambda place: (_same(groups[place], sitter), len(groups[place]) / room[place]),
            )
            groups[best].append(sitter)
    return [[sitter.id for sitter in group] for group in groups]


def _same(group: list[Sitter[Id]], sitter: Sitter[Id]) -> int:
    return sum(1 for other in group if sitter.unit is not None and other.unit == sitter.unit)


def doubled(groups: Sequence[Sequence[Id]]) -> list[list[Id]]:
    """Join groups two and two: pairs become fours.

    A pair left over is spread over the others; three are enough to stay as they are.
    """
    if len(groups) < 2:
        return [list(group) for group in groups]
    groups = sorted(groups, key=len)  # so that the odd one out is a large one
    whole = len(groups) // 2 * 2
    joined = [[*groups[place], *groups[place + 1]] for place in range(0, whole, 2)]
    left = [list(group) for group in groups[whole:]]
    stay = [group for group in left if len(group) >= TRIO]
    for member in (member for group in left if len(group) < TRIO for member in group):
        min(joined, key=len).append(member)
    return [*joined, *stay]


def roles(members: Sequence[Id], single: Sequence[str], rest: str) -> dict[Id, str]:
    """Give each single role to one member, in order; the others get `rest`."""
    dealt = dict(zip(members, single, strict=False))
    return {member: dealt.get(member, rest) for member in members}
