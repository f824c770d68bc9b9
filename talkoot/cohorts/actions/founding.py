"""Found a peer group, begin it, hand it on, end it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from talkoot.cohorts.models import Cohort, Letter, Member
from talkoot.ground import scrub
from talkoot.people.models import Person, Role

LEAST_KEPT = timedelta(days=14)  # time to take one's own things along
FOUNDERS = (Role.Name.COORDINATOR, Role.Name.FACILITATOR)


def may_found(person: Person) -> bool:
    """Whoever looks after people or rooms somewhere may gather a group."""
    return person.roles.filter(role__in=FOUNDERS).exists()


@transaction.atomic
def found(
    convener: Person, *, name: str, purpose: str, rules: str, ends_on: date, erase_on: date
) -> Cohort:
    """Make the group, with whoever convenes it as its first member."""
    cohort = Cohort.objects.create(
        name=name, purpose=purpose, rules=rules, ends_on=ends_on, erase_on=erase_on
    )
    Member.objects.create(
        cohort=cohort,
        person=convener,
        name=convener.name,
        convener=True,
        joined_on=timezone.localdate(),
    )
    return cohort


@transaction.atomic
def begin(cohort: Cohort) -> None:
    """From now on nobody comes in unless everybody says yes."""
    Cohort.objects.filter(pk=cohort.pk, begun_on=None).update(begun_on=timezone.localdate())
    if cohort.begun_on is None:
        cohort.letters.all().delete()
        scrub.due(Letter)
    cohort.refresh_from_db()


def hand_over(convener: Member, to: Member) -> None:
    """Let another member convene as well; the first may step back when there are two."""
    if to.cohort_id != convener.cohort_id:
        raise ValueError("the other is in another group")
    Member.objects.filter(pk=to.pk).update(convener=True)


def end(cohort: Cohort) -> None:
    """End today. Everything is erased as agreed, or sooner: after the time to take things."""
    today = timezone.localdate()
    cohort.ends_on = min(cohort.ends_on, today - timedelta(days=1))
    cohort.erase_on = min(cohort.erase_on, today + LEAST_KEPT)
    cohort.save(update_fields=["ends_on", "erase_on"])
