"""What HR's file would change: compares it with how things are. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from django.utils.translation import gettext as _

from talkoot.ground.texts import pick
from talkoot.people.roster import PersonEntry, Problem, UnitEntry

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
) -> tuple[Plan, list[Problem]]:
    """Return the plan and what stands in its way. A file that was not brought changes nothing."""
    wanted = _wanted_units(now, units)
    problems = list(_tree_problems(units)) if units is not None else []
    entries = {entry.number: entry for entry in people or ()}
    staying = [(member, entries[number]) for number, member in _members(now) if number in entries]
    left = tuple(Left(m.number, m.name) for n, m in _members(now) if people and n not in entries)
    moved = tuple(move for member, entry in staying if (move := _moved(member, entry)))
    changed = tuple(change for member, entry in staying if (change := _changed(member, entry)))
    joined = tuple(_joined(now, entries, _freed(now, changed)))
    touched = {move.number for move in moved} | {change.number for change in changed}
    plan = Plan(
        units_added=tuple(unit for code, unit in wanted.items() if code not in now.units),
        units_changed=tuple(
            unit for code, unit in wanted.items() if code in now.units and unit != now.units[code]
        ),
        units_closed=tuple(
            unit for code, unit in sorted(now.units.items()) if unit.open and code not in wanted
        ),
        joined=joined,
        moved=moved,
        changed=changed,
        left=left,
        unchanged=sum(entry.number not in touched for _member, entry in staying),
    )
    problems += _unit_problems(entries, wanted)
    problems += _stranded(now, plan, entries if people else None)
    problems += _address_problems(now, plan, entries)
    problems += _coordinator_problems(now, plan)
    return plan, problems


def _members(now: Now) -> list[tuple[str, PersonNow]]:
    return [(number, member) for number, member in sorted(now.people.items()) if not member.left]


def _wanted_units(now: Now, units: Sequence[UnitEntry] | None) -> dict[str, UnitNow]:
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


def _tree_problems(units: Sequence[UnitEntry]) -> Iterator[Problem]:
    parents = {entry.code: entry.parent for entry in units}
    for entry in units:
        if entry.parent and entry.parent not in parents:
            text = _("The unit above, %(code)s, is not in the file.") % {"code": entry.parent}
            yield Problem("units", entry.line, text)
        elif _circles(entry.code, parents):
            text = _("Unit %(code)s is above itself.") % {"code": entry.code}
            yield Problem("units", entry.line, text)


def _circles(code: str, parents: Mapping[str, str]) -> bool:
    seen = {code}
    above = parents.get(code, "")
    while above and above not in seen:
        seen.add(above)
        above = parents.get(above, "")
    return above == code


def _unit_problems(
    entries: Mapping[str, PersonEntry], wanted: Mapping[str, UnitNow]
) -> Iterator[Problem]:
    for entry in entries.values():
        for code in entry.placements.keys() - wanted.keys():
            text = _("There is no unit %(code)s.") % {"code": code}
            yield Problem("people", entry.line, text)


def _stranded(now: Now, plan: Plan, entries: Mapping[str, PersonEntry] | None) -> Iterator[Problem]:
    """Say which units would close with people in them."""
    leaving = {left.number for left in plan.left} | {move.number for move in plan.moved}
    closed = {unit.code for unit in plan.units_closed}
    inside: dict[str, int] = {}
    for number, member in _members(now):
        if number not in leaving:
            for code in {unit for unit, _leads in member.placements} & closed:
                inside[code] = inside.get(code, 0) + 1
    for code, count in sorted(inside.items()):
        text = _("Unit %(code)s is not in the file, but %(count)d people work there.")
        told = entries is not None and any(code in e.placements for e in entries.values())
        if not told:
            yield Problem("units", 0, text % {"code": code, "count": count})


def _address_problems(
    now: Now, plan: Plan, entries: Mapping[str, PersonEntry]
) -> Iterator[Problem]:
    """An address belongs to one person; it may pass on within the file."""
    freed = _freed(now, plan.changed)
    for number, email in _taken_up(plan):
        before = now.people.get(number)
        owner = now.owners.get(email)
        if before is None or before.shared or owner in (None, before.person):
            continue
        if owner not in freed:
            text = _("The address %(email)s belongs to somebody else.") % {"email": email}
            yield Problem("people", entries[number].line, text)
    yield from _one_person_twice(now, plan, entries)


def _freed(now: Now, changed: Sequence[Changed]) -> set[int]:
    """People who let their address go."""
    return {
        now.people[change.number].person
        for change in changed
        if change.before[1] and change.before[1] != change.email
    }


def _taken_up(plan: Plan) -> Iterator[tuple[str, str]]:
    for change in plan.changed:
        if change.email != change.before[1]:
            yield change.number, change.email
    for joined in plan.joined:
        if joined.email:
            yield joined.number, joined.email


def _one_person_twice(
    now: Now, plan: Plan, entries: Mapping[str, PersonEntry]
) -> Iterator[Problem]:
    """Who is a member under one number, or comes back to it, must not join under another."""
    leaving = {left.number for left in plan.left}
    numbers = {member.person: n for n, member in _members(now) if n not in leaving}
    for joined in sorted(plan.joined, key=lambda one: one.number not in now.people):
        if joined.person is None:
            continue
        other = numbers.setdefault(joined.person, joined.number)
        if other != joined.number:
            text = _("The address %(email)s belongs to number %(number)s.")
            values = {"email": joined.email, "number": other}
            yield Problem("people", entries[joined.number].line, text % values)


def _coordinator_problems(now: Now, plan: Plan) -> Iterator[Problem]:
    gone = [now.people[left.number] for left in plan.left if now.people[left.number].coordinates]
    if gone and len(gone) >= now.coordinators:
        text = _(
            "%(name)s is not in the file, and nobody else would coordinate. "
            "Add the row, or give the role to somebody first."
        )
        yield Problem("people", 0, text % {"name": gone[0].name})
