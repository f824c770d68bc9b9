"""Where things lie in the picture of a canvas: areas as shapes with slots, planes as a box. Pure.

The picture is drawn here, and moved by `board.js` with the same slots: both put the same card on
the same spot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import atan2, cos, floor, hypot, pi, sin

from talkoot.stepkinds.place.canvas import STEPS, Frame, point

Point = tuple[float, float]
WIDE, HIGH, ROUND = 1000, 700, 1000
CENTRE, RIM = 500, 480
GAP = 10
BOX = (70, 20, 980, 600)  # the plane: left, top, right, bottom
LINE_BOX = (60, 20, 940, 420)
NAME_HIGH = 46  # a line of a name
SIZES = (42, 36, 30, 26, 22, 18, 15, 12)
MOST_SLOTS = 120


@dataclass(frozen=True, slots=True)
class Shape:
    """One area: its outline, where its name stands, and where cards lie in it."""

    to: str
    path: str
    name_at: Point
    name_room: int  # characters in a line
    name_lines: int
    box: tuple[float, float, float, float]
    inside: Callable[[float, float], bool]
    home: Point  # cards gather around it

    def slots(self, r: float) -> list[Point]:
        step = 2 * r + 6
        x0, y0, x1, y1 = self.box
        spots = [
            (x0 + step * (column + 0.5 + row % 2 / 2), y0 + step * (row + 0.5))
            for row in range(int((y1 - y0) / step))
            for column in range(int((x1 - x0) / step))
        ]
        free = [spot for spot in spots if self._is_free(*spot, r)]
        free.sort(key=lambda spot: hypot(spot[0] - self.home[0], spot[1] - self.home[1]))
        return [(round(x), round(y)) for x, y in free[:MOST_SLOTS]] or [self.home]

    def _is_free(self, x: float, y: float, r: float) -> bool:
        room = 0.5 * NAME_HIGH * self.name_room * 0.52 + r
        top, bottom = (
            self.name_at[1] - NAME_HIGH,
            self.name_at[1] + NAME_HIGH * (self.name_lines - 1),
        )
        if abs(x - self.name_at[0]) < room and top - r < y < bottom + r:
            return False
        edges = ((x - r, y), (x + r, y), (x, y - r), (x, y + r))
        return self.inside(x, y) and all(self.inside(*edge) for edge in edges)


def shapes(frame: Frame) -> list[Shape]:
    """The areas of a canvas, in the order of its places; none of a plane."""
    count = len(frame.titles())
    if frame.canvas == "year":
        return list(_sectors(12))
    if frame.canvas == "wheel":
        return list(_sectors(count))
    if frame.canvas == "rings":
        return list(_rings(count))
    if frame.canvas == "lanes":
        return list(_lanes(count))
    if frame.canvas == "domains":
        return list(_quadrants(hole=150))
    if frame.canvas == "quadrants":
        return list(_quadrants())
    return []


def size(frame: Frame) -> tuple[int, int]:
    if frame.canvas in ("rings", "wheel", "year"):
        return ROUND, ROUND
    if frame.canvas == "lanes":
        return WIDE, max(len(frame.titles()) * 190, 300)
    return (WIDE, 500) if frame.is_line else (WIDE, HIGH)


def radius(areas: list[Shape], cards: int) -> int:
    """As large as the cards allow: the areas have room for twice as many."""
    most = max(2, round(2 * cards / max(len(areas), 1)))
    for r in SIZES:
        if not areas and cards * r * r < 40_000:
            return r
        room = sum(len(area.slots(r)) for area in areas) / max(len(areas), 1)
        if areas and room >= min(most, MOST_SLOTS):
            return r
    return SIZES[-1]


def box(frame: Frame) -> tuple[int, int, int, int]:
    return LINE_BOX if frame.is_line else BOX


def inner(frame: Frame) -> tuple[int, int, int, int]:
    """Where the middle of a card may lie, so that all of it is inside."""
    x0, y0, x1, y1 = box(frame)
    return x0 + SIZES[0], y0 + SIZES[0], x1 - SIZES[0], y1 - SIZES[0]


def spot_of(frame: Frame, place: str) -> Point:
    """Where a place of a plane lies in the picture."""
    x0, y0, x1, y1 = inner(frame)
    across, upward = point(place) or (50, 50)
    return x0 + (x1 - x0) * across / 100, y1 - (y1 - y0) * upward / 100


def whole(x: float) -> int:
    """Rounded as a script rounds."""
    return floor(x + 0.5)


def column(x: float, r: float) -> int:
    """On a line cards that stand close are stacked in a column."""
    return whole(x / (2 * r + 4))


def beside(order: int, r: float, *, is_line: bool) -> Point:
    """How far the next card at the very same place lies beside the first."""
    if is_line:
        side = -1 if order % 2 else 1
        return 0, side * ((order + 1) // 2) * (2 * r + 4)
    turn, away = order * 2.4, (2 * r + 2) * order**0.5 * 0.75
    return cos(turn) * away, sin(turn) * away


def _rect(x0: float, y0: float, x1: float, y1: float) -> Callable[[float, float], bool]:
    return lambda x, y: x0 <= x <= x1 and y0 <= y <= y1


def _quadrants(hole: int = 0) -> Iterator[Shape]:
    middle_x, middle_y = WIDE / 2, HIGH / 2
    for number in range(4):
        x0 = GAP / 2 + (number % 2) * middle_x
        y0 = GAP / 2 + (number // 2) * middle_y
        x1, y1 = x0 + middle_x - GAP, y0 + middle_y - GAP
        rect = _rect(x0, y0, x1, y1)

        def inside(x: float, y: float, rect: Callable[[float, float], bool] = rect) -> bool:
            return rect(x, y) and hypot(x - middle_x, y - middle_y) > hole + GAP

        yield Shape(
            to=str(number + 1),
            path=f"M{x0} {y0}H{x1}V{y1}H{x0}Z",
            name_at=((x0 + x1) / 2, y0 + 56 if number < 2 else y1 - 26 - NAME_HIGH),
            name_room=19,
            name_lines=2,
            box=(x0, y0, x1, y1),
            inside=inside,
            home=((x0 + x1) / 2 + (-60 if number % 2 == 0 else 60), (y0 + y1) / 2),
        )
    if hole:
        yield Shape(
            to="5",
            path=_ring(middle_x, middle_y, hole),
            name_at=(middle_x, middle_y - hole + 58),
            name_room=9,
            name_lines=1,
            box=(middle_x - hole, middle_y - hole, middle_x + hole, middle_y + hole),
            inside=lambda x, y: hypot(x - middle_x, y - middle_y) < hole,
            home=(middle_x, middle_y + 30),
        )


def _ring(x: float, y: float, r: float) -> str:
    return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0Z"


def _rings(count: int) -> Iterator[Shape]:
    """From the innermost; a ring's path has its inner edge, so that it is a ring and no disc."""
    width = RIM / (count + 0.35)
    for number in range(count):
        inner = (number + 0.35) * width if number else 0.0
        outer = (number + 1.35) * width

        def inside(x: float, y: float, low: float = inner, high: float = outer) -> bool:
            return low < hypot(x - CENTRE, y - CENTRE) < high

        path = _ring(CENTRE, CENTRE, outer)
        yield Shape(
            to=str(number + 1),
            path=path + _ring(CENTRE, CENTRE, inner) if inner else path,
            name_at=(CENTRE, CENTRE - outer + 52),
            name_room=14 if number else 10,
            name_lines=1,
            box=(CENTRE - outer, CENTRE - outer, CENTRE + outer, CENTRE + outer),
            inside=inside,
            home=(CENTRE, CENTRE + (inner + outer) / 2 if number else CENTRE + 20),
        )


