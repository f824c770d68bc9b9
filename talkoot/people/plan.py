"""What HR's file would change: compares it with how things are. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from talkoot.ground.texts import pick
from talkoot.people.roster import PersonEntry, UnitEntry

Placements = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class UnitNow:
    code: str
    parent: str
    names: tuple[tuple[str, str], ...]
    open: bool = True

    @property
    def name(self) -> str:
        return pick(dict(self.names))


@dataclass(frozen=True, slots=True)
class PersonNow:
    """A member, also one who has left. Who is `shared` has ties elsewhere, and only moves."""

    number: str
    person: int
    name: str
    email: str
    language: str
    placements: Placements = ()
    left: bool = False
    shared: bool = False
    coordinates: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """How things are. `owners` says whose an address is; `coordinators` counts non-members too."""

    units: Mapping[str, UnitNow]
    people: Mapping[str, PersonNow]
    owners: Mapping[str, int]
    coordinators: int = 0


@dataclass(frozen=True, slots=True)
class Joined:
    """Who is new (no `person` yet), known by her address, or back. Empty cells keep what is."""

    number: str
    person: int | None
    name: str
    email: str
    language: str
    placements: Placements


@dataclass(frozen=True, slots=True)
class Moved:
    number: str
    name: str
    before: Placements
    after: Placements


@dataclass(frozen=True, slots=True)
class Changed:
    number: str
    before: tuple[str, str, str]
    name: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class Left:
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All that would happen, in a fixed order."""

    units_added: tuple[UnitNow, ...] = ()
    units_changed: tuple[UnitNow, ...] = ()
    units_closed: tuple[UnitNow, ...] = ()
    joined: tuple[Joined, ...] = ()
    moved: tuple[Moved, ...] = ()
    changed: tuple[Changed, ...] = ()
    left: tuple[Left, ...] = ()
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        return not any(
            getattr(self, part.name) for part in fields(self) if part.name != "unchanged"
        )

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr(self).encode()).hexdigest()


def make_plan(
    now: Now, units: Sequence[UnitEntry] | None, people: Sequence[PersonEntry] | None
) -> Plan:
    """Return what would change. A file that was not brought changes nothing."""
    wanted = wanted_units(now, units)
    entries = {entry.number: entry for entry in people or ()}
    staying = [(member, entries[number]) for number, member in members(now) if number in entries]
    moved = tuple(move for member, entry in staying if (move := _moved(member, entry)))
    changed = tuple(change for member, entry in staying if (change := _changed(member, entry)))
    touched = {move.number for move in moved} | {change.number for change in changed}
    return Plan(
        units_added=tuple(unit for code, unit in wanted.items() if code not in now.units),
        units_changed=tuple(
            unit for code, unit in wanted.items() if code in now.units and unit != now.units[code]
        ),
        units_closed=tuple(
            unit for code, unit in sorted(now.units.items()) if unit.open and code not in wanted
        ),
        joined=tuple(_joined(now, entries, freed(now, changed))),
        moved=moved,
        changed=changed,
        left=tuple(Left(m.number, m.name) for n, m in members(now) if people and n not in entries),
        unchanged=sum(entry.number not in touched for _member, entry in staying),
    )


def members(now: Now) -> list[tuple[str, PersonNow]]:
    return [(number, member) for number, member in sorted(now.people.items()) if not member.left]


def wanted_units(now: Now, units: Sequence[UnitEntry] | None) -> dict[str, UnitNow]:
    if units is None:
        return {code: unit for code, unit in sorted(now.units.items()) if unit.open}
    wanted = {}
    for entry in sorted(units, key=lambda entry: entry.code):
        before = dict(now.units[entry.code].names) if entry.code in now.units else {}
        names = tuple(sorted({**before, **dict(entry.names)}.items()))
        wanted[entry.code] = UnitNow(entry.code, entry.parent, names)
    return wanted


def _joined(now: Now, entries: Mapping[str, PersonEntry], freed: set[int]) -> Iterator[Joined]:
    """Those who are new, or come back; an address we know is the same person."""
    for number, entry in sorted(entries.items()):
        before = now.people.get(number)
        if before is not None and not before.left:
            continue
        owner = now.owners.get(entry.email)
        person = before.person if before else (None if owner in freed else owner)
        placed = tuple(sorted((unit, bool(leads)) for unit, leads in entry.placements.items()))
        yield Joined(number, person, entry.name, entry.email, entry.language, placed)


def _moved(member: PersonNow, entry: PersonEntry) -> Moved | None:
    if not entry.placements:
        return None
    before = dict(member.placements)
    after = tuple(
        sorted(
            (unit, before.get(unit, False) if leads is None else leads)
            for unit, leads in entry.placements.items()
        )
    )
    if after == member.placements:
        return None
    return Moved(member.number, member.name, member.placements, after)


def _changed(member: PersonNow, entry: PersonEntry) -> Changed | None:
    before = (member.name, member.email, member.language)
    after = (entry.name, entry.email or member.email, entry.language or member.language)
    if member.shared or before == after:
        return None
    return Changed(member.number, before, *after)


def freed(now: Now, changed: Sequence[Changed]) -> set[int]:
    """People who let their address go."""
    return {
        now.people[change.number].person
        for change in changed
        if change.before[1] and change.before[1] != change.email
    }
