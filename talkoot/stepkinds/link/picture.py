"""The drawing of a map: cards on a ring in their own order, so that nothing jumps when one arrow
more is drawn. Pure geometry; the outline beside it says the same in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import cos, hypot, pi, sin
from textwrap import wrap

from talkoot.stepkinds.link.chart import Circle, Drawn, Summary

DOT = 16.0  # radius of a card's dot
INWARDS = 0.28  # how far towards the middle an arrow bends
BOW = 0.12  # how far an arrow bends aside, so that it and its opposite do not lie on each other
LABELS = 14  # cards at most that carry their text; more have numbers, and the outline the texts
SIGN_AT = (0.72, 0.64, 0.8, 0.56, 0.5, 0.3, 0.22)  # how far along an arrow its sign may be
LINE = 15  # characters in a line of a label
BADGES = 8  # loops named in the drawing


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float

    def __add__(self, other: Point) -> Point:
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: Point) -> Point:
        return Point(self.x - other.x, self.y - other.y)

    def times(self, factor: float) -> Point:
        return Point(self.x * factor, self.y * factor)

    @property
    def length(self) -> float:
        return hypot(self.x, self.y)

    @property
    def unit(self) -> Point:
        return self.times(1 / self.length) if self.length else Point(0.0, 1.0)

    @property
    def aside(self) -> Point:
        return Point(-self.y, self.x)

    def __str__(self) -> str:
        return f"{self.x:.1f} {self.y:.1f}"


NAMED = [Point(x, 26.0) for x in (-48.0, 0.0, 48.0)]  # the ground under a badge with a name
LABEL = [Point(x, y) for x in (-32.0, 0.0, 32.0) for y in (30.0, 44.0)]  # the ground it covers


@dataclass(frozen=True, slots=True)
class Dot:
    """A card: its number, and its text in lines where there is room for it."""

    id: str
    number: int
    text: str
    at: Point
    lines: tuple[tuple[str, int], ...]  # (words, how far under the dot)


@dataclass(frozen=True)
class Curve:
    """An arrow: a bent line, its head, its sign, and a double bar where it takes time."""

    drawn: Drawn
    start: Point
    bend: Point
    end: Point
    signed_at: float = SIGN_AT[0]

    def at(self, part: float) -> Point:
        rest = 1 - part
        return (
            self.start.times(rest * rest)
            + self.bend.times(2 * rest * part)
            + self.end.times(part * part)
        )

    @cached_property
    def line(self) -> str:
        return f"M{self.start} Q{self.bend} {self.end}"

    @cached_property
    def head(self) -> str:
        onward = (self.end - self.bend).unit
        back = self.end - onward.times(9)
        return f"M{self.end} L{back + onward.aside.times(5)} L{back - onward.aside.times(5)} Z"

    @cached_property
    def sign(self) -> Point:
        return self.at(self.signed_at)

    @cached_property
    def bars(self) -> str:
        onward = (self.at(0.45) - self.at(0.4)).unit
        across = onward.aside.times(6)
        spots = (self.at(0.42) - onward.times(2), self.at(0.42) + onward.times(2))
        return " ".join(f"M{spot + across} L{spot - across}" for spot in spots)


@dataclass(frozen=True, slots=True)
class Badge:
    """A loop's label among its own cards."""

    circle: Circle
    at: Point


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    dots: tuple[Dot, ...]
    curves: tuple[Curve, ...]
    badges: tuple[Badge, ...]


def picture(summary: Summary) -> Picture:
    """Draw the map."""
    count = len(summary.nodes)
    labelled = count <= LABELS
    across = max(122.0, count * 8.0) if labelled else count * 6.6
    down = max(138.0, count * 14.0) if labelled else across
    edge = Point(64.0, 58.0) if labelled else Point(30.0, 30.0)
    middle = edge + Point(across, down)
    places = {
        node.id: _on_ring(middle, across, down, place, count)
        for place, node in enumerate(summary.nodes)
    }
    dots = tuple(
        Dot(node.id, number, node.text, places[node.id], _label(node.text, places[node.id], middle))
        if labelled
        else Dot(node.id, number, node.text, places[node.id], ())
        for number, node in enumerate(summary.nodes, start=1)
    )
    curves = tuple(
        _signed(
            (_curve(one, places[one.start], places[one.end], middle) for one in summary.arrows),
            places.values(),
        )
    )
    return Picture(
        width=round(2 * middle.x),
        height=round(2 * middle.y),
        dots=dots,
        curves=curves,
        badges=tuple(_badges(summary.loops[:BADGES], places, middle, curves)),
    )


