"""What the days do to open workshops: they open, go on, and close by themselves."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from django.utils import timezone

from talkoot.workshops.actions import close, days, prepare
from talkoot.workshops.models import Workshop

logger = logging.getLogger(__name__)


def turn_due() -> int:
    """Do what is due today; return how many workshops were touched."""
    today = timezone.localdate()
    open_ones = Workshop.objects.filter(mode=Workshop.Mode.OPEN)
    coming = open_ones.filter(state=Workshop.State.PLANNED, opens_on__lte=today)
    running = open_ones.filter(state=Workshop.State.OPEN)
    due = running.filter(beats__state="current", beats__due_on__lt=today).distinct()
    over = running.filter(closes_on__lt=today - days.GRACE)
    late = Workshop.objects.filter(state=Workshop.State.OPEN, late_until__lt=timezone.now())
    return (
        _each(prepare.open_room, coming)
        + _each(close.close, over)
        + _each(close.close, late)
        + _each(lambda room: days.turn(room, today), due)
    )


def _each(verb: Callable[[Workshop], object], rooms: Iterable[Workshop]) -> int:
    """One workshop that fails does not keep the others from their day."""
    done = 0
    for room in list(rooms):
        try:
            done += verb(room) is not False
        except Exception:
            logger.exception("Workshop %s could not go on; it is tried again.", room.pk)
    return done