def _sectors(count: int) -> Iterator[Shape]:
    """Clockwise from the top."""
    hub = 90
    for number in range(count):
        start = 2 * pi * number / count - pi / 2
        turn = 2 * pi / count
        half = start + turn / 2

        def inside(x: float, y: float, start: float = start, turn: float = turn) -> bool:
            away = hypot(x - CENTRE, y - CENTRE)
            angle = (atan2(y - CENTRE, x - CENTRE) - start) % (2 * pi)
            return hub < away < RIM and 0 < angle < turn

        name_away = RIM - 60 - (60 if count > 6 else 90) * abs(cos(half))
        yield Shape(
            to=str(number + 1),
            path=_slice(start, start + turn, hub),
            name_at=(CENTRE + cos(half) * name_away, CENTRE + sin(half) * name_away + 12),
            name_room=max(11, round(56 / count)),
            name_lines=1 if count > 6 else 2,
            box=(CENTRE - RIM, CENTRE - RIM, CENTRE + RIM, CENTRE + RIM),
            inside=inside,
            home=(CENTRE + cos(half) * 260, CENTRE + sin(half) * 260),
        )


def _slice(start: float, end: float, hub: float) -> str:
    large = int(end - start > pi)
    outer = [(CENTRE + cos(a) * RIM, CENTRE + sin(a) * RIM) for a in (start, end)]
    inner = [(CENTRE + cos(a) * hub, CENTRE + sin(a) * hub) for a in (end, start)]
    return (
        f"M{outer[0][0]:.1f} {outer[0][1]:.1f}A{RIM} {RIM} 0 {large} 1 {outer[1][0]:.1f}"
        f" {outer[1][1]:.1f}L{inner[0][0]:.1f} {inner[0][1]:.1f}A{hub} {hub} 0 {large} 0"
        f" {inner[1][0]:.1f} {inner[1][1]:.1f}Z"
    )


def _lanes(count: int) -> Iterator[Shape]:
    """A cell for each step of each lane; the lane's name stands above its cells."""
    high, wide = 190, WIDE / STEPS
    for lane in range(count):
        top = lane * high + 56
        for step in range(STEPS):
            x0, y0, x1, y1 = step * wide + 3, top, (step + 1) * wide - 3, lane * high + high - 6
            yield Shape(
                to=f"{lane + 1}/{step + 1}",
                path=f"M{x0:g} {y0:g}H{x1:g}V{y1:g}H{x0:g}Z",
                name_at=(-1000, -1000),
                name_room=0,
                name_lines=0,
                box=(x0, y0, x1, y1),
                inside=_rect(x0, y0, x1, y1),
                home=((x0 + x1) / 2, (y0 + y1) / 2),
            )
