"""Means that other surveys told, from a table: unit, scale, n, mean and perhaps year. Pure.

A row of fewer than five people is left out. Where all that is left out is fewer than five people
together, the smallest other row goes too: the whole less the rest would tell of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talkoot.ground.numbers import whole
from talkoot.people import tables
from talkoot.surveys.counts import COLUMNS as UNIT_COLUMNS
from talkoot.surveys.counts import MistakesError

FEWEST = 5
MOST_ROWS, TOLD = 5000, 20
COLUMNS = {
    "unit": (*UNIT_COLUMNS["unit"], "työyksikkö", "organisaatio", "ryhmä", "grupp", "group"),
    "scale": ("scale", "asteikko", "mittari", "osa alue", "kysymys", "väittämä", "skala",
              "mätare", "fråga", "påstående", "indicator", "question"),
    "n": ("n", "vastaajia", "vastaajat", "vastaajamäärä", "svarande", "antal svarande",
          "respondents"),
    "mean": ("mean", "keskiarvo", "ka", "medelvärde", "medeltal", "average"),
    "year": ("year", "vuosi", "år"),
}  # fmt: skip


@dataclass(frozen=True)
class Mean:
    unit: str
    scale: str
    n: int
    mean: float
    year: int | None


@dataclass(frozen=True)
class Means:
    """What may be kept, and how many rows may not."""

    kept: tuple[Mean, ...]
    few: int  # rows of fewer than five people
    beside: int  # rows that would give those away


def read(raw: bytes) -> Means:
    """Return the means of a table, or raise MistakesError."""
    columns = {word: name for name, words in COLUMNS.items() for word in words}
    needed = frozenset({"unit", "scale", "n", "mean"})
    try:
        found = tables.rows(tables.decode(raw), columns, needed)
    except tables.TableError as error:
        raise MistakesError([str(error)]) from None
    mistakes = [*_mistakes(found)]
    if len(found) > MOST_ROWS:
        mistakes.append(_("The table has more than %(most)d rows.") % {"most": MOST_ROWS})
    if mistakes:
        raise MistakesError(mistakes[:TOLD])
    return sifted([_mean(row) for row in found])


def _number(cell: str) -> float | None:
    try:
        value = float(cell.replace(" ", "").replace(",", "."))
    except ValueError:
        return None
    return value if -1e6 < value < 1e6 else None


def _mistakes(found: Sequence[tables.Row]) -> Iterator[str]:
    for row in found:
        if not row.cells.get("unit") or not row.cells.get("scale"):
            yield _("line %(line)d: the unit or the scale is missing") % {"line": row.line}
        n, mean = _number(row.cells.get("n", "")), _number(row.cells.get("mean", ""))
        if n is None or n < 0 or n != int(n):
            yield _("line %(line)d: “%(cell)s” is no number of people") % {
                "line": row.line,
                "cell": row.cells.get("n", ""),
            }
        elif mean is None and n >= FEWEST:
            yield _("line %(line)d: “%(cell)s” is no mean") % {
                "line": row.line,
                "cell": row.cells.get("mean", ""),
            }
        year = row.cells.get("year", "")
        if year and not 1980 <= (whole(year) or 0) <= 2100:
            yield _("line %(line)d: “%(cell)s” is no year") % {"line": row.line, "cell": year}


def _mean(row: tables.Row) -> Mean:
    year = row.cells.get("year", "")
    return Mean(
        row.cells["unit"][:200],
        row.cells["scale"][:200],
        int(_number(row.cells["n"]) or 0),
        _number(row.cells.get("mean", "")) or 0.0,
        int(year) if year else None,
    )


def sifted(found: Sequence[Mean]) -> Means:
    """Leave out what tells of fewer than five people, and what would give it away."""
    kept: list[Mean] = []
    few = beside = 0
    for key in dict.fromkeys((one.scale, one.year) for one in found):
        mine = [one for one in found if (one.scale, one.year) == key and one.n > 0]
        enough = sorted((one for one in mine if one.n >= FEWEST), key=lambda one: one.n)
        loose = sum(one.n for one in mine if one.n < FEWEST)
        few += len(mine) - len(enough)
        while 0 < loose < FEWEST and enough:
            loose += enough.pop(0).n
            beside += 1
        kept += [one for one in mine if one in enough]
    return Means(tuple(kept), few, beside)
