"""Forget in time: seats, log and raw rows go when their days are over; the summary stays."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from talkoot.workshops import scrub
from talkoot.workshops.actions import close, rehearse
from talkoot.workshops.models import SpentKey, Workshop

FORGOTTEN_AFTER = timedelta(days=2)  # a room nobody closed

logger = logging.getLogger(__name__)


def erase_due() -> int:
    """Close rooms that were forgotten open, erase what is due, and say how many were erased."""
    now = timezone.now()
    kept = timedelta(days=settings.SEATS_KEPT_DAYS)
    rooms = Workshop.objects.all()
    led = rooms.filter(mode=Workshop.Mode.LIVE, late_until=None)
    forgotten = led.filter(state=Workshop.State.OPEN, opened_at__lt=now - FORGOTTEN_AFTER)
    _each(_end, list(forgotten))
    erased = _each(erase, list(rooms.filter(closed_at__lte=now - kept, erased_at=None)))
    scrub.scrub_due()
    return erased


def _end(room: Workshop) -> None:
    if room.rehearsal:
        rehearse.end(room)
    else:
        close.close(room)


def _each(verb: Callable[[Workshop], object], rooms: list[Workshop]) -> int:
    """One room that fails does not keep the others from being erased."""
    done = 0
    for room in rooms:
        try:
            verb(room)
            done += 1
        except Exception:
            logger.exception("Workshop %s could not be erased; it is tried again.", room.pk)
    return done


@transaction.atomic
def erase(workshop: Workshop) -> None:
    """Erase everything of a closed workshop but its summary and evidence."""
    workshop.contributions.all().delete()
    workshop.seats.all().delete()
    workshop.groups.all().delete()
    SpentKey.objects.filter(workshop=workshop).delete()
    workshop.erased_at = timezone.now()
    workshop.save(update_fields=["erased_at"])
    scrub.due(workshop.pk)
