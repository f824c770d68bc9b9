"""What one clock holds in one year for one reader: her unit's own, and what it inherits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Q
from django.utils import timezone

from talkoot.people.models import Person, Unit
from talkoot.practice.clock import actions as clock_actions
from talkoot.practice.clock import rules as clock_rules
from talkoot.practice.clock.load import Item, Warning, warnings
from talkoot.practice.clock.wheel import Thing, Wheel, draw
from talkoot.practice.clock.when import when
from talkoot.practice.models import Clock, ClockEntry, ClockMark

Layer = ClockEntry.Layer
FURTHEST = timedelta(days=100)  # that a unit may have moved something


@dataclass(frozen=True, slots=True)
class Rights:
    """What the reader may do in this clock."""

    runs: bool  # this very clock
    runs_house: bool


@dataclass(slots=True)
class Row:
    """An entry as this clock has it."""

    entry: ClockEntry
    mark: ClockMark | None
    begins: date
    ends: date
    rights: Rights
    own: bool  # it is of this clock, or the reader's own
    number: int = 0

    @property
    def whole_month(self) -> bool:
        moved = self.mark is not None and self.mark.moved_to is not None
        return not moved and clock_rules.read(self.entry.rule).whole_month

    @property
    def when(self) -> str:
        return when(self.begins, self.ends, whole_month=self.whole_month)

    @property
    def done_on(self) -> date | None:
        return self.mark.done_on if self.mark else None

    @property
    def has_begun(self) -> bool:
        return self.begins <= timezone.localdate()

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.ends < timezone.localdate()

    @property
    def is_moved(self) -> bool:
        return self.mark is not None and self.mark.moved_to is not None

    @property
    def may_edit(self) -> bool:
        """Write it anew, take it out, and let it begin on another day for all."""
        if self.entry.private_to_id:
            return True
        return self.own and self.rights.runs

    @property
    def may_edit_at_home(self) -> bool:
        """The same, on the clock from which it is inherited."""
        return not self.may_edit and self.rights.runs_house

    @property
    def may_shift(self) -> bool:
        """Hold it on another day in this unit alone."""
        unit = self.entry.layer == Layer.UNIT
        return unit and not self.own and self.entry.slack > 0 and self.rights.runs

    @property
    def may_move(self) -> bool:
        return self.may_edit or self.may_shift

    @property
    def may_tick(self) -> bool:
        """The unit's by who runs the unit; what others do by those who run the house."""
        if self.entry.private_to_id or self.own or self.entry.layer == Layer.UNIT:
            return self.may_edit or self.rights.runs
        return self.rights.runs_house

    @property
    def is_for_all(self) -> bool:
        house = self.entry.seen_by == ClockEntry.SeenBy.HOUSE
        return house and self.entry.private_to_id is None

    @property
    def is_ours(self) -> bool:
        """Whether it burdens those whose clock this is."""
        return self.own or self.entry.layer == Layer.UNIT

    @property
    def item(self) -> Item:
        key = str(self.entry.pk)
        today = timezone.localdate()
        if self.may_edit:
            return Item(key, self.begins, self.ends, movable=True, earliest=today)
        limits = (max(self.earliest, today), self.latest)
        return Item(key, self.begins, self.ends, self.may_shift, *limits)

    @property
    def earliest(self) -> date:
        return clock_actions.span(self.entry)[0]

    @property
    def latest(self) -> date:
        return clock_actions.span(self.entry)[1]


@dataclass
class Year:
    """A clock in one year, its rows by date and numbered."""

    clock: Clock
    first: date
    last: date
    rights: Rights
    rows: list[Row] = field(default_factory=list)

    @property
    def name(self) -> str:
        same = self.first.year == self.last.year
        return str(self.first.year) if same else f"{self.first.year}–{self.last.year % 100:02}"

    @cached_property
    def layers(self) -> list[str]:
        """Those that have something, from inside."""
        held = {row.entry.layer for row in self.rows}
        return [layer for layer in Layer.values if layer in held]

    def shown(self, hidden: frozenset[str]) -> list[Row]:
        return [row for row in self.rows if row.entry.layer not in hidden]

    def wheel(self, rows: list[Row], today: date | None) -> Wheel:
        rings = {layer: ring for ring, layer in enumerate(self.layers)}
        inside = today if today and self.first <= today <= self.last else None
        things = [
            Thing(
                key=str(row.entry.pk),
                number=row.number,
                ring=rings[row.entry.layer],
                begins=row.begins,
                ends=row.ends,
                whole_month=row.whole_month,
                done=row.done_on is not None,
            )
            for row in rows
        ]
        return draw(things, self.first, len(rings), inside)

    @property
    def warnings(self) -> list[Warning]:
        """Too much of what burdens those whose clock it is; what law gives burdens others."""
        today = timezone.localdate()
        return warnings(
            [
                row.item
                for row in self.rows
                if row.is_ours and row.ends >= today and row.done_on is None
            ]
        )

    @property
    def from_staff(self) -> int:
        return sum(row.entry.from_staff for row in self.rows)

    @property
    def for_the_wall(self) -> Year:
        """The same year with only what everybody may read, numbered anew."""
        everybody = [row for row in self.rows if row.is_for_all]
        rows = [replace(row, number=number) for number, row in enumerate(everybody, start=1)]
        return Year(self.clock, self.first, self.last, self.rights, rows)


