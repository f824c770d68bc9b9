"""Reading a page by position: walk the lines, open a section at its heading, fill the card."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from talkoot.ground.finnish import parse_date, parse_money
from talkoot.programmes import labels
from talkoot.programmes.card import Bulletin, Card, Item
from talkoot.programmes.labels import Language, meaning
from talkoot.programmes.material import read_material
from talkoot.programmes.notes import Note, Why

T = TypeVar("T")
MOST_EUROS = 999_999_999


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its number. `first` says that an empty line stands above it."""

    number: int
    text: str
    first: bool

    def note(self, why: Why) -> Note:
        return Note(self.number, self.text, why)


@dataclass
class Walk:
    """The walk down a page: which section we are in, and what each holds so far."""

    language: Language
    section: str = "title"
    sections: dict[str, list[Row]] = field(default_factory=lambda: {"title": []})
    notes: list[Note] = field(default_factory=list)
    far: int = -1
    below_heading: bool = False

    def take(self, row: Row) -> None:
        row = replace(row, first=row.first or self.below_heading)
        name = meaning(row.text, self.language) if self._may_be_heading(row) else None
        section = self._opened_by(name) if name else None
        self.below_heading = bool(name)
        if section:
            self._enter(section, row)
        elif name:
            self.notes.append(row.note(Why.OUT_OF_PLACE))
        else:
            if self.section in labels.FACTS and row.first and self.sections[self.section]:
                self.section = "facts"  # a block that no label opens
            self.sections.setdefault(self.section, []).append(row)

    def _may_be_heading(self, row: Row) -> bool:
        if self.section == "material":
            return False
        in_text = self.section == "summary" or self.section.startswith("bulletin.")
        return row.first or not in_text

    def _opened_by(self, name: str) -> str | None:
        """Return the section that a label opens where we stand: the same word occurs twice."""
        if "bulletin" in self.sections:
            within = f"bulletin.{name}" if name in labels.BULLETIN else None
            return "material" if name == "material" else within
        in_facts = not {"summary", "responsible"} & self.sections.keys()
        return name if name in labels.PLAN or (in_facts and name in labels.FACTS) else None

    def _enter(self, section: str, row: Row) -> None:
        if section in self.sections:
            self.notes.append(row.note(Why.TWICE))
            section = "twice"
        place = _ORDER.get(section, self.far)
        if place < self.far:
            self.notes.append(row.note(Why.MOVED))
        self.far = max(self.far, place)
        self.section = section
        self.sections.setdefault(section, [])


_ORDER = {
    name: place
    for place, name in enumerate(
        (
            *("title", "facts", *labels.FACTS, "summary", "responsible", "bulletin"),
            *(f"bulletin.{name}" for name in labels.BULLETIN),
            "material",
        )
    )
}


def card_of(lines: list[str], language: Language) -> tuple[Card, list[Note]]:
    """Return the card of a page, and notes on the lines that it does not hold."""
    walk = Walk(language)
    for row in _rows(lines):
        walk.take(row)
    return Filling(walk).card(ends_with_newline=lines[-1] == "" and len(lines) > 1), walk.notes


def _rows(lines: list[str]) -> list[Row]:
    return [
        Row(number, line, number == 1 or not lines[number - 2].strip())
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]


