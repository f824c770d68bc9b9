"""Invite into a peer group, come in, go."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from talkoot.cohorts.actions import proposing
from talkoot.cohorts.models import Cohort, Letter, Member, Note, Shared, Voice
from talkoot.ground import codes, scrub
from talkoot.people.models import Person

VALID = timedelta(days=21)


class LetterGoneError(Exception):
    """The letter was used, is too old, or never was."""


class LastConvenerError(Exception):
    """Somebody must be left who can plan meetings."""


def write_letter(cohort: Cohort, email: str, *, sees_all: bool = True) -> tuple[Letter, str]:
    """Return the letter's row and its token, kept already."""
    letter, token = draft(cohort, email, sees_all=sees_all)
    keep(letter)
    return letter, token


def draft(cohort: Cohort, email: str, *, sees_all: bool = True) -> tuple[Letter, str]:
    """Return a letter and its token. It lets nobody in before it is kept."""
    token = codes.secret()
    letter = Letter(
        cohort=cohort,
        email=email.strip().lower(),
        token=_digest(token),
        sees_all=sees_all,
        expires_at=timezone.now() + VALID,
    )
    return letter, token


@transaction.atomic
def keep(letter: Letter) -> None:
    """Let the letter let in. Another one to the same address ends the first."""
    if letter.cohort.letters.filter(email=letter.email).delete()[0]:
        scrub.due(Letter)
    letter.save()


def open_letter(token: str) -> Letter:
    letters = Letter.objects.select_related("cohort").filter(expires_at__gt=timezone.now())
    found = letters.filter(token=_digest(token)).first()
    if found is None or found.cohort.over:
        raise LetterGoneError
    return found


@transaction.atomic
def revoke(letter: Letter) -> None:
    """Take an invitation back; nothing is left of its address."""
    letter.delete()
    scrub.due(Letter)


@transaction.atomic
def drop_old() -> None:
    """Letters that nobody opened go, and their addresses with them."""
    old = Letter.objects.filter(expires_at__lte=timezone.now())
    if old.exists():  # to look costs nothing; to delete takes the lock that rooms write under
        old.delete()
        scrub.due(Letter)


@transaction.atomic
def accept(token: str, person: Person, *, name: str, comes_from: str = "") -> Member:
    """Come in, under the name one wants to be known by. The letter, and its address, are gone."""
    letter = open_letter(token)
    if not Letter.objects.filter(pk=letter.pk).delete()[0]:
        raise LetterGoneError
    scrub.due(Letter)
    today = timezone.localdate()
    member, _made = Member.objects.get_or_create(
        cohort=letter.cohort,
        person=person,
        defaults={
            "name": name.strip() or person.name,
            "comes_from": comes_from.strip(),
            "joined_on": today,
            "sees_from": None if letter.sees_all else today,
        },
    )
    return member


@transaction.atomic
def rename(member: Member, *, name: str, comes_from: str) -> None:
    """Change how the others know one."""
    Member.objects.filter(pk=member.pk).update(name=name, comes_from=comes_from)
    scrub.due(Member)


def is_needed(member: Member) -> bool:
    """The last who convenes may not go while others are there."""
    others = Member.objects.filter(cohort=member.cohort_id).exclude(pk=member.pk)
    return member.convener and others.exists() and not others.filter(convener=True).exists()


@transaction.atomic
def leave(member: Member) -> None:
    """Go, with everything one wrote. What the rooms found stays, and names nobody."""
    if is_needed(member):
        raise LastConvenerError
    cohort = member.cohort
    member.delete()
    scrub.due(Member, Note, Shared, Voice)
    for proposal in cohort.proposals.filter(refused=False):
        proposing.settle(proposal)


def _digest(token: str) -> str:
    return codes.digest(token, purpose="cohort")
