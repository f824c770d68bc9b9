"""Slow a seat that sends more than anybody can write; what was written waits in the phone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Seat

SENDS_A_MINUTE = 40


class FloodError(Exception):
    """More than a seat may send in a minute; the message is for whoever sends."""


@contextmanager
def counted(seat: Seat) -> Iterator[None]:
    """Count what a seat does, in one transaction with the doing. The room's lock comes first."""
    with transaction.atomic():
        locked(seat.workshop)
        spend(seat)
        yield


def spend(seat: Seat) -> None:
    """Count one send of the seat against its minute. The count is in its row: all processes share
    it, and it says nothing of what was sent."""
    minute = int(time.time() // 60)
    mine = Seat.objects.filter(pk=seat.pk)
    if mine.exclude(sends_minute=minute).update(sends_minute=minute, sends=1):
        return  # the first of its minute, as most are
    if not mine.filter(sends__lt=SENDS_A_MINUTE).update(sends=F("sends") + 1):
        raise FloodError(
            _("That was a lot in a short while. Wait a minute; what you wrote is safe here.")
        )
