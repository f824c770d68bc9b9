"""What breaks when modules are moved: said, and never forbidden. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import combinations

EVERYONE = "everyone"


class Kind(Enum):
    OUTSIDE = "outside"  # of the programme's days
    PAST = "past"
    LOOSE = "loose"  # a workshop or survey outside of its module's days
    MISSED = "missed"  # its time has passed, and it was not held
    OVERLAP = "overlap"
    ORDER = "order"
    GONE = "gone"  # the owner has left


@dataclass(frozen=True, slots=True)
class Days:
    """From a first day to a last one; either may not be known."""

    first: date | None = None
    last: date | None = None

    @property
    def known(self) -> bool:
        return self.first is not None and self.last is not None

    def meets(self, other: Days) -> bool:
        if not (self.first and self.last and other.first and other.last):
            return False
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: Days) -> bool:
        """Whether nothing of the other is outside, as far as the days are known."""
        early = self.first and other.first and other.first < self.first
        late = self.last and other.last and other.last > self.last
        begins_late = self.last and other.first and other.first > self.last
        return not (early or late or begins_late)


@dataclass(frozen=True, slots=True)
class Event:
    """A workshop or a survey of a module."""

    title: str
    days: Days
    held: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A module, with what the plan around it must know."""

    key: int
    title: str
    audience: str
    days: Days
    events: tuple[Event, ...] = ()
    held: bool = False  # somebody has come to it
    gone: str = ""  # the name of an owner who has left


@dataclass(frozen=True, slots=True)
class Break:
    """One thing that does not fit, and what it does not fit with."""

    kind: Kind
    key: int
    title: str
    other: str = ""


def breaks(parts: Sequence[Part], programme: Days, today: date) -> list[Break]:
    """Everything that does not fit, module by module in their order, then between them."""
    alone = [one for part in parts for one in _alone(part, programme, today)]
    return alone + list(_between(parts))


def _alone(part: Part, programme: Days, today: date) -> Iterator[Break]:
    if part.gone:
        yield Break(Kind.GONE, part.key, part.title, part.gone)
    if not programme.holds(part.days):
        yield Break(Kind.OUTSIDE, part.key, part.title)
    if part.days.last and part.days.last < today and not (part.held or _held(part.events)):
        yield Break(Kind.PAST, part.key, part.title)
    for event in part.events:
        if event.held:
            continue
        last = event.days.last or event.days.first
        if last and last < today:
            yield Break(Kind.MISSED, part.key, part.title, event.title)
        elif not part.days.holds(event.days):
            yield Break(Kind.LOOSE, part.key, part.title, event.title)


def _held(events: Iterable[Event]) -> bool:
    return any(event.held for event in events)


def _between(parts: Sequence[Part]) -> Iterator[Break]:
    for one, other in combinations(parts, 2):
        if not _same_people(one, other):
            continue
        if one.days.first and other.days.first and other.days.first < one.days.first:
            yield Break(Kind.ORDER, other.key, other.title, one.title)
        if one.days.meets(other.days):
            yield Break(Kind.OVERLAP, other.key, other.title, one.title)


def _same_people(one: Part, other: Part) -> bool:
    return one.audience == other.audience or EVERYONE in (one.audience, other.audience)
