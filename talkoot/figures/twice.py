"""The attacker of changes: of how few people can an equation speak that has a change in it?

It is given figures as sets of cells and shares no code with `pairs`. A linear programme (HiGHS)
looks for the combination of all figures in which the least is left over; whom that speaks of is
then counted. Somebody who was not followed may be in both waves, so the larger wave counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Any

from talkoot.figures.attacker import Figures, Verdict

NONE = 1e-7  # a weight smaller than this is no weight


def attack_changes(
    figures: Figures, changes: Figures, people: Mapping[int, int], k: int, *, seconds: float
) -> Verdict:
    """Cells of the wave before are even, those of this one odd. A leak is the cells left over."""
    problem = _Problem([*figures, *changes], people)
    until, tried, smallest = monotonic() + seconds, 0, 0
    leaks: list[frozenset[int]] = []
    for number in range(len(changes)):
        if monotonic() > until:
            break
        left = problem.left_over(len(figures) + number)
        spoken = max(sum(people[cell] for cell in left if cell % 2 == wave) for wave in (0, 1))
        smallest = min(smallest or spoken, spoken)
        tried += 1
        if 0 < spoken < k:
            leaks.append(left)
    return Verdict(smallest, tried == len(changes), len(changes), tried, tuple(leaks))


class _Problem:
    """Weights of figures, and what they leave of each cell."""

    def __init__(self, figures: Sequence[frozenset[int]], people: Mapping[int, int]) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix, hstack, identity, vstack

        self.cells, self.number = sorted(people), len(figures)
        place = {cell: number for number, cell in enumerate(self.cells)}
        entries = [
            (place[cell], column) for column, figure in enumerate(figures) for cell in figure
        ]
        rows, columns = zip(*entries, strict=True) if entries else ((), ())
        shape = (len(self.cells), self.number)
        self.held: Any = csr_matrix(([1.0] * len(entries), (rows, columns)), shape=shape)
        size = identity(len(self.cells), format="csr")
        self.above: Any = vstack([hstack([self.held, -size]), hstack([-self.held, -size])])
        sizes = [float(people[cell]) for cell in self.cells]
        self.costs = np.array([0.0] * self.number + sizes)

    def left_over(self, change: int) -> frozenset[int]:
        """The cells that stay in the equation that is left when most has been taken away."""
        import numpy as np
        from scipy.optimize import linprog

        bounds: list[tuple[float | None, float | None]] = [(None, None)] * self.number
        bounds[change] = (1.0, 1.0)
        bounds += [(0.0, None)] * len(self.cells)
        zeros = np.zeros(2 * len(self.cells))
        found = linprog(self.costs, A_ub=self.above, b_ub=zeros, bounds=bounds, method="highs")
        if found.status:
            raise RuntimeError(f"The attacker's programme could not be solved: {found.message}")
        weights = self.held @ found.x[: self.number]
        return frozenset(np.array(self.cells)[abs(weights) > NONE].tolist())
