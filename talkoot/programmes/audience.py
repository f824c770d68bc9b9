"""Whom a module is for: people of the house by what they lead, and nothing else known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Q, QuerySet

from talkoot.people.models import Membership, Organisation, Person, Placement, Role
from talkoot.programmes.models import Module

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

Audience = Module.Audience
Keys = QuerySet[Any, Any]  # of persons


def people(house: Organisation, audience: str) -> QuerySet[Person]:
    """Who works in the house now and is of the audience."""
    works = Membership.objects.filter(organisation=house, left_on=None)
    found = Person.objects.filter(pk__in=works.values("person"), is_active=True)
    if audience == Audience.EVERYONE:
        return found
    leads = Q(pk__in=_leading(house)) | Q(pk__in=_managing(house))
    if audience == Audience.STAFF:
        return found.exclude(leads)
    return found.filter(leads if audience == Audience.SUPERVISORS else Q(pk__in=_top(house)))


def audiences(house: Organisation, person: Person | AnonymousUser) -> set[str]:
    """Which audiences a person is of in a house; whoever runs it is asked for all."""
    if not isinstance(person, Person):
        return set()
    works = Membership.objects.filter(person=person.pk, organisation=house, left_on=None)
    found = Person.objects.filter(Exists(works), pk=person.pk, is_active=True).annotate(
        leads=Exists(_leading(house).filter(membership__person=person.pk)),
        manages=Exists(_managing(house).filter(person=person.pk)),
        top=Exists(_top(house).filter(membership__person=person.pk)),
    )
    told = found.values_list("leads", "manages", "top").first()
    if told is None:
        return set()
    leads, manages, top = told
    found_in = {Audience.EVERYONE, Audience.SUPERVISORS if leads or manages else Audience.STAFF}
    return {str(one) for one in found_in | ({Audience.MANAGEMENT} if top else set())}


def _leading(house: Organisation) -> Keys:
    placed = Placement.objects.filter(
        membership__organisation=house, membership__left_on=None, manages=True
    )
    return placed.values("membership__person")


def _top(house: Organisation) -> Keys:
    """Who leads a unit that stands under no other sits in the management."""
    return _leading(house).filter(unit__parent=None)


def _managing(house: Organisation) -> Keys:
    return Role.objects.filter(organisation=house, role=Role.Name.MANAGER).values("person")
