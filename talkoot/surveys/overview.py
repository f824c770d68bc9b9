"""The results of a unit in a few sentences, and many units on one page. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from talkoot.figures import ordering
from talkoot.surveys import showing
from talkoot.surveys.questionnaire import Questionnaire
from talkoot.surveys.showing import Row, ScaleShown, Shown, Snapshot

Tree = Sequence[Mapping[str, Any]]
MOST = 60  # units in one list: more are shown level by level
NORMAL = 1.96  # errors from the mean to the end of its interval, near enough for an order


@dataclass(frozen=True)
class Overview:
    """What strikes one first, as titles of scales."""

    highest: str
    lowest: str
    up: tuple[str, ...]
    down: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    compared: bool  # with a wave before
    few: bool
    last: str = ""

    @property
    def still(self) -> bool:
        return self.compared and not self.up and not self.down


def overview(shown: Shown | None) -> Overview | None:
    """None where fewer than two scales are told: there is nothing to be the highest of."""
    told = [scale for scale in (shown.scales if shown else ()) if scale.n]
    if len(told) < 2:
        return None
    ordered = sorted(told, key=_height)
    own = [(scale.title, scale.change) for scale in told if scale.change is not None]
    changes = [(title, change) for title, change in own if not change.at]
    clear = [(title, change.change) for title, change in changes if change.clear]
    flags = [(scale.title, scale.differs.flag) for scale in told if scale.differs]
    return Overview(
        highest=ordered[-1].title,
        lowest=ordered[0].title,
        up=tuple(title for title, change in clear if change > 0),
        down=tuple(title for title, change in clear if change < 0),
        above=tuple(title for title, flag in flags if flag == "up"),
        below=tuple(title for title, flag in flags if flag == "down"),
        compared=bool(changes),
        few=any(scale.few for scale in told),
        last=changes[0][1].last if changes else "",
    )


def _height(scale: ScaleShown) -> float:
    """Where the mean stands on its own line: scales may have different ends."""
    return (scale.mean - scale.first) / (scale.last - scale.first)


def near(tree: Tree, told: Snapshot, place: int) -> list[Row]:
    """The units one may go to from here: all of a small house, else those around this one."""
    if len(tree) <= MOST:
        return list(showing.rows(tree, told))
    parent = tree[place]["parent"]
    around = set(_above(tree, place)) | set(beneath(tree, place))
    if parent is not None and len(siblings := beneath(tree, parent)) <= MOST:
        around |= set(siblings)
    return list(showing.rows(tree, told, around))


def _above(tree: Tree, place: int) -> Iterator[int]:
    now: int | None = place
    while now is not None:
        yield now
        now = tree[now]["parent"]


def beneath(tree: Tree, place: int) -> list[int]:
    """The units right under one."""
    return [one for one, unit in enumerate(tree) if unit["parent"] == place]


def _all_beneath(tree: Tree, place: int) -> list[int]:
    inside = {place}
    for one, unit in enumerate(tree):  # parents come before their children
        if unit["parent"] in inside:
            inside.add(one)
    return sorted(inside)


@dataclass(frozen=True)
class MapRow:
    """A line of the heat map; without figures where the unit is shown together with others."""

    row: Row
    scales: tuple[ScaleShown, ...]


def mapped(tree: Tree, place: int) -> list[int]:
    """All units under one where they fit on a page, else one level."""
    inside = _all_beneath(tree, place)
    return inside if len(inside) <= MOST else [place, *beneath(tree, place)]


def heat_map(
    asked: Questionnaire, tree: Tree, told: Snapshot, inside: Collection[int]
) -> list[MapRow]:
    """The units that are mapped, in their order in the tree."""
    found = []
    for row in showing.rows(tree, told, set(inside)):
        shown = showing.unit(asked, tree, told, row.place) if row.n else None
        found.append(MapRow(row, shown.scales if shown else ()))
    return found


def in_order(lines: Sequence[MapRow], number: int) -> list[MapRow]:
    """The units told of the `number`th scale, the highest first: by more than chance makes.

    The errors are those of the intervals on the page. Units told with others have no place.
    """
    told = [one for one in lines if one.scales and one.scales[number].n]
    figures = [one.scales[number] for one in told]
    errors = [(figure.high - figure.low) / 2 / NORMAL for figure in figures]
    places = ordering.shrunk([figure.mean for figure in figures], errors)
    return [one for _place, one in sorted(zip(places, told, strict=True), key=lambda two: -two[0])]
