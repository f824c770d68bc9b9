"""Who may look: a member, at her group, from the day on that was agreed."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from talkoot.cohorts.models import Member, Note, Shared
from talkoot.people.models import Person


def member_of(request: HttpRequest, cohort_id: UUID) -> Member:
    """The reader's own place in the group; whoever has none finds nothing."""
    person = request.user if isinstance(request.user, Person) else None
    mine = Member.objects.select_related("cohort").exclude(person=None)
    return get_object_or_404(mine, cohort=cohort_id, person=person)


def convener_of(request: HttpRequest, cohort_id: UUID) -> Member:
    member = member_of(request, cohort_id)
    return get_object_or_404(Member.objects.select_related("cohort"), pk=member.pk, convener=True)


def notes_for(member: Member) -> QuerySet[Note]:
    notes = Note.objects.filter(cohort=member.cohort_id)
    if member.sees_from:
        notes = notes.filter(written_at__date__gte=member.sees_from)
    return notes.select_related("member")


def shared_for(member: Member) -> QuerySet[Shared]:
    shared = Shared.objects.filter(cohort=member.cohort_id)
    if member.sees_from:
        shared = shared.filter(shared_on__gte=member.sees_from)
    return shared.select_related("member")
