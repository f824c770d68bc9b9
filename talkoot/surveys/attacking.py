"""All that would be published of a survey, put before the attacker."""

from __future__ import annotations

from collections.abc import Callable
from random import SystemRandom
from typing import TYPE_CHECKING

from talkoot.figures.attacker import Verdict, attack
from talkoot.figures.results import DETAIL
from talkoot.figures.twice import attack_changes
from talkoot.surveys import written

if TYPE_CHECKING:
    from talkoot.surveys.analysis import Analysis
    from talkoot.surveys.change import Change
    from talkoot.surveys.followed import Follow

Tell = Callable[[int, int], None]
Rows = tuple[list[frozenset[int]], dict[int, int]]  # figures, and the people of each cell


def quietly(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


def attacked(
    found: Analysis,
    seconds: float,
    waves: Change | None = None,
    tell: Tell = quietly,
    follow: Follow | None = None,
) -> tuple[Verdict, ...]:
    """Try the figures of the whole survey, of every question, and of both waves, to break them.

    Questions come with the classes of the background; lists of remarks and votes need ten.
    """
    k, rng = found.base.k, SystemRandom()
    tried = [*((rows, k) for rows in _figures(found, waves))]
    changes = follow.tried() if follow else []
    tried += [(([*figures, *those], people), k) for figures, those, people in changes]
    tried += [(rows, max(DETAIL, k)) for rows in _lists(found)]
    share, verdicts = seconds / (len(tried) + len(changes)), []
    for number, ((figures, people), least) in enumerate(tried):
        tell(number, len(tried))
        verdicts.append(attack(figures, people, least, rng=rng, seconds=share))
    for figures, those, people in changes:
        verdicts.append(attack_changes(figures, those, people, k, seconds=share))
    return tuple(verdicts)


def _figures(found: Analysis, waves: Change | None) -> list[Rows]:
    made = found.base
    whole = [
        frozenset(cell for number in numbers for cell in made.blocks[number].cells)
        for numbers in (*made.figures.values(), *((block,) for block in found.joint))
    ]
    people = {unit: n for unit, n in enumerate(made.direct) if n}
    beside = [] if waves is None else [(list(figures), those) for figures, those in waves.tried()]
    return [(whole, people), *(found.behind(item) for item in found.asked.items), *beside]


def _lists(found: Analysis) -> list[Rows]:
    from talkoot.surveys import voices

    return [*written.attackable(found.base, found.written), *voices.attackable(found)]
