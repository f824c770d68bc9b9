"""Leave a peer group, and erase one: what hangs on its meetings goes with it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from talkoot.cohorts.actions import joining
from talkoot.cohorts.models import OF_ONE, Cohort, Member
from talkoot.ground import scrub
from talkoot.practice.models import Commitment, Evidence
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import prepare
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Workshop

FOUND = (Programme, Evidence, Commitment, Workshop)  # what holds what the meetings found


@transaction.atomic
def leave(member: Member) -> None:
    """Go. Nothing in the group says her name any more; the last to go takes everything along."""
    cohort = member.cohort
    if cohort.members.count() == 1:
        return erase(cohort)
    if joining.is_needed(member):
        raise joining.LastConvenerError
    _hand_on_meetings(member)
    _unname(member)
    scrub.due(*FOUND)
    joining.leave(member)


def _hand_on_meetings(member: Member) -> None:
    """A meeting that she alone was to lead is led by who convenes the group."""
    others = member.cohort.members.exclude(pk=member.pk)
    convener = others.filter(convener=True).first()
    for meeting in Workshop.objects.filter(
        programme__cohort=member.cohort_id, hosts=member.person_id
    ):
        if convener and meeting.hosts.count() == 1:
            meeting.hosts.add(convener.person_id)
        meeting.hosts.remove(member.person_id)


def _unname(member: Member) -> None:
    """Take her name out of who takes care of what, in the list and in what the meetings found."""
    known = {name.casefold() for name in _names(member)}
    series = Programme.objects.filter(cohort=member.cohort_id)
    for deed in Commitment.objects.filter(programme__in=series).exclude(owner=""):
        if deed.owner.casefold() in known:
            Commitment.objects.filter(pk=deed.pk).update(owner="")
    for found in Evidence.objects.filter(programme__in=series):
        Evidence.objects.filter(pk=found.pk).update(body=_without(found.body, known))
    for meeting in Workshop.objects.filter(programme__in=series).exclude(summary=None):
        Workshop.objects.filter(pk=meeting.pk).update(
            summary=_without(meeting.summary, known), brief=_without(meeting.brief, known)
        )


def _names(member: Member) -> set[str]:
    names = {member.name, member.person.name}
    return names | {name.split()[0] for name in names if name.split()}


def _without(told: object, known: set[str]) -> object:
    """The same, without an owner of these names."""
    if isinstance(told, list):
        return [_without(one, known) for one in told]
    if not isinstance(told, dict):
        return told
    return {
        key: "" if key == "owner" and str(one).casefold() in known else _without(one, known)
        for key, one in told.items()
    }


@transaction.atomic
def erase(cohort: Cohort) -> None:
    """Leave nothing of the group: meetings, what they found, messages, who was in it."""
    for meeting in Workshop.objects.filter(programme__cohort=cohort.pk):
        prepare.remove(locked(meeting))
    Programme.objects.filter(cohort=cohort.pk).delete()
    cohort.delete()
    scrub.due(*OF_ONE, *FOUND)


def erase_due() -> int:
    """Erase the groups whose day has come, and say how many."""
    due = Cohort.objects.filter(erase_on__lte=timezone.localdate())
    gone = list(due)
    for cohort in gone:
        erase(cohort)
    return len(gone)
