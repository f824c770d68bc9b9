"""What the worker does for programmes."""

from __future__ import annotations

import time

from talkoot.programmes.actions import clients, sparring
from talkoot.programmes.actions.announcing import forget_guests
from talkoot.programmes.actions.feedback import forget_due
from talkoot.programmes.actions.material import sweep_due

EVERY_SECONDS = 3600.0
_done = [0.0]


def tidy_up() -> int:
    """Once an hour: files without a row, and marks and bookings that nobody needs any more."""
    now = time.monotonic()
    if _done[0] and now - _done[0] < EVERY_SECONDS:
        return 0
    _done[0] = now
    clients.sum_up()
    return sweep_due() + forget_due() + forget_guests() + sparring.forget_due()
