"""From a proposal and people's changes to the themes that are shown. Pure.

The proposal stays as the machine made it; a change says what people did, and those that were not
undone are made anew each time, in their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Said = Mapping[str, Any]
LEAST = 5  # comments: a smaller number is not told of a group


@dataclass
class Pile:
    """A theme with its remarks, by their ids: confirmed ones first, then the nearest."""

    key: str
    language: str
    words: list[str]
    remarks: list[str]
    name: str = ""
    machine: bool = True
    confirmed: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    @property
    def title(self) -> str:
        return self.name or ", ".join(self.words)

    def leave(self, remarks: Iterable[str]) -> None:
        gone = set(remarks)
        self.remarks = [one for one in self.remarks if one not in gone]
        self.confirmed -= gone


@dataclass(frozen=True)
class Sorted:
    """What is shown: the themes, the largest first, and what was dropped."""

    piles: tuple[Pile, ...]
    dropped: tuple[Pile, ...]

    def pile(self, key: str) -> Pile | None:
        return next((one for one in self.piles if one.key == key), None)


def fold(proposal: Sequence[Said], changes: Iterable[Said], readable: set[str]) -> Sorted:
    """Make the changes to the proposal; remarks that may not be read (any more) are left out."""
    piles = {pile.key: pile for pile in _proposed(proposal)}
    dropped: dict[str, Pile] = {}
    for said in changes:
        _change(piles, dropped, said)
    for pile in (*piles.values(), *dropped.values()):
        pile.remarks = [one for one in pile.remarks if one in readable]
    order = sorted(piles.values(), key=lambda pile: (-len(pile.remarks), pile.key))
    kept = tuple(pile for pile in order if pile.remarks or not pile.machine)
    return Sorted(kept, tuple(dropped.values()))


def _proposed(proposal: Sequence[Said]) -> Iterable[Pile]:
    for one in proposal:
        for number, theme in enumerate(one["themes"]):
            key = f"{one['language']}-{number}"
            yield Pile(key, one["language"], list(theme["words"]), list(theme["remarks"]))


def _change(piles: dict[str, Pile], dropped: dict[str, Pile], said: Said) -> None:
    """Make one change; one that speaks of a theme that is gone does nothing."""
    if said["do"] == "add":
        piles[said["key"]] = Pile(
            said["key"], said["language"], [], [], said["name"], machine=False
        )
        return
    pile = piles.get(said["key"])
    if pile is None:
        return
    if said["do"] == "rename":
        pile.name = said["name"]
    elif said["do"] == "drop":
        dropped[pile.key] = piles.pop(pile.key)
    elif said["do"] == "merge":
        _merge(piles, pile, said["into"])
    elif said["do"] == "teach":
        _teach(piles, pile, said["yes"], said["no"])


def _merge(piles: dict[str, Pile], pile: Pile, into: str) -> None:
    other = piles.get(into)
    if other is None or other is pile:
        return
    other.remarks += pile.remarks
    other.confirmed |= pile.confirmed
    other.words = list(dict.fromkeys([*other.words, *pile.words]))
    del piles[pile.key]


def _teach(piles: dict[str, Pile], pile: Pile, yes: Sequence[str], no: Sequence[str]) -> None:
    for other in piles.values():
        other.leave(yes)
    pile.leave(no)
    pile.remarks = [*yes, *pile.remarks]
    pile.confirmed |= set(yes)
    pile.refused = (pile.refused | set(no)) - set(yes)


@dataclass(frozen=True)
class Share:
    """How many remarks of a theme a group wrote; `blocks` are told together."""

    blocks: tuple[int, ...]
    n: int


def shares(homes: Iterable[int]) -> tuple[Share, ...]:
    """Count a theme's remarks by block; what is under five is told with others, or not at all.

    Were one small number left out alone, the whole would give it away.
    """
    counts = Counter(homes)
    told = sorted(((n, block) for block, n in counts.items() if n >= LEAST), reverse=True)
    loose = sorted((n, block) for block, n in counts.items() if n < LEAST)
    pooled = sum(n for n, _block in loose)
    while told and 0 < pooled < LEAST:
        loose.append(told.pop())
        pooled = sum(n for n, _block in loose)
    found = [Share((block,), n) for n, block in told]
    if pooled >= LEAST:
        found.append(Share(tuple(sorted(block for _n, block in loose)), pooled))
    return tuple(found)
