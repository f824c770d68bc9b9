"""Where one's own answer stands among the others', so coarsely that nobody's can be told from it.

Every figure rests on at least five answers, one's own among them. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Literal

from pydantic import BaseModel, ConfigDict

from talkoot.figures.release import K, Withheld

Position = Literal["below", "about", "above"]


class Standing(BaseModel):
    """In which third one's own answer lies; not where the thirds part."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    released: Literal[True] = True
    position: Position


class Middle(BaseModel):
    """The middle answer of all; no other figure goes with it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    released: Literal[True] = True
    median: float


def stand(own: int, others: Sequence[int], k: int = K) -> Standing | Withheld:
    """Below when at least two thirds of the others are above; and the other way round.

    Counted among the others, and not by where the thirds part: so one of the others is always left
    out, and whoever is below cannot know of each of them that she is higher. From seven people on
    two who tell each other cannot know it either.
    """
    if len(others) + 1 < k:
        return Withheld(least=k)
    many = -(-2 * len(others) // 3)
    above = sum(other > own for other in others) >= many
    below = sum(other < own for other in others) >= many
    return Standing(position="below" if above else "above" if below else "about")


def middle(own: int, others: Sequence[int], k: int = K) -> Middle | Withheld:
    if len(others) + 1 < k:
        return Withheld(least=k)
    return Middle(median=float(median((own, *others))))
