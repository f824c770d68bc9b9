"""Arrows from a table: columns from, to, sign and delay, in the words people use for them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talkoot.figures.loops import Arrow, Sign

MOST = 5000  # lines
COLUMNS = {
    "from": ("from", "mistä", "från"),
    "to": ("to", "mihin", "till"),
    "sign": ("sign", "merkki", "tecken"),
    "delay": ("delay", "viive", "fördröjning"),
}
# fmt: off
RISES = {"+", "+1", "1", "s", "same", "rises", "sama", "samaan", "kasvaa", "samma", "ökar"}
FALLS = {
    "-", "-1", "−", "–", "o", "opposite", "falls", "päinvastoin", "vastakkainen", "vähenee",
    "motsatt", "minskar",
}
# fmt: on
LATE = "1 x yes true late later delay || kyllä myöhemmin viive viiveellä ja senare"
SOON = "0 - no false soon ei heti pian nej snart"
DELAYS = {"": False} | {word: word in LATE.split() for word in f"{LATE} {SOON}".split()}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong on a line, and what to do."""

    line: int
    words: str

    def __str__(self) -> str:
        return _("line %(line)d: %(words)s") % {"line": self.line, "words": self.words}


def read(text: str) -> tuple[list[Arrow], list[Mistake]]:
    """Return the arrows of a table, and what is wrong in it."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    header = next(rows, [])
    places = _places(header)
    missing = [name for name in ("from", "to", "sign") if name not in places]
    if missing:
        return [], [Mistake(1, _missing(missing))]
    arrows: list[Arrow] = []
    mistakes: list[Mistake] = []
    lines: dict[tuple[str, str], int] = {}
    for row in rows:
        line = rows.line_num
        if not any(cell.strip() for cell in row):
            continue
        if line > MOST:
            words = _("The table is too long: %(most)d lines are read.") % {"most": MOST}
            return arrows, [*mistakes, Mistake(line, words)]
        cells = {name: _cell(row, place) for name, place in places.items()}
        wrong = list(_wrong(cells, lines))
        mistakes += [Mistake(line, words) for words in wrong]
        if not wrong:
            lines[cells["from"], cells["to"]] = line
            arrows.append(_arrow(cells))
    return arrows, mistakes


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _places(header: list[str]) -> dict[str, int]:
    titles = [title.strip().casefold() for title in header]
    return {
        name: titles.index(word)
        for name, known in COLUMNS.items()
        for word in known
        if word in titles
    }


def _cell(row: list[str], place: int) -> str:
    return " ".join(row[place].split()) if place < len(row) else ""


def _arrow(cells: Mapping[str, str]) -> Arrow:
    late = DELAYS[cells.get("delay", "").casefold()]
    sign: Sign = 1 if cells["sign"].casefold() in RISES else -1
    return Arrow(cells["from"], cells["to"], sign, late)


def _missing(names: list[str]) -> str:
    return _(
        "The first line must name the columns from, to and sign (and delay, if there is one)."
        " Missing: %(names)s."
    ) % {"names": ", ".join(names)}


def _wrong(cells: Mapping[str, str], lines: Mapping[tuple[str, str], int]) -> Iterator[str]:
    pair = (cells["from"], cells["to"])
    if not all(pair):
        yield _("An arrow needs both ends: fill in from and to.")
        return
    names = {"start": pair[0], "end": pair[1]}
    if pair[0] == pair[1]:
        yield _("“%(start)s” points to itself: remove the line, or name what lies between.") % names
    if pair in lines:
        yield _(
            "The arrow from “%(start)s” to “%(end)s” is on line %(line)d already: keep one."
        ) % (names | {"line": lines[pair]})
    if cells["sign"].casefold() not in RISES | FALLS:
        yield _("The sign “%(sign)s” is not known: write + when both rise together, else -.") % {
            "sign": cells["sign"]
        }
    if cells.get("delay", "").casefold() not in DELAYS:
        yield _("The delay “%(delay)s” is not known: write yes, or leave it empty.") % {
            "delay": cells["delay"]
        }
