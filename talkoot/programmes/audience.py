"""Whom a module is for: people of the house by what they lead, and nothing else known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from talkoot.people.models import Membership, Organisation, Person, Placement, Role
from talkoot.programmes.models import Module

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

Audience = Module.Audience


def people(house: Organisation, audience: str) -> QuerySet[Person]:
    """Who works in the house now and is of the audience."""
    works = Membership.objects.filter(person=OuterRef("pk"), organisation=house, left_on=None)
    found = Person.objects.filter(Exists(works), is_active=True)
    if audience == Audience.EVERYONE:
        return found
    leads = Q(Exists(_leading(house))) | Q(Exists(_managing(house)))
    if audience == Audience.STAFF:
        return found.exclude(leads)
    return found.filter(leads if audience == Audience.SUPERVISORS else Q(Exists(_top(house))))


def audiences(house: Organisation, person: Person | AnonymousUser) -> set[str]:
    """Which audiences a person is of in a house; whoever runs it is asked for all."""
    if not isinstance(person, Person):
        return set()
    return {one for one in Audience.values if people(house, one).filter(pk=person.pk).exists()}


def _leading(house: Organisation) -> QuerySet[Placement]:
    return Placement.objects.filter(
        membership__person=OuterRef("pk"),
        membership__organisation=house,
        membership__left_on=None,
        manages=True,
    )


def _top(house: Organisation) -> QuerySet[Placement]:
    """Who leads a unit that stands under no other sits in the management."""
    return _leading(house).filter(unit__parent=None)


def _managing(house: Organisation) -> QuerySet[Role]:
    return Role.objects.filter(person=OuterRef("pk"), organisation=house, role=Role.Name.MANAGER)
