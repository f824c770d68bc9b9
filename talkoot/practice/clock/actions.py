"""Begin a clock, and write, move, tick and take away what is in it. The only writers of clocks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Organisation, Unit
from talkoot.practice.clock import letters as clock_letters
from talkoot.practice.clock import rules as clock_rules
from talkoot.practice.clock.preset import Entry, municipality
from talkoot.practice.clock.rules import Rule
from talkoot.practice.models import Clock, ClockEntry, ClockMark, Commitment, Evidence

SHARED = Q(private_to=None)
COPIED = (
    *("titles", "does", "asked", "output", "shows", "basis", "method", "layer", "kind"),
    *("repeat", "seen_by", "slack", "preset", "clock_id", "private_to_id"),
)


class OutsideError(Exception):
    """The unit may not move it that far; `first` and `last` say how far."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__()
        self.first, self.last = first, last


@transaction.atomic
def begin(house: Organisation, year: int) -> Clock:
    """Give a house the year of the preset, and its units their clocks. Twice is once."""
    clock, new = Clock.objects.get_or_create(organisation=house, unit=None)
    if new:
        first, _last = clock_rules.window(clock.first_month, year)
        ClockEntry.objects.bulk_create(_ready(clock, one, first) for one in municipality().entries)
    spread(house)
    return clock


def spread(house: Organisation) -> None:
    """Give a clock to the units that have none yet."""
    lacking = Unit.objects.filter(organisation=house, closed_on=None, annual_clock=None)
    Clock.objects.bulk_create(
        (Clock(organisation=house, unit=unit) for unit in lacking), ignore_conflicts=True
    )


def _ready(clock: Clock, one: Entry, first: date) -> ClockEntry:
    who, shows = municipality().who, one.shows
    entry = ClockEntry(
        clock=clock,
        preset=one.id,
        layer=one.layer,
        kind=one.kind,
        titles=one.title.model_dump(),
        does=who(one.does),
        asked=who(one.asked),
        output=one.output.model_dump(),
        shows=shows.model_dump() if shows else {},
        basis=one.basis,
        method=one.method,
        repeat=one.repeat,
        slack=one.slack,
    )
    month = clock_rules.read(one.when).begins.month
    return _dated(entry, clock_rules.read(one.when), first.year + (month < first.month))


def _dated(entry: ClockEntry, rule: Rule, year: int) -> ClockEntry:
    entry.rule, entry.year = str(rule), year
    entry.begins_on, entry.ends_on = rule.days(year)
    return entry


@transaction.atomic
def add(clock: Clock, rule: Rule, year: int, **words: Any) -> ClockEntry:
    """Put one more thing into a clock."""
    entry = _dated(ClockEntry(clock=clock, **words), rule, year)
    entry.save()
    clock_letters.tell(entry)
    return entry


@transaction.atomic
def change(entry: ClockEntry, seen: int, rule: Rule, year: int, **words: Any) -> ClockEntry:
    """Write an entry anew, if it is still what its writer saw."""
    held = ClockEntry.objects.select_for_update().get(pk=entry.pk)
    if held.sequence != seen:
        raise ChangedMeanwhileError
    before = held.carer
    for name, value in words.items():
        setattr(held, name, value)
    _dated(held, rule, year)
    _newer(held)
    if before is not None and before != held.carer:
        clock_letters.tell(held, to=before, gone=True)
    clock_letters.tell(held)
    return held


def _newer(entry: ClockEntry) -> None:
    entry.sequence += 1
    entry.changed_at = timezone.now()
    entry.save()


@transaction.atomic
def move(entry: ClockEntry, to: date) -> None:
    """Let it begin on another day, for everybody who has it."""
    held = ClockEntry.objects.select_for_update().get(pk=entry.pk)
    rule, year = clock_rules.moved(clock_rules.read(held.rule), held.year, to)
    _dated(held, rule, year)
    _newer(held)
    clock_letters.tell(held)


@transaction.atomic
def move_here(entry: ClockEntry, unit: Unit, to: date) -> None:
    """Let a unit hold it on another day, no further off than the house allows."""
    first, last = span(entry)
    if not first <= to <= last:
        raise OutsideError(first, last)
    mark = _mark(entry, unit)
    mark.moved_to = None if to == entry.begins_on else to
    mark.sequence += 1
    mark.save()
    clock_letters.tell_unit(entry, mark)


def span(entry: ClockEntry) -> tuple[date, date]:
    """The days on which a unit may begin it."""
    slack = timedelta(days=entry.slack)
    return entry.begins_on - slack, entry.begins_on + slack


def _mark(entry: ClockEntry, unit: Unit | None) -> ClockMark:
    return ClockMark.objects.get_or_create(entry=entry, unit=unit)[0]


@transaction.atomic
def tick(
    entry: ClockEntry,
    unit: Unit | None,
    *,
    done_on: date | None,
    note: str = "",
    evidence: Evidence | None = None,
    commitment: Commitment | None = None,
) -> None:
    """Say that it was done and what shows it; without a day it is open again."""
    mark = _mark(entry, unit)
    mark.done_on = done_on
    mark.note, mark.evidence, mark.commitment = note, evidence, commitment
    mark.save()


@transaction.atomic
def remove(entry: ClockEntry) -> None:
    """Take it out. Calendars that follow are told, so the row stays, marked so."""
    held = ClockEntry.objects.select_for_update().get(pk=entry.pk)
    held.removed_on = timezone.localdate()
    _newer(held)
    clock_letters.tell(held, gone=True)


def hold(clock: Clock) -> None:
    """Let others wait who would put the same things into it at the same moment."""
    Clock.objects.select_for_update().get(pk=clock.pk)


def first_month(clock: Clock, month: int) -> None:
    """Let the year begin in another month: only the picture turns."""
    clock.first_month = month
    clock.save(update_fields=["first_month"])


@transaction.atomic
def take_along(clock: Clock, first: date, whose: Q = SHARED) -> int:
    """Copy what comes back into the year after the one that begins on a day; tell how much.

    What is there already is not copied again. Each copy knows what it came from, and with it how
    it went. What a unit moved for one year is where the house has it again.
    """
    hold(clock)
    fresh = [_again(one, years) for one, years in coming(clock, first, whose)]
    ClockEntry.objects.bulk_create(fresh)
    for entry in fresh:
        clock_letters.tell(entry)
    return len(fresh)


def coming(clock: Clock, first: date, whose: Q = SHARED) -> list[tuple[ClockEntry, int]]:
    """What returns in the year after, and how many years after it was.

    Of what is only somebody's own, nobody but she may be told: `whose` says of whom.
    """
    found: list[tuple[ClockEntry, int]] = []
    repeat = ClockEntry.Repeat
    for word, years in ((repeat.YEARLY, 1), (repeat.SECOND, 2)):
        begins, ends = clock_rules.window(first.month, first.year + 1 - years)
        held = clock.entries.filter(begins_on__range=(begins, ends), repeat=word, removed_on=None)
        once = held.filter(whose, after=None).select_related("carer").order_by("begins_on", "pk")
        found += [(one, years) for one in once]
    return found


def _again(entry: ClockEntry, years: int) -> ClockEntry:
    made = ClockEntry(before=entry, **{name: getattr(entry, name) for name in COPIED})
    made.carer = clock_letters.still_here(entry)
    return _dated(made, clock_rules.read(entry.rule), entry.year + years)
