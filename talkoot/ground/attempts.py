"""An allowance of failures that everybody shares: guessing is slowed, no address is locked out.

The counts stand in the database, so that several web processes share one allowance and a restart
does not give a new one.
"""

from __future__ import annotations

import time

from django.db import transaction
from django.db.models import F

from .models import Failures


def spent(name: str, allowed: int) -> bool:
    """Whether this minute's failures of `name` are used up."""
    return Failures.objects.filter(name=name, minute=_minute(), count__gte=allowed).exists()


@transaction.atomic
def failed(name: str) -> None:
    """Count one failure in this minute, and forget the minutes that are over."""
    now = _minute()
    Failures.objects.filter(minute__lt=now).delete()
    row, _new = Failures.objects.get_or_create(name=name, minute=now)
    Failures.objects.filter(pk=row.pk).update(count=F("count") + 1)


def _minute() -> int:
    return int(time.time() // 60)
