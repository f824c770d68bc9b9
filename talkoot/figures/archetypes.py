"""Well-known patterns of loops, recognised by how two loops meet.

A pattern is only ever a question ("does this tell your story?"): arrows cannot show what people
know. Pure: loops in, names of patterns and the loops that make them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from talkoot.figures.loops import Arrow, Kind, Loop

NAMES = (
    "fixes-that-fail",
    "shifting-the-burden",
    "limits-to-growth",
    "success-to-the-successful",
    "tragedy-of-the-commons",
    "escalation",
    "drifting-goals",
)
LOOKED_AT = 60  # the shortest loops: pairs of them are compared


@dataclass(frozen=True, slots=True)
class Likeness:
    """A pattern that the map resembles, and the loops by their place in the list."""

    name: str
    loops: tuple[int, ...]


def likenesses(loops: Sequence[Loop]) -> tuple[Likeness, ...]:
    """Each pattern the loops resemble, once, by the shortest loops that make it."""
    seen = loops[:LOOKED_AT]
    found: dict[str, Likeness] = {}
    for one, other in combinations(range(len(seen)), 2):
        for name in _meeting(seen[one], seen[other]):
            found.setdefault(name, Likeness(name, (one, other)))
    common = _commons(seen)
    if common:
        found["tragedy-of-the-commons"] = Likeness("tragedy-of-the-commons", common)
    return tuple(found[name] for name in NAMES if name in found)


def _meeting(one: Loop, other: Loop) -> Iterator[str]:
    """What two loops make together, in either order."""
    for first, second in permutations((one, other)):
        if _fix_fails(first, second):
            yield "fixes-that-fail"
        elif _has_a_limit(first, second):
            yield "limits-to-growth"
    hub = _only_node(one, other)
    if hub is None:
        return
    if _one_feeds_itself(one, other, hub) or _one_feeds_itself(other, one, hub):
        yield "success-to-the-successful"
    if one.kind == other.kind == "balancing":
        yield from _two_goals(one, other, hub)


def _fix_fails(fix: Loop, harm: Loop) -> bool:
    """A remedy eases the trouble, and something that comes later feeds it: problem and remedy are
    both in the harm, and what comes later is not in the remedy."""
    if (fix.kind, harm.kind) != ("balancing", "reinforcing") or not harm.late:
        return False
    to_the_remedy = any(arrow.sign > 0 for arrow in set(fix.arrows) & set(harm.arrows))
    return to_the_remedy and not harm.ground <= fix.ground


def _has_a_limit(growth: Loop, limit: Loop) -> bool:
    """What grows by itself is held back by something outside its loop."""
    if (growth.kind, limit.kind) != ("reinforcing", "balancing"):
        return False
    shared = growth.ground & limit.ground
    return len(shared) == 1 and all(arrow.sign > 0 for arrow in growth.arrows)


def _only_node(one: Loop, other: Loop) -> str | None:
    shared = one.ground & other.ground
    return next(iter(shared)) if len(shared) == 1 else None


def _one_feeds_itself(winner: Loop, loser: Loop, hub: str) -> bool:
    """What is shared goes to the one who does well, and is taken from the other."""
    minuses = [arrow for arrow in loser.arrows if arrow.sign < 0]
    return (
        all(arrow.sign > 0 for arrow in winner.arrows)
        and len(minuses) == 2
        and _leaving(loser, hub) in minuses
        and any(arrow.end == hub for arrow in minuses)
    )


def _opposite_ways(one: Loop, other: Loop, hub: str) -> bool:
    """More of what is shared gives more on one side, and less on the other."""
    return {_leaving(one, hub).sign, _leaving(other, hub).sign} == {1, -1}


def _two_goals(one: Loop, other: Loop, hub: str) -> Iterator[str]:
    if _opposite_ways(one, other, hub):
        yield "drifting-goals" if _one_is_slow(one, other) else "escalation"
    elif _weakens(one, other, hub):
        yield "shifting-the-burden"


def _one_is_slow(one: Loop, other: Loop) -> bool:
    """A goal gives way at once, where the deed that would reach it takes time."""
    return one.late != other.late


def _weakens(one: Loop, other: Loop, hub: str) -> bool:
    """Two remedies for one trouble, of which only the thorough one takes time."""
    return _one_is_slow(one, other) and _leaving(one, hub).sign == _leaving(other, hub).sign == 1


def _leaving(loop: Loop, node: str) -> Arrow:
    return next(arrow for arrow in loop.arrows if arrow.start == node)


def _commons(loops: Sequence[Loop]) -> tuple[int, ...]:
    """Two that grow apart from each other, and are both held back by the same thing."""
    growing = _of(loops, "reinforcing")
    holding = _of(loops, "balancing")
    for one, other in combinations(growing, 2):
        mine, theirs = loops[one].ground, loops[other].ground
        if mine & theirs:
            continue
        for first, second in permutations(holding, 2):
            held, held_too = loops[first].ground, loops[second].ground
            if (
                held & mine
                and held_too & theirs
                and not (held & theirs or held_too & mine)
                and held & held_too
            ):
                return (one, other, first, second)
    return ()


def _of(loops: Sequence[Loop], kind: Kind) -> list[int]:
    return [place for place, loop in enumerate(loops) if loop.kind == kind][:20]
