"""How an organisation's units and people are now, in the planner's words. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from talkoot.people.models import Membership, Organisation, Person, Role, Unit
from talkoot.people.plan import Now, PersonNow, UnitNow


def now_of(organisation: Organisation, addresses: Iterable[str]) -> Now:
    members = organisation.memberships.select_related("person")
    members = members.prefetch_related("placements__unit")
    coordinators = set(
        organisation.roles.filter(role=Role.Name.COORDINATOR).values_list("person", flat=True)
    )
    shared = set(tied_elsewhere(organisation))
    return Now(
        units={unit.code: _unit(unit) for unit in organisation.units.select_related("parent")},
        people={m.number: _person(m, shared, coordinators) for m in members},
        owners=dict(_owners(list(addresses))),
        coordinators=len(coordinators),
    )


def tied_elsewhere(organisation: Organisation) -> Iterable[int]:
    """People whose names and addresses are not this organisation's alone to change."""
    elsewhere = (
        Q(is_instance_admin=True)
        | Q(
            pk__in=Membership.objects.filter(left_on=None)
            .exclude(organisation=organisation)
            .values("person")
        )
        | Q(pk__in=Role.objects.exclude(organisation=organisation).values("person"))
    )
    return Person.objects.filter(elsewhere).values_list("pk", flat=True)


def _unit(unit: Unit) -> UnitNow:
    parent = unit.parent.code if unit.parent else ""
    return UnitNow(unit.code, parent, tuple(sorted(unit.names.items())), unit.closed_on is None)


def _person(membership: Membership, shared: set[int], coordinators: set[int]) -> PersonNow:
    person = membership.person
    placed = ((place.unit.code, place.manages) for place in membership.placements.all())
    return PersonNow(
        number=membership.number,
        person=person.pk,
        name=person.name,
        email=person.email or "",
        language=person.language,
        placements=tuple(sorted(placed)),
        left=membership.left_on is not None,
        shared=person.pk in shared,
        coordinates=person.pk in coordinators,
    )


def _owners(addresses: list[str]) -> Iterator[tuple[str, int]]:
    for start in range(0, len(addresses), 500):
        known = Person.objects.filter(email__in=addresses[start : start + 500])
        for email, person in known.values_list("email", "pk"):
            if email:
                yield email, person