def year_of(clock: Clock, person: Person, year: int | None = None) -> Year:
    """The year that began in `year`, or the one that today is in."""
    today = timezone.localdate()
    begun = clock_rules.year_of(today, clock.first_month) if year is None else year
    first, last = clock_rules.window(clock.first_month, begun)
    made = Year(clock, first, last, rights_of(clock, person))
    rows = rows_of(clock, person, first, last, made.rights)
    made.rows = sorted(rows, key=lambda row: (row.begins, row.ends, str(row.entry.pk)))
    for number, row in enumerate(made.rows, start=1):
        row.number = number
    return made


def rights_of(clock: Clock, person: Person) -> Rights:
    run = Clock.objects.run_by(person).filter(organisation=clock.organisation_id)
    keys = dict(run.filter(Q(pk=clock.pk) | Q(unit=None)).values_list("pk", "unit"))
    return Rights(runs=clock.pk in keys, runs_house=None in keys.values())


def rows_of(clock: Clock, person: Person, first: date, last: date, rights: Rights) -> list[Row]:
    near = ClockEntry.objects.visible_to(person).filter(clock__in=above(clock))
    # Moved by a unit, it may stand on this side of the new year or on the other.
    near = near.between(first - FURTHEST, last + FURTHEST).select_related("clock", "carer")
    marks = marks_of(clock, list(near))
    rows = [row_with(clock, entry, marks.get(entry.pk), rights) for entry in near]
    return [row for row in rows if first <= row.begins <= last]


def above(clock: Clock) -> list[int]:
    """The clock, those of the units above it, and the house's."""
    clocks = Clock.objects.filter(organisation=clock.organisation_id)
    by_unit: dict[int | None, int] = {unit: key for key, unit in clocks.values_list("pk", "unit")}
    parents = dict(
        Unit.objects.filter(organisation=clock.organisation_id).values_list("pk", "parent")
    )
    found, unit = [by_unit[None]] if None in by_unit else [], clock.unit_id
    while unit is not None:
        if unit in by_unit:
            found.append(by_unit[unit])
        unit = parents.get(unit)
    return found


def marks_of(clock: Clock, entries: list[ClockEntry]) -> dict[object, ClockMark]:
    """How this unit holds its own, and how the house holds the rest."""
    marks = ClockMark.objects.filter(entry__in=[one.pk for one in entries])
    layers = {one.pk: one.layer for one in entries}
    held = marks.filter(Q(unit=None) | Q(unit=clock.unit_id))
    return {
        one.entry_id: one
        for one in held.select_related("evidence", "commitment")
        if one.unit_id == unit_of(clock, layers[one.entry_id])
    }


def unit_of(clock: Clock, layer: str) -> int | None:
    """Whose mark counts: the unit's for what units do, else the house's."""
    return clock.unit_id if layer == Layer.UNIT else None


def row_with(clock: Clock, entry: ClockEntry, mark: ClockMark | None, rights: Rights) -> Row:
    """The entry on the days on which this clock has it."""
    begins, ends = entry.begins_on, entry.ends_on
    if mark and mark.moved_to:
        begins, ends = mark.moved_to, mark.moved_to + (ends - begins)
    own = entry.clock_id == clock.pk or entry.private_to_id is not None
    return Row(entry, mark, begins, ends, rights, own)


def row_of(clock: Clock, entry: ClockEntry, person: Person) -> Row:
    """One entry, as this clock has it."""
    mark = marks_of(clock, [entry]).get(entry.pk)
    return row_with(clock, entry, mark, rights_of(clock, person))
