"""What is asked of a module, and how the sums of the answers are told. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talkoot.figures.parcels import Told, choices_told, values_of
from talkoot.figures.release import FULL, K, Released, Withheld

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

STEPS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Scale:
    """A question from one to five."""

    key: str
    asks: str | _StrPromise
    low: _StrPromise
    high: _StrPromise


NOT = _("not at all")
VERY = _("very much")
SCALES = (
    Scale("useful", _("Is it of use in your work?"), NOT, VERY),
    Scale("clear", _("Was it easy to follow?"), NOT, VERY),
    Scale("again", _("Would you recommend it to a colleague?"), NOT, VERY),
)
PARTS: dict[int, Promise] = {
    1: _("what there was to read and watch"),
    2: _("the tasks"),
    3: _("the workshop"),
    4: _("talking with others"),
    5: _("the lecturer or coach"),
}
BEST = "best"
TRAINER = "trainer:"  # begins the key of a question about one person who taught
TRAINER_PARCEL = FULL  # what is said of one person is told of ten at a time

Counts = dict[str, dict[str, int]]  # as JSON keeps them


def add(waiting: Counts, answers: Mapping[str, int | None]) -> Counts:
    """Count the answers in; what was left empty is not counted."""
    counts = {key: dict(one) for key, one in waiting.items()}
    for key, value in answers.items():
        if value is not None:
            one = counts.setdefault(key, {})
            one[str(value)] = one.get(str(value), 0) + 1
    return counts


def tell(waiting: Counts, told: Mapping[str, Any]) -> tuple[Counts, dict[str, Any]]:
    """Move what is enough by itself from what waits to what is told, question by question."""
    left, said = dict(waiting), dict(told)
    for key, least in _parcels(waiting):
        values = values_of(_numbers(waiting.get(key, {})))
        after = Told(**said.get(key, {})).with_parcel(values, STEPS, least)
        if after is not None:
            said[key] = {"n": after.n, "total": after.total}
            left.pop(key)
    chosen = [[value] for value in values_of(_numbers(waiting.get(BEST, {})))]
    parts = choices_told(_numbers(said.get(BEST, {})), chosen, tuple(PARTS))
    if parts is not None:
        said[BEST] = {str(value): count for value, count in parts.items()}
        left.pop(BEST)
    return left, said


def _parcels(waiting: Counts) -> Iterator[tuple[str, int]]:
    """Each scale, and how many answers make a parcel of it."""
    yield from ((scale.key, K) for scale in SCALES)
    yield from ((key, TRAINER_PARCEL) for key in waiting if key.startswith(TRAINER))


def _numbers(counts: Mapping[str, int]) -> dict[int, int]:
    return {int(value): count for value, count in counts.items()}


def figures(told: Mapping[str, Any]) -> Iterator[tuple[Scale, Released | Withheld]]:
    """What may be shown of the scales."""
    for scale in SCALES:
        yield scale, Told(**told.get(scale.key, {})).released()


def of_trainer(told: Mapping[str, Any], key: str) -> Released | Withheld:
    """What may be shown of the question about one who taught."""
    if Told(**told.get(key, {})).n < TRAINER_PARCEL:
        return Withheld(least=TRAINER_PARCEL)
    return Told(**told[key]).released()


def parts(told: Mapping[str, Any]) -> list[tuple[Promise, int]]:
    """Which parts gave most, most often named first; nothing before enough have said."""
    counts = _numbers(told.get(BEST, {}))
    named = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [(PARTS[value], count) for value, count in named if value in PARTS]
