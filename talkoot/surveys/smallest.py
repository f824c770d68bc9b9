"""What the tree of today would show, before anybody is asked: who is told with whom. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talkoot.figures.blocks import Partition, Tree, partition
from talkoot.figures.results import DETAIL
from talkoot.surveys import participation


@dataclass(frozen=True, slots=True)
class Shown:
    """How a unit with staff of its own would be told, if so many answered."""

    unit: int
    people: int
    answering: int  # of its own and, for those above others, of all below
    together: tuple[int, ...]  # the units it would be shown with; none where it stands alone
    whole: bool = False  # it is told with the units under it, and its own staff never by itself

    @property
    def has_detail(self) -> bool:
        """Whether the distribution is told, and comments, beside the mean."""
        return self.answering >= DETAIL


def shown(
    parents: Sequence[int | None], people: Sequence[int], k: int, share: float = 1.0
) -> list[Shown]:
    """Return each unit that has staff, the smallest first; nothing where all are too few."""
    direct = [round(n * share) for n in people]
    made = partition(Tree(tuple(parents)), direct, k)
    joint = participation.joint(made)
    found = []
    for unit, n in enumerate(people):
        blocks = made.figures.get(unit) or ((joint[unit],) if unit in joint else ())
        if n and blocks:
            size = sum(made.blocks[block].size for block in blocks)
            found.append(Shown(unit, n, size, _others(made, unit, blocks, people), unit in parents))
    return sorted(found, key=lambda one: (one.people, one.unit))


def _others(
    made: Partition, unit: int, blocks: Sequence[int], people: Sequence[int]
) -> tuple[int, ...]:
    """The units with staff that the blocks tell of, and that are not under the unit."""
    cells = participation.cells_of(made, blocks)
    return tuple(cell for cell in cells if people[cell] and unit not in made.tree.above(cell))
