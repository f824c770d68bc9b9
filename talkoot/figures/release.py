"""The one door through which a figure about people leaves a room.

A figure that has not passed it is a different type; templates get `Released` or `Withheld`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

K = 5  # the fewest people a figure may rest on
FULL = 10  # the fewest people whose exact distribution is told

Coarse = Literal["none", "some", "half", "nearly-all", "all"]


class Bar(BaseModel):
    """How many chose one answer: exact from ten answers on, else in words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: int
    word: Coarse
    count: int | None = None
    share: int | None = None  # whole per cent


class Released(BaseModel):
    """A figure that may be shown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    released: Literal[True] = True
    n: int
    mean: float | None = None
    bars: tuple[Bar, ...] = ()


class Withheld(BaseModel):
    """A figure that rests on too few people; not even their number is told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    released: Literal[False] = False
    least: int = K


def release(values: Sequence[int], k: int = K, options: Sequence[int] = ()) -> Released | Withheld:
    """Return the mean of ordered answers, and from ten answers on their distribution.

    With five to nine answers the mean and the classes together would often give away every single
    answer, so only the mean is told.
    """
    if len(values) < k:
        return Withheld(least=k)
    voices = one_voice(values, options)
    n = len(voices)
    mean = sum(voices) / n
    if n < FULL:
        return Released(n=n, mean=round(mean, 1))
    counts = Counter(voices)
    return Released(n=n, mean=round(mean, 2), bars=tuple(_bar(o, counts[o], n) for o in options))


def release_choices(
    chosen: Sequence[Sequence[int]], options: Sequence[int], k: int = K
) -> Released | Withheld:
    """Return how many chose each of the unordered options; under ten answers only in words."""
    n = len(chosen)
    if n < k:
        return Withheld(least=k)
    counts = _deniable(chosen, options)
    bars = tuple(_bar(option, counts[option], n) for option in options)
    if n < FULL:
        bars = tuple(Bar(value=bar.value, word=_veiled(bar.word)) for bar in bars)
    return Released(n=n, bars=bars)


def _deniable(chosen: Sequence[Sequence[int]], options: Sequence[int]) -> Counter[int]:
    """Count the choices, with one moved to the neighbour where everybody made the same."""
    counts = Counter(option for one in chosen for option in one)
    single = all(len(one) == 1 for one in chosen)
    for place, option in enumerate(options):
        if counts[option] == len(chosen):
            counts[option] -= 1
            counts[options[place - 1 if place else 1]] += single
    return counts


def one_voice(values: Sequence[int], options: Sequence[int] = ()) -> tuple[int, ...]:
    """Move one answer a step when all are equal: nobody may know what each one said."""
    if len(set(values)) != 1:
        return tuple(values)
    only = values[0]
    neighbour = only - 1 if options and only - 1 in options else only + 1
    if not options:
        neighbour = only - 1
    return (*values[1:], neighbour)


def coarse(n: int, total: int) -> Coarse:
    """Say how far an anonymous step is, without a number that a person could be told from."""
    if n <= 0 or total <= 0:
        return "none"
    if n >= total:
        return "all"
    share = n / total
    if share < 0.5:
        return "some"
    return "half" if share < 0.8 else "nearly-all"


def _bar(value: int, count: int, n: int) -> Bar:
    return Bar(value=value, word=coarse(count, n), count=count, share=round(100 * count / n))


def _veiled(word: Coarse) -> Coarse:
    """ "All" and "none" speak for every single person in a small room; neighbours do not."""
    return {"all": "nearly-all", "none": "some"}.get(word, word)  # type: ignore[return-value]
