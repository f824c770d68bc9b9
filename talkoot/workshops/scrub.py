"""Leave no trace in the files of what a workshop erased."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from talkoot.ground import scrub as files
from talkoot.live.models import Change
from talkoot.practice.models import Idea
from talkoot.workshops.models import (
    Contribution,
    Given,
    Invited,
    PassedSheet,
    Photo,
    Roster,
    Seat,
    SpentKey,
    Workshop,
)

ERASED_FROM: tuple[type[Model], ...] = (
    Contribution,
    Given,
    SpentKey,
    Seat,
    Change,
    Roster,
    Invited,
    PassedSheet,
    Photo,
    Idea,
)


def due(workshop_id: UUID) -> None:
    """Something of the workshop was erased: see to the files when there is time."""
    Workshop.objects.filter(pk=workshop_id).update(scrub_due=timezone.now())


def scrub_due() -> bool:
    """Scrub the files when something was erased since; say whether they were scrubbed.

    A workshop that erases more while we scrub has another time by then, and stays due.
    """
    waiting = list(Workshop.objects.exclude(scrub_due=None).values_list("pk", "scrub_due"))
    if not waiting or not scrub():
        return False
    for pk, since in waiting:
        Workshop.objects.filter(pk=pk, scrub_due=since).update(scrub_due=None)
    return True


def scrub() -> bool:
    return files.scrub([model._meta.db_table for model in ERASED_FROM])