def _on_ring(middle: Point, across: float, down: float, place: int, count: int) -> Point:
    angle = 2 * pi * place / max(count, 1) - pi / 2
    return middle + Point(across * cos(angle), down * sin(angle))


def _label(text: str, at: Point, middle: Point) -> tuple[tuple[str, int], ...]:
    """Under the dot; over it where the dot is the uppermost one, and arrows lie under it."""
    lines = wrap(text, LINE, max_lines=2, placeholder="…", break_long_words=True)
    on_top = at.y < middle.y and abs(at.x - middle.x) < 2
    first = -int(DOT) - 7 - 15 * (len(lines) - 1) if on_top else int(DOT) + 15
    return tuple((line, first + 15 * place) for place, line in enumerate(lines))


def _curve(drawn: Drawn, start: Point, end: Point, middle: Point) -> Curve:
    """Bent inwards, past the card that may lie between, and aside from its opposite."""
    way = end - start
    between = start + way.times(0.5)
    bend = between + (middle - between).times(INWARDS) + way.aside.times(BOW)
    begin = start + (bend - start).unit.times(DOT + 2)
    stop = end - (end - bend).unit.times(DOT + 3)
    return Curve(drawn, begin, bend, stop)


def _signed(curves: Iterable[Curve], places: Iterable[Point]) -> Iterator[Curve]:
    """No sign lies on a card, a text or another one, where the arrow has a free place for it."""
    taken = [ground for spot in places for ground in _ground(spot, 25.0, 16.0)]
    signs: list[tuple[Point, float]] = []
    for curve in curves:
        free = [part for part in SIGN_AT if _is_free(curve.at(part), signs)] or SIGN_AT
        clear = (part for part in free if _is_free(curve.at(part), taken))
        placed = replace(curve, signed_at=next(clear, free[0]))
        signs.append((placed.sign, 19.0))
        yield placed


def _ground(spot: Point, dot: float, label: float) -> Iterator[tuple[Point, float]]:
    """What a card covers, and how far to stay from it."""
    yield spot, dot
    yield from ((spot + aside, label) for aside in LABEL)


def _badges(
    circles: Sequence[Circle],
    places: dict[str, Point],
    middle: Point,
    curves: Sequence[Curve],
) -> Iterator[Badge]:
    """Each among its own cards, drawn inwards, where neither card, text, sign nor badge lies."""
    taken = [ground for spot in places.values() for ground in _ground(spot, 34.0, 32.0)]
    taken += [(curve.sign, 25.0) for curve in curves]
    for circle in circles:
        spots = [places[card] for card in circle.cards]
        total = Point(sum(one.x for one in spots), sum(one.y for one in spots))
        wanted = total.times(0.65 / len(spots)) + middle.times(0.35)
        covers = [Point(0.0, 0.0), *(NAMED if circle.name else [])]
        at = next(
            (
                one
                for one in _around(wanted)
                if all(_is_free(one + aside, taken) for aside in covers)
            ),
            wanted,
        )
        taken += [(at + aside, 34.0) for aside in covers]
        yield Badge(circle, at)


def _around(wanted: Point) -> Iterator[Point]:
    """The spot itself, then rings around it, farther and farther out."""
    yield wanted
    for step in range(1, 200):
        for turn in range(8):
            angle = pi * turn / 4 + step
            yield wanted + Point(12.0 * step * cos(angle), 12.0 * step * sin(angle))


def _is_free(spot: Point, taken: Sequence[tuple[Point, float]]) -> bool:
    return all((spot - other).length >= far for other, far in taken)
