"""Invite an address, and let it in once."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from talkoot.ground import codes
from talkoot.people.actions.houses import new_person
from talkoot.people.actions.roles import give_role
from talkoot.people.models import Invitation, Organisation, Person, Role

VALID = timedelta(days=14)


class InvitationError(Exception):
    """The letter was used, is too old, or never was."""


@transaction.atomic
def invite(
    organisation: Organisation, email: str, role: str, *, by: Person | None
) -> tuple[Invitation, str]:
    """Return the invitation and its token, which is in the letter and nowhere else."""
    token = codes.secret()
    address = email.strip().lower()
    _open(organisation.invitations.filter(email=address, role=role)).update(
        expires_at=timezone.now()
    )
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=address,
        role=Role.Name(role).value,
        token=_digest(token),
        invited_by=by,
        expires_at=timezone.now() + VALID,
    )
    return invitation, token


def revoke(invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(expires_at=timezone.now())


def open_invitation(token: str) -> Invitation:
    """Find the invitation a letter leads to."""
    invitations = Invitation.objects.select_related("organisation")
    found = _open(invitations.filter(token=_digest(token))).first()
    if found is None:
        raise InvitationError
    return found


@transaction.atomic
def accept_invitation(
    token: str, *, name: str = "", language: str = "fi", password: str | None = None
) -> Person:
    """Use the letter up and give its role. Who is known by the address stays as she is."""
    invitation = open_invitation(token)
    used = _open(Invitation.objects.filter(pk=invitation.pk)).update(accepted_at=timezone.now())
    if not used:
        raise InvitationError
    person = Person.objects.filter(email=invitation.email).first() or new_person(
        name, invitation.email, language=language, password=password, verified=True
    )
    give_role(invitation.organisation, person, invitation.role)
    return person


def _open(invitations: QuerySet[Invitation]) -> QuerySet[Invitation]:
    return invitations.filter(accepted_at=None, expires_at__gt=timezone.now())


def _digest(token: str) -> str:
    return codes.digest(token, purpose="invitation")
