"""Where everything stands on the wheel: rings from inside, months clockwise from the top. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import cos, pi, radians, sin

INNERMOST, BETWEEN, OUTSIDE = 128.0, 54.0, 44.0
LABELS_WIDE = 62.0
STRETCH = 10  # days; what lasts longer is an arc
# Lanes on one ring, the radius of a dot, and by how many degrees it may stand off.
WAYS = (
    (1, 12.0, 4.0),
    (2, 11.0, 5.0),
    (2, 9.0, 6.0),
    (3, 7.5, 8.0),
    (3, 6.0, 12.0),
    (4, 4.5, 30.0),
)
GAP = 1.5


@dataclass(frozen=True, slots=True)
class Thing:
    """What is to be drawn: its number in the list, its ring, its days."""

    key: str
    number: int
    ring: int
    begins: date
    ends: date
    whole_month: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    thing: Thing
    x: float
    y: float
    r: float
    angle: float
    ring: float

    @property
    def size(self) -> float:
        """Of the number in it."""
        return round(self.r * (1.15 if self.thing.number < 100 else 0.9), 1)


@dataclass(frozen=True, slots=True)
class Arc:
    thing: Thing
    path: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A month: where its line runs and its name stands."""

    month: int
    x: float
    y: float
    inner: tuple[float, float]
    outer: tuple[float, float]
    anchor: str


@dataclass(frozen=True, slots=True)
class Wheel:
    first: date
    size: float
    radii: tuple[float, ...]
    dots: list[Dot] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)
    months: list[Mark] = field(default_factory=list)
    hand: tuple[float, float, float, float] | None = None

    @property
    def middle(self) -> float:
        return self.size / 2


def angle(day: date, first: date) -> float:
    """Degrees clockwise from the top; every month is a twelfth."""
    months = (day.year - first.year) * 12 + day.month - first.month
    return 30.0 * (months + (day.day - 1) / monthrange(day.year, day.month)[1])


def day_at(degrees: float, first: date) -> date:
    """The day that stands there: the other way round."""
    months, rest = divmod(degrees % 360.0, 30.0)
    year, month = divmod(first.month - 1 + int(months), 12)
    year, month = first.year + year, month + 1
    days = monthrange(year, month)[1]
    return date(year, month, min(int(rest / 30.0 * days + 1e-6) + 1, days))


def draw(things: Sequence[Thing], first: date, rings: int, today: date | None = None) -> Wheel:
    """Place everything; no two dots of a ring cover each other."""
    radii = tuple(INNERMOST + BETWEEN * ring for ring in range(max(rings, 1)))
    outer = radii[-1] + OUTSIDE
    size = 2 * (outer + LABELS_WIDE)
    wheel = Wheel(first, size, radii, months=_months(first, radii, outer, size / 2), hand=None)
    for ring, radius in enumerate(radii):
        held = sorted(
            (one for one in things if one.ring == ring), key=lambda one: (_at(one, first), one.key)
        )
        wheel.arcs.extend(_arc(one, radius, wheel) for one in held if _is_long(one))
        wheel.dots.extend(_dots(held, radius, wheel))
    if today is None:
        return wheel
    turned = angle(today, first)
    tip = point(turned, radii[-1] + 24, wheel.middle)
    tail = point(turned, INNERMOST - 42, wheel.middle)
    return Wheel(first, size, radii, wheel.dots, wheel.arcs, wheel.months, (*tail, *tip))


def point(degrees: float, radius: float, middle: float) -> tuple[float, float]:
    turn = radians(degrees)
    return round(middle + radius * sin(turn), 2), round(middle - radius * cos(turn), 2)


def _is_long(one: Thing) -> bool:
    return not one.whole_month and (one.ends - one.begins).days > STRETCH


def _at(one: Thing, first: date) -> float:
    """Where its dot would best stand: the middle of its days, as far as the wheel shows them."""
    begins, ends = _ends(one, first)
    return (begins + ends) / 2 if one.whole_month or _is_long(one) else begins


def _ends(one: Thing, first: date) -> tuple[float, float]:
    begins = max(angle(one.begins, first), 0.0)
    return begins, max(min(angle(one.ends, first), 359.0), begins)


def _dots(held: Sequence[Thing], radius: float, wheel: Wheel) -> list[Dot]:
    wanted = [_at(one, wheel.first) for one in held]
    lanes, size, _limit = way = _way(wanted, radius)
    made = []
    for lane in range(lanes):
        ring = _lane_radius(radius, lane, way)
        own = range(lane, len(held), lanes)
        for place, turned in zip(own, _spread([wanted[n] for n in own], ring, size), strict=True):
            x, y = point(turned, ring, wheel.middle)
            made.append(Dot(held[place], x, y, size, turned, ring))
    return sorted(made, key=lambda dot: dot.thing.number)


def _lane_radius(radius: float, lane: int, way: tuple[int, float, float]) -> float:
    lanes, size, _limit = way
    return radius + (lane - (lanes - 1) / 2) * (2 * size + GAP)


def _way(wanted: Sequence[float], radius: float) -> tuple[int, float, float]:
    """The fewest lanes and the largest dots with which each stands nearly where it belongs."""
    for way in WAYS:
        lanes, size, limit = way
        for lane in range(lanes):
            own = wanted[lane::lanes]
            ring = _lane_radius(radius, lane, way)
            if len(own) * _apart(ring, size) > 360.0:
                break
            stand = _spread(own, ring, size)
            if any(abs(a - b) > limit for a, b in zip(own, stand, strict=True)):
                break
        else:
            return way
    return WAYS[-1]


def _apart(radius: float, size: float) -> float:
    """By how many degrees two dots on a circle must differ."""
    return (2 * size + GAP) / radius * 180.0 / pi * 1.01


def _spread(wanted: Sequence[float], radius: float, size: float) -> list[float]:
    """Push each along as little as it takes: forwards, and back from the end of the year."""
    apart = min(_apart(radius, size), 360.0 / max(len(wanted), 1))
    stand: list[float] = []
    for degrees in wanted:
        stand.append(max(degrees, stand[-1] + apart) if stand else degrees)
    limit = 360.0 - apart + (stand[0] if stand else 0.0)
    for place in range(len(stand) - 1, -1, -1):
        stand[place] = min(stand[place], limit)
        limit = stand[place] - apart
    if stand and stand[-1] - stand[0] > 360.0 - apart:
        return [stand[-1] - 360.0 + apart * (n + 1) for n in range(len(stand))]
    return stand


def _arc(one: Thing, radius: float, wheel: Wheel) -> Arc:
    begins, ends = _ends(one, wheel.first)
    x1, y1 = point(begins, radius, wheel.middle)
    x2, y2 = point(ends, radius, wheel.middle)
    large = int(ends - begins > 180.0)
    return Arc(one, f"M{x1} {y1}A{radius} {radius} 0 {large} 1 {x2} {y2}")


def _months(first: date, radii: Sequence[float], outer: float, middle: float) -> list[Mark]:
    marks = []
    for place in range(12):
        x, y = point(30.0 * place + 15.0, outer, middle)
        side = "middle" if abs(x - middle) < outer / 3 else "start" if x > middle else "end"
        marks.append(
            Mark(
                month=(first.month - 1 + place) % 12 + 1,
                x=x,
                y=y,
                inner=point(30.0 * place, radii[0] - 24, middle),
                outer=point(30.0 * place, radii[-1] + 24, middle),
                anchor=side,
            )
        )
    return marks
