"""The picture of a canvas: a view of the list, with the same numbers. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from talkoot.stepkinds.place import geometry
from talkoot.stepkinds.place.canvas import HOURS, Frame
from talkoot.stepkinds.place.geometry import NAME_HIGH, Shape, whole
from talkoot.stepkinds.place.sums import Card, Summary

LAYER = 7  # more cards than an area has room for lie on those before
END_ROOM = 22  # characters of the words at the end of an axis


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    x: int
    y: int
    anchor: str = "middle"
    turned: bool = False
    fine: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    card: Card
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Area:
    to: str
    path: str
    slots: str


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    sort: str  # line, plane or areas: how a card finds its spot
    box: tuple[int, int, int, int]
    inner: tuple[int, int, int, int]
    r: int
    areas: tuple[Area, ...]
    labels: tuple[Label, ...]
    dots: tuple[Dot, ...]

    @property
    def font(self) -> int:
        """The size of the numbers: whole, for a decimal comma would be no size at all."""
        return round(self.r * (1.1 if len(self.dots) < 100 else 0.9))

    @property
    def middle(self) -> tuple[int, int]:
        x0, y0, x1, y1 = self.box
        return (x0 + x1) // 2, (y0 + y1) // 2


def picture(summary: Summary) -> Picture:
    frame = summary.frame
    width, height = geometry.size(frame)
    count = 10 * -(-len(summary.cards) // 10)  # so that the picture keeps when a card is added
    made = _drawn(frame.canvas, len(frame.titles()), count)
    sort = "line" if frame.is_line else "plane" if frame.is_plane else "areas"
    dots = _on_plane(summary, made.r) if frame.is_plane else _in_areas(summary, made.slots)
    return Picture(
        width=width,
        height=height,
        sort=sort,
        box=geometry.box(frame),
        inner=geometry.inner(frame),
        r=made.r,
        areas=made.areas,
        labels=tuple(_labels(frame, made.shapes)),
        dots=tuple(dots),
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    r: int
    shapes: tuple[Shape, ...]
    areas: tuple[Area, ...]
    slots: dict[str, list[geometry.Point]]


@lru_cache(maxsize=128)
def _drawn(canvas: str, areas: int, count: int) -> _Drawn:
    """What is the same for all boards of a shape: it takes longer than all the rest."""
    frame = Frame.model_validate({"canvas": canvas, "hidden": areas})
    shapes = geometry.shapes(frame)
    r = geometry.radius(shapes, count)
    slots = {shape.to: shape.slots(r) for shape in shapes}
    drawn = tuple(
        Area(shape.to, shape.path, " ".join(f"{x:g},{y:g}" for x, y in slots[shape.to]))
        for shape in shapes
    )
    return _Drawn(r, tuple(shapes), drawn, slots)


def _in_areas(summary: Summary, slots: dict[str, list[geometry.Point]]) -> Iterator[Dot]:
    """In each area in the order they came, so that a newcomer moves nobody."""
    taken: Counter[str] = Counter()
    for card in sorted(summary.placed, key=lambda one: (one.stamp, one.number)):
        free = slots.get(card.at, [(0.0, 0.0)])
        layer, place = divmod(taken[card.at], len(free))
        x, y = free[place]
        taken[card.at] += 1
        yield Dot(card, whole(x) + LAYER * layer, whole(y) + LAYER * layer)


def _on_plane(summary: Summary, r: int) -> Iterator[Dot]:
    taken: Counter[object] = Counter()
    is_line = summary.frame.is_line
    for card in sorted(summary.placed, key=lambda one: (one.stamp, one.number)):
        x, y = geometry.spot_of(summary.frame, card.at)
        same: object = geometry.column(x, r) if is_line else card.at
        x = geometry.column(x, r) * (2 * r + 4) if is_line else x
        off_x, off_y = geometry.beside(taken[same], r, is_line=is_line)
        taken[same] += 1
        yield Dot(card, whole(x + off_x), whole(y + off_y))


def _labels(frame: Frame, shapes: tuple[Shape, ...]) -> Iterator[Label]:
    if frame.is_plane:
        yield from _ends(frame)
    elif frame.canvas == "lanes":
        for lane, title in enumerate(frame.titles()):
            yield Label(_short(title, 44), 4, lane * 190 + 42, "start")
    else:
        titles = [title for _place, title in frame.places()]
        for shape, title in zip(shapes, titles, strict=True):
            for line, words in enumerate(_lines(title, shape.name_room, shape.name_lines)):
                x, y = shape.name_at
                fine = frame.canvas in ("wheel", "year")
                yield Label(words, round(x), round(y + line * NAME_HIGH), fine=fine)


def _ends(frame: Frame) -> Iterator[Label]:
    x0, y0, x1, y1 = geometry.box(frame)
    if frame.canvas == "workday":
        for hour in (HOURS[0], 10, 14, 18, HOURS[-1]):
            share = (hour - HOURS[0]) / (HOURS[-1] - HOURS[0])
            yield Label(str(hour), round(x0 + (x1 - x0) * share), y1 + 52)
    else:
        across = frame.across()
        yield Label(f"← {_short(across[0][1], END_ROOM)}", x0, y1 + 52, "start")
        yield Label(f"{_short(across[-1][1], END_ROOM)} →", x1, y1 + 52, "end")
    if upward := frame.upward():
        yield Label(_short(upward[0][1], 14), 48, y1, "start", turned=True)
        yield Label(_short(upward[-1][1], 14), 48, y0, "end", turned=True)
    if (frame.canvas == "matrix" and frame.areas) or frame.hidden:
        for number, title in enumerate(frame.titles()[:4]):
            x = x0 + 16 if number % 2 == 0 else x1 - 16
            yield Label(
                _short(title, 18),
                x,
                y0 + 48 if number < 2 else y1 - 20,
                ("start", "end")[number % 2],
            )


def _lines(text: str, room: int, lines: int) -> list[str]:
    found = wrap(text, room) or [""]
    if len(found) <= lines and all(len(line) <= room for line in found):
        return found
    return [*found[: lines - 1], _short(" ".join(found[lines - 1 :]), room)]


def _short(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"
