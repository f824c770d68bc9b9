"""Forget answers in time: two years after they were told, words after one; the figures stay.

The same erases what a restored backup brought back: by its dates, or by the ledger of boxes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from talkoot.ground import scrub
from talkoot.surveys import ledger
from talkoot.surveys.actions import answer, trust
from talkoot.surveys.models import Answer, Remark, Sorting, SortingChange, Survey

ANSWERS_YEARS = 2
REMARKS_YEARS = 1
COUNTED = (Survey.State.COUNTED, Survey.State.PUBLISHED)
UNOPENED = (Survey.State.OPEN, Survey.State.CLOSED)


@dataclass(frozen=True)
class Due:
    """What is to be erased of a survey, and how much of it there is."""

    survey: Survey
    what: str  # answers, remarks or box
    rows: int


def due(today: date | None = None) -> Iterator[Due]:
    """Say what is due, and erase nothing."""
    day = today or timezone.localdate()
    for survey in _told_before(_back(day, REMARKS_YEARS)):
        yield Due(survey, "remarks", Remark.objects.filter(box=survey.box).count())
    for survey in _told_before(_back(day, ANSWERS_YEARS)):
        yield Due(survey, "answers", Answer.objects.filter(box=survey.box).count())
    for survey in Survey.objects.filter(state__in=UNOPENED):
        old = survey.closed_on is not None and survey.closed_on <= _back(day, ANSWERS_YEARS)
        if old or ledger.is_counted(survey.box):
            yield Due(survey, "box", answer.in_box(survey))


def _told_before(day: date) -> Iterator[Survey]:
    """Surveys that were published until a day, or counted and never published."""
    never = Q(published_on=None, closed_on__lte=day)
    mine = Survey.objects.filter(Q(published_on__lte=day) | never, state__in=COUNTED)
    yield from mine.only("pk", "box", "title", "organisation").order_by("pk")


def _back(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


class _Daily:
    """When the worker of this process last looked: once a day, and when it starts."""

    looked: date | None = None


def erase_daily() -> int:
    today = timezone.localdate()
    if _Daily.looked == today:
        return 0
    erased = erase_due(today)
    _Daily.looked = today
    return erased


def erase_due(today: date | None = None) -> int:
    """Erase what is due, and say how many rows went."""
    found = [one for one in due(today) if one.rows or one.what == "box"]
    return sum(_erase(one) for one in found)


@transaction.atomic
def _erase(one: Due) -> int:
    if one.what == "box":
        answer.close(one.survey)
        trust.end_without_results(one.survey)
    elif one.what == "remarks":
        Remark.objects.filter(box=one.survey.box).delete()
        Sorting.objects.filter(survey=one.survey).delete()  # it leads to remarks by their ids
        scrub.due(Remark, Sorting, SortingChange)
    else:
        Answer.objects.filter(box=one.survey.box).delete()
        scrub.due(Answer)
    return one.rows
