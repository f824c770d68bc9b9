"""An organisation's units as a tree, and who works where. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from talkoot.people.models import Organisation, Person, Placement, Unit


@dataclass(frozen=True)
class Branch:
    """A unit, how deep it lies, how many work in it, and, for those who may know, who."""

    unit: Unit
    above: Unit | None
    depth: int
    count: int
    placements: list[Placement]


def branches(organisation: Organisation, *, with_people: bool) -> list[Branch]:
    """All open units, each after the one above it. Counts are for those who see the people."""
    below: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in organisation.units.filter(closed_on=None):
        below[unit.parent_id].append(unit)
    by_key = {unit.pk: unit for units in below.values() for unit in units}
    inside = _placements(organisation) if with_people else {}
    return [
        Branch(
            unit,
            by_key.get(unit.parent_id or 0),
            depth,
            len(inside.get(unit.pk, [])),
            inside.get(unit.pk, []),
        )
        for unit, depth in _walk(below, None, 0)
    ]


def _walk(
    below: dict[int | None, list[Unit]], above: int | None, depth: int
) -> Iterator[tuple[Unit, int]]:
    for unit in sorted(below.get(above, ()), key=str):
        yield unit, min(depth, 6)
        yield from _walk(below, unit.pk, depth + 1)


def _placements(organisation: Organisation) -> dict[int, list[Placement]]:
    inside: dict[int, list[Placement]] = defaultdict(list)
    placed = Placement.objects.filter(
        membership__organisation=organisation, membership__left_on=None
    )
    ordered = placed.select_related("membership__person").order_by(
        "-manages", "membership__person__name"
    )
    for placement in ordered:
        inside[placement.unit_id].append(placement)
    return inside


def unplaced(organisation: Organisation) -> list[Person]:
    """Members without a unit, and those who only have a role: a consultant, a partner."""
    here = Person.objects.filter(
        pk__in=organisation.memberships.filter(left_on=None).values("person")
    ) | Person.objects.filter(pk__in=organisation.roles.values("person"))
    placed = Placement.objects.filter(
        membership__organisation=organisation,
        membership__left_on=None,
        unit__closed_on=None,
    )
    return list(
        here.exclude(pk__in=placed.values("membership__person")).distinct().order_by("name")
    )
