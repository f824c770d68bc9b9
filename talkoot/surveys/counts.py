"""Respondents by unit from a table: unit, parent, respondents, and any columns of classes. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talkoot.figures.blocks import Tree
from talkoot.ground.numbers import whole
from talkoot.people import tables

COLUMNS = {
    "unit": ("unit", "yksikkö", "enhet"),
    "parent": ("parent", "yläyksikkö", "överordnad"),
    "respondents": ("respondents", "vastaajia", "svarande"),
}
MOST = 10_000_000  # people in one unit: more is a mistake in the table


@dataclass(frozen=True)
class Counts:
    """Units in the table's order; `classes` is empty where the table has no such columns."""

    units: tuple[str, ...]
    tree: Tree
    respondents: tuple[int, ...]
    class_names: tuple[str, ...] = ()
    classes: tuple[tuple[int, ...], ...] = ()


class MistakesError(Exception):
    """A table that cannot be used; `mistakes` has a sentence for each thing to mend."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = tuple(mistakes)


def read(raw: bytes) -> Counts:
    """Return the counts of a CSV file, or raise MistakesError."""
    try:
        text = tables.decode(raw)
        columns, names = _columns(tables.header(text))
        found = tables.rows(text, columns, frozenset(COLUMNS))
    except tables.TableError as error:
        raise MistakesError([str(error)]) from None
    mistakes = [*_twice(found), *_numbers(found, names), *_parents(found)]
    if mistakes:
        raise MistakesError(mistakes)
    return _counts(found, names)


def read_units(raw: bytes) -> Counts:
    """Return the units of a CSV file without their respondents, or raise MistakesError."""
    ours = {word: name for name, words in COLUMNS.items() for word in words}
    try:
        found = tables.rows(tables.decode(raw), ours, frozenset({"unit", "parent"}))
    except tables.TableError as error:
        raise MistakesError([str(error)]) from None
    mistakes = [*_twice(found), *_parents(found)]
    if mistakes:
        raise MistakesError(mistakes)
    return _counts(found, ())


def _columns(header: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Map what was typed to our names; every column that is not ours is a class."""
    ours = {word: name for name, words in COLUMNS.items() for word in words}
    classes = tuple(cell for cell in header if cell and tables.heading(cell) not in ours)
    return ours | {tables.heading(name): name for name in classes}, classes


def _twice(found: Sequence[tables.Row]) -> Iterator[str]:
    lines: dict[str, int] = {}
    for row in found:
        unit = row.cells.get("unit", "")
        if not unit:
            yield _("line %(line)d: the unit has no name") % {"line": row.line}
        elif unit in lines:
            yield _("line %(line)d: “%(unit)s” is on line %(first)d already") % {
                "line": row.line,
                "unit": unit,
                "first": lines[unit],
            }
        lines.setdefault(unit, row.line)


def _numbers(found: Sequence[tables.Row], names: Sequence[str]) -> Iterator[str]:
    for row in found:
        wrong = [name for name in ("respondents", *names) if _number(row, name) is None]
        for name in wrong:
            yield _("line %(line)d: “%(cell)s” in the column %(name)s is no number of people") % {
                "line": row.line,
                "cell": row.cells.get(name, ""),
                "name": name,
            }
        if names and not wrong and sum(_all(row, names)) != _number(row, "respondents"):
            yield _("line %(line)d: the classes add up to %(sum)d, and there are %(n)d") % {
                "line": row.line,
                "sum": sum(_all(row, names)),
                "n": _number(row, "respondents"),
            }


def _number(row: tables.Row, name: str) -> int | None:
    cell = row.cells.get(name, "").replace(" ", "")
    if not cell:
        return 0
    number = whole(cell)
    return number if number is not None and number <= MOST else None


def _all(row: tables.Row, names: Sequence[str]) -> tuple[int, ...]:
    return tuple(_number(row, name) or 0 for name in names)


def _parents(found: Sequence[tables.Row]) -> Iterator[str]:
    known = {row.cells.get("unit", "") for row in found}
    for row in found:
        parent = row.cells.get("parent", "")
        if parent and parent not in known:
            yield _("line %(line)d: the parent “%(parent)s” is not among the units") % {
                "line": row.line,
                "parent": parent,
            }


def _counts(found: Sequence[tables.Row], names: tuple[str, ...]) -> Counts:
    number = {row.cells["unit"]: place for place, row in enumerate(found)}
    parents = tuple(number.get(row.cells.get("parent", "")) for row in found)
    try:
        tree = Tree(parents)
    except ValueError:
        raise MistakesError([_("Some units are above themselves: check the parents.")]) from None
    return Counts(
        units=tuple(number),
        tree=tree,
        respondents=tuple(_number(row, "respondents") or 0 for row in found),
        class_names=names,
        classes=tuple(_all(row, names) for row in found) if names else (),
    )
