"""The independent attacker: knows every published figure and all head counts, and tries to find
out what fewer than k people answered.

It shares no code with the making of blocks: it is given figures as sets of cells. The exact test
looks at which cells no figure parts; the linear programmes (HiGHS, through scipy) bound what the
published sums leave open for a small target. Imports scipy: for the worker and the command line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from time import monotonic
from typing import Any

SECONDS = 20.0
EXACT = 1500  # atoms: the exact test takes time with the third power
WIDTH = 1e-6  # a range narrower than this is known

Figures = Sequence[frozenset[int]]  # each: the cells whose people it sums


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the attacker found; `leaks` are groups below k that it could single out."""

    smallest: int  # people in the smallest group that is known to have a figure of its own
    exact: bool  # the exact test was made; of more than EXACT atoms only samples are tried
    targets: int
    tried: int
    leaks: tuple[frozenset[int], ...]

    @property
    def safe(self) -> bool:
        return not self.leaks

    @property
    def sampled(self) -> bool:
        return self.tried < self.targets


def attack(
    figures: Figures,
    people: Mapping[int, int],
    k: int,
    *,
    rng: Random,
    seconds: float = SECONDS,
) -> Verdict:
    """Attack figures about cells with this many people; `rng` makes up answers from 1 to 5."""
    atoms = _atoms(figures, people)
    sizes = {atom: sum(people[cell] for cell in atom) for atom in atoms}
    suspects = [atom for atom, size in sizes.items() if size < k]
    exact = not suspects or len(atoms) <= EXACT
    leaks = _derivable(suspects, figures, atoms) if suspects and exact else []
    hidden = set(suspects) - set(leaks)
    known = [size for atom, size in sizes.items() if atom not in hidden]
    known += [sum(people.get(cell, 0) for cell in figure) for figure in figures]
    targets = _targets(atoms, people, k)
    rng.shuffle(targets)
    tried, found = _programmes(figures, people, targets, rng, seconds)
    return Verdict(
        smallest=min(known, default=0),
        exact=exact,
        targets=len(targets),
        tried=tried,
        leaks=tuple(leaks + [one for one in found if one not in leaks]),
    )


def _atoms(figures: Figures, people: Mapping[int, int]) -> list[frozenset[int]]:
    """Group the cells that every figure holds or leaves out together; those in none are no atom."""
    held: dict[int, list[int]] = {cell: [] for cell, n in people.items() if n}
    for number, figure in enumerate(figures):
        for cell in figure:
            if cell in held:
                held[cell].append(number)
    groups: dict[tuple[int, ...], list[int]] = {}
    for cell, numbers in held.items():
        if numbers:
            groups.setdefault(tuple(numbers), []).append(cell)
    return [frozenset(cells) for cells in groups.values()]


def _derivable(
    suspects: Sequence[frozenset[int]], figures: Figures, atoms: Sequence[frozenset[int]]
) -> list[frozenset[int]]:
    """Return the atoms that some combination of figures speaks of alone.

    An atom is one exactly when its unit vector lies in the row space of the figures: when the
    projection on that space leaves it as it is.
    """
    import numpy as np

    rows = np.array([[bool(atom & figure) for atom in atoms] for figure in figures], dtype=float)
    _left, strengths, right = np.linalg.svd(rows, full_matrices=False)
    space = right[strengths > 1e-9 * strengths[0]]
    kept = (space**2).sum(axis=0)
    place = {atom: number for number, atom in enumerate(atoms)}
    return [atom for atom in suspects if kept[place[atom]] > 1 - 1e-8]


def _targets(
    atoms: Sequence[frozenset[int]], people: Mapping[int, int], k: int
) -> list[frozenset[int]]:
    """Single cells below k, and the cells of an atom that are below k together."""
    cells = [frozenset({cell}) for cell, n in people.items() if 0 < n < k]
    small = [atom for atom in atoms if sum(people[cell] for cell in atom) < k]
    return list(dict.fromkeys(cells + small))


def _programmes(
    figures: Figures,
    people: Mapping[int, int],
    targets: Sequence[frozenset[int]],
    rng: Random,
    seconds: float,
) -> tuple[int, list[frozenset[int]]]:
    """Bound each target from below and above as far as time allows; return tries and leaks."""
    problem = _Problem(figures, people, rng)
    until = monotonic() + seconds
    leaks: list[frozenset[int]] = []
    for tried, target in enumerate(targets):
        if monotonic() > until:
            return tried, leaks
        if problem.width(target) < WIDTH:
            leaks.append(target)
    return len(targets), leaks


class _Problem:
    """Sums of answers per cell: bounded by head counts, and bound together by what is published."""

    def __init__(self, figures: Figures, people: Mapping[int, int], rng: Random) -> None:
        from scipy.sparse import csr_matrix

        self.cells = [cell for cell, n in people.items() if n]
        place = {cell: number for number, cell in enumerate(self.cells)}
        made_up = [_varied(people[cell], rng) for cell in self.cells]
        self.bounds = [(people[cell], 5 * people[cell]) for cell in self.cells]
        self.place = place
        pairs = [
            (row, place[cell])
            for row, figure in enumerate(figures)
            for cell in figure
            if cell in place
        ]
        rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
        shape = (len(figures), len(self.cells))
        self.rows: Any = csr_matrix(([1.0] * len(pairs), (rows, columns)), shape=shape)
        self.sums = self.rows @ made_up

    def width(self, target: frozenset[int]) -> float:
        """Return how far apart the least and the greatest sum of the target may be."""
        from scipy.optimize import linprog

        ends = []
        for sign in (1.0, -1.0):
            weights = [0.0] * len(self.cells)
            for cell in target:
                weights[self.place[cell]] = sign
            found = linprog(
                weights, A_eq=self.rows, b_eq=self.sums, bounds=self.bounds, method="highs"
            )
            if found.status:
                raise RuntimeError(f"The attacker's programme could not be solved: {found.message}")
            ends.append(found.fun)
        return float(-ends[1] - ends[0])


def _varied(people: int, rng: Random) -> int:
    """Sum one cell's answers, which are never all alike: the publication copy has none such."""
    answers = [rng.randint(1, 5) for _person in range(people)]
    if people > 1 and len(set(answers)) == 1:
        answers[0] = 3 if answers[0] != 3 else 2
    return sum(answers)
