"""What stands in the way of a plan: told with the line of the file. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from talkoot.people.plan import Now, Plan, UnitNow, freed, members, wanted_units
from talkoot.people.roster import PersonEntry, Problem, UnitEntry


def problems(
    now: Now, plan: Plan, units: Sequence[UnitEntry] | None, people: Sequence[PersonEntry] | None
) -> Iterator[Problem]:
    """Yield everything for which the plan cannot be carried out."""
    entries = {entry.number: entry for entry in people or ()}
    yield from _tree_problems(units or ())
    yield from _unit_problems(entries, wanted_units(now, units))
    yield from _stranded(now, plan, entries if people else None)
    yield from _address_problems(now, plan, entries)
    yield from _coordinator_problems(now, plan)


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
    for number, member in members(now):
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
    let_go = freed(now, plan.changed)
    for number, email in _taken_up(plan):
        before = now.people.get(number)
        owner = now.owners.get(email)
        if before is None or before.shared or owner in (None, before.person):
            continue
        if owner not in let_go:
            text = _("The address %(email)s belongs to somebody else.") % {"email": email}
            yield Problem("people", entries[number].line, text)
    yield from _one_person_twice(now, plan, entries)


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
    numbers = {member.person: n for n, member in members(now) if n not in leaving}
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
