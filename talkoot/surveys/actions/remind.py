"""The night's work: lay the marks that wait into the roster, and begin a round of reminders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from random import SystemRandom

from django.db import transaction

from talkoot.ground import scrub
from talkoot.surveys import personal, rounds
from talkoot.surveys.models import Invitee, Mark, Roster, Survey

AT_ONCE = 500  # parameters of one statement


@transaction.atomic
def nightly(roster: Roster, today: date) -> bool:
    """Do a night's work once, and say whether marks were laid."""
    survey = Survey.objects.select_for_update().get(pk=roster.survey_id)
    room = Roster.objects.select_for_update().get(pk=roster.pk)
    if room.batched_on == today or survey.state != Survey.State.OPEN:
        return False
    laid = _lay(survey)
    room.batched_on = today
    if rounds.reminds(today, survey.closes_on, letters_of(room)):
        room.reminders += 1
        room.reminded_on = today
    room.save(update_fields=["batched_on", "reminders", "reminded_on"])
    return laid


def letters_of(roster: Roster) -> rounds.Letters:
    return rounds.Letters(
        roster.invited_on, roster.reminders, roster.reminded_on, roster.most, roster.apart
    )


def _lay(survey: Survey) -> bool:
    """Lay the marks of k people or more; then no row tells by its place who came early or late."""
    waiting = set(Mark.objects.filter(box=survey.box).values_list("pk", flat=True))
    if len(waiting) < survey.k:
        return False
    rows = list(survey.invitees.all())
    came = {row.pk for row in rows if not row.answered and _mark_of(row) in waiting}
    if len(came) < survey.k:
        return False
    for row in rows:
        row.answered = row.answered or row.pk in came
    _write_anew(survey, rows)
    for some in _parts(sorted(waiting)):
        Mark.objects.filter(pk__in=some).delete()
    scrub.due(Invitee, Mark)
    return True


def _mark_of(invitee: Invitee) -> str:
    return personal.digest(invitee.survey_id, personal.code(invitee.survey_id, invitee.pk))


def _write_anew(survey: Survey, rows: list[Invitee]) -> None:
    survey.invitees.all().delete()
    SystemRandom().shuffle(rows)
    Invitee.objects.bulk_create(rows, batch_size=AT_ONCE)


def _parts(every: Sequence[str]) -> Iterator[list[str]]:
    left = iter(every)
    while some := list(islice(left, AT_ONCE)):
        yield some


def progress(survey: Survey) -> tuple[int, int] | None:
    """How many of the roster have answered, as of last night; None until it is k of them.

    Of the whole house only, and it grows by k people or not at all. Whoever has left still counts
    among the asked: else the number would tell, by falling or not, whether she had answered.
    """
    came = survey.invitees.filter(answered=True).count()
    return (came, survey.invitees.count()) if came >= survey.k else None
