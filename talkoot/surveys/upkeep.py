"""What the worker does for surveys that are open, or were: close, lay, write, forget."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from talkoot.ground import scrub
from talkoot.surveys import posting, rounds
from talkoot.surveys.actions import answer, invite, remind
from talkoot.surveys.models import Mark, Roster, Survey

ROSTER_KEPT = timedelta(days=30)  # after closing


def close_surveys() -> int:
    """Close what was open until yesterday: a day ends at local midnight, whenever we wake."""
    over = Survey.objects.filter(state=Survey.State.OPEN, closes_on__lt=timezone.localdate())
    return sum(answer.close(survey) for survey in over)


def lay_marks() -> int:
    """Do the night's work of each open roster, once a day."""
    now = timezone.localtime()
    waiting = Roster.objects.filter(survey__state=Survey.State.OPEN).order_by("pk")
    due = [one for one in waiting if rounds.is_new_night(now, one.batched_on)]
    return sum(remind.nightly(one, now.date()) for one in due)


def send_letters() -> int:
    return posting.send_due()


def forget_rosters() -> int:
    """Erase rosters a month after closing, and marks that came as a survey was closing."""
    old = timezone.localdate() - ROSTER_KEPT
    rosters = Roster.objects.filter(survey__closed_on__lte=old).select_related("survey")
    for roster in rosters:
        invite.forget(roster.survey)
    late = _late_marks()
    if late.exists():
        late.delete()
        scrub.due(Mark)
    return len(rosters)


def _late_marks() -> QuerySet[Mark]:
    still = Survey.objects.filter(state=Survey.State.OPEN).values("box")
    return Mark.objects.exclude(box__in=still)
