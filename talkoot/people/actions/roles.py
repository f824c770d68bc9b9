"""Give and take roles."""

from __future__ import annotations

from django.db import transaction

from talkoot.people.models import Organisation, Person, Role


class LastCoordinatorError(Exception):
    """Somebody must be left who can let others in."""


def give_role(organisation: Organisation, person: Person, role: str) -> Role:
    given, _ = Role.objects.get_or_create(
        organisation=organisation, person=person, role=Role.Name(role).value
    )
    return given


@transaction.atomic
def take_role(organisation: Organisation, person: Person, role: str) -> None:
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if role == Role.Name.COORDINATOR and not _others_coordinate(organisation, person):
        raise LastCoordinatorError
    organisation.roles.filter(person=person, role=role).delete()


def _others_coordinate(organisation: Organisation, person: Person) -> bool:
    coordinators = organisation.roles.filter(role=Role.Name.COORDINATOR)
    return coordinators.exclude(person=person).exists()


def appoint_administrator(person: Person, *, is_admin: bool) -> None:
    """Let a person look after the whole installation, or no longer. Only the command line may."""
    person.is_instance_admin = is_admin
    person.save(update_fields=["is_instance_admin"])
