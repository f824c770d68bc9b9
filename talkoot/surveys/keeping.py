"""A snapshot taken apart by unit, and put together again for the units a page shows. Pure.

Of five thousand units a page shows one, or sixty: it should not read what is told of the others.
The statements of a unit are kept beside its scales, because a map of many units needs the scales
only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Plain = dict[str, Any]
Row = tuple[int, Plain, Plain]  # the figure's key, what is told of it, and of its statements

SCALES, ITEMS, CLASSES = "scales", "items", "classes"
PARTS = (SCALES, CLASSES, "change", "followed", "differs")


def apart(results: Mapping[str, Any]) -> tuple[Plain, list[Row]]:
    """Return the snapshot without figures of units, and the figures of each unit."""
    rows: dict[str, tuple[Plain, Plain]] = {}
    for part in (*PARTS, ITEMS):
        for name, units in _by_name(results, part):
            for key, figure in units.items():
                said = rows.setdefault(key, ({}, {}))
                if part == ITEMS:
                    said[1][name] = figure
                else:
                    said[0].setdefault(part, {})[name] = figure
    return _bare(results), [(int(key), *said) for key, said in rows.items()]


def together(summary: Mapping[str, Any], rows: Iterable[Row]) -> Plain:
    """Return the snapshot with the figures of these rows; of other units it knows nothing."""
    made = _bare(summary)
    places = {part: dict(_by_name(made, part)) for part in (*PARTS, ITEMS)}
    for key, figures, statements in rows:
        for part, told in (*figures.items(), (ITEMS, statements)):
            for name, figure in told.items():
                places[part][name][str(key)] = figure
    return made


def _by_name(told: Mapping[str, Any], part: str) -> Iterator[tuple[str, Plain]]:
    """The figures by unit of each scale or statement in a part of a snapshot."""
    for name, found in told.get(part, {}).items():
        if part == SCALES:
            yield name, found["units"]
        elif part == CLASSES:
            yield from ((f"{name}/{scale}", units) for scale, units in found.items())
        else:
            yield name, found


def _bare(told: Mapping[str, Any]) -> Plain:
    made = dict(told)
    for part in (*PARTS, ITEMS):
        if part in told:
            made[part] = {name: _emptied(part, found) for name, found in told[part].items()}
    return made


def _emptied(part: str, found: Mapping[str, Any]) -> Plain:
    if part == SCALES:
        return {**found, "units": {}}
    return {scale: {} for scale in found} if part == CLASSES else {}
