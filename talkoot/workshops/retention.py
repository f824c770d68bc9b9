"""Forget in time: seats, log and raw rows go when their days are over; the summary stays."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from talkoot.workshops.actions.close import close, scrub
from talkoot.workshops.models import SpentKey, Workshop

FORGOTTEN_AFTER = timedelta(days=2)  # a room nobody closed


def erase_due() -> int:
    """Close rooms that were forgotten open, erase what is due, and say how many were erased."""
    now = timezone.now()
    for workshop in Workshop.objects.filter(
        state=Workshop.State.OPEN, opened_at__lt=now - FORGOTTEN_AFTER
    ):
        close(workshop)
    due = now - timedelta(days=settings.SEATS_KEPT_DAYS)
    erased = 0
    for workshop in Workshop.objects.filter(closed_at__lte=due, erased_at=None):
        erase(workshop)
        erased += 1
    if erased:
        scrub()
    return erased


@transaction.atomic
def erase(workshop: Workshop) -> None:
    """Erase everything of a closed workshop but its summary and evidence."""
    workshop.contributions.all().delete()
    workshop.seats.all().delete()
    workshop.groups.all().delete()
    SpentKey.objects.filter(workshop=workshop).delete()
    workshop.erased_at = timezone.now()
    workshop.save(update_fields=["erased_at"])
