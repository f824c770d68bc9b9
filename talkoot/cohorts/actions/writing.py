"""Write into the group's thread and list, and take one's own words back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from talkoot.cohorts.models import Member, Note, Shared
from talkoot.ground import scrub


def write(member: Member, text: str) -> Note:
    return Note.objects.create(cohort_id=member.cohort_id, member=member, text=text)


@transaction.atomic
def take_back(note: Note) -> None:
    note.delete()
    scrub.due(Note)


def share(member: Member, kind: str, text: str) -> Shared:
    """Put a text of one's own on the group's list. Its author has seen who will read it."""
    return Shared.objects.create(
        cohort_id=member.cohort_id,
        member=member,
        kind=kind,
        text=text,
        shared_on=timezone.localdate(),
    )


@transaction.atomic
def take_off(shared: Shared) -> None:
    shared.delete()
    scrub.due(Shared)