class Filling:
    """Turns the sections of a walk into values, and notes what is left over."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        for name, why in (("twice", Why.TWICE), ("facts", Why.UNKNOWN)):
            self._leave(self._rows(name), why)

    def card(self, *, ends_with_newline: bool) -> Card:
        return Card(
            language=self._walk.language,
            title=self._title(),
            number=self._first_line("number"),
            applicant=_joined(self._rows("applicant")),
            implementer=_joined(self._rows("implementer")),
            **self._contact(),
            **self._period(),
            **self._decision(),
            total=self._one("total", _euros, Why.NOT_MONEY),
            results_on=self._one("results", parse_date, Why.NOT_A_DATE),
            summary=_paragraphs(self._rows("summary")),
            responsible=self._responsible(),
            bulletin=self._bulletin() if "bulletin" in self._walk.sections else None,
            material=self._material(),
            ends_with_newline=ends_with_newline,
        )

    def _rows(self, name: str) -> list[Row]:
        return self._walk.sections.get(name, [])

    def _leave(self, rows: list[Row], why: Why) -> None:
        self._walk.notes += [row.note(why) for row in rows]

    def _title(self) -> str:
        """Return the last block above the facts: what a browser copies along stands before it."""
        rows = self._rows("title")
        starts = [place for place, row in enumerate(rows) if row.first]
        last = starts[-1] if starts else 0
        self._leave(rows[:last], Why.UNKNOWN)
        return _joined(rows[last:])

    def _first_line(self, name: str) -> str:
        rows = self._rows(name)
        self._leave(rows[1:], Why.TOO_MANY)
        return _joined(rows[:1])

    def _one(self, name: str, parse: Callable[[str], T | None], why: Why) -> T | None:
        rows = self._rows(name)
        value = parse(rows[0].text) if rows else None
        self._leave(rows[:1] if value is None else [], why)
        self._leave(rows[1:], Why.TOO_MANY)
        return value

    def _contact(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in self._rows("contact"):
            name = "email" if "@" in row.text else "contact"
            if name in found:
                self._leave([row], Why.TOO_MANY)
            found.setdefault(name, row.text)
        return found

    def _period(self) -> dict[str, date | None]:
        ends = self._one("period", _period, Why.NOT_A_PERIOD) or (None, None)
        return {"starts_on": ends[0], "ends_on": ends[1]}

    def _decision(self) -> dict[str, Any]:
        found: dict[str, date | int] = {}
        for row in self._rows("decision"):
            day, euros = parse_date(row.text), _euros(row.text)
            name, value = ("decided_on", day) if day else ("grant", euros)
            if value is None or name in found:
                self._leave([row], Why.NOT_MONEY if value is None else Why.TOO_MANY)
            else:
                found[name] = value
        return found

    def _responsible(self) -> str:
        rows = self._rows("responsible")
        ends = next((place for place, row in enumerate(rows) if place and row.first), len(rows))
        self._leave(rows[ends:], Why.UNKNOWN)
        return _joined(rows[:ends])

    def _bulletin(self) -> Bulletin:
        rows = self._rows("bulletin")
        on = parse_date(rows[-1].text) if rows else None
        rows = rows[:-1] if on else rows
        while rows and parse_date(rows[-1].text):
            self._leave([rows.pop()], Why.TOO_MANY)
        texts = {name: _paragraphs(self._rows(f"bulletin.{name}")) for name in labels.BULLETIN}
        return Bulletin(title=_joined(rows), on=on, **texts)

    def _material(self) -> tuple[Item, ...]:
        rows = self._rows("material")
        items, left = read_material([(row.text, row.first) for row in rows])
        self._leave([rows[place] for place in left], Why.NO_LINK)
        return items


def _joined(rows: list[Row]) -> str:
    return "\n".join(row.text for row in rows)


def _paragraphs(rows: list[Row]) -> str:
    """Join lines, with an empty one where the page had one (or several)."""
    return "".join(("\n\n" if row.first else "\n") + row.text for row in rows).strip("\n")


def _euros(text: str) -> int | None:
    euros = parse_money(text)
    return euros if euros is not None and euros <= MOST_EUROS else None


def _period(text: str) -> tuple[date | None, date | None] | None:
    parts = re.split(r"\s*[-–—]\s*", text.strip())
    days = [parse_date(part) for part in parts]
    whole = all(bool(part) == bool(day) for part, day in zip(parts, days, strict=True))
    return (days[0], days[1]) if len(days) == 2 and any(days) and whole else None
