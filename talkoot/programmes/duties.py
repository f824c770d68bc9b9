"""What the worker does for programmes."""

from __future__ import annotations

from talkoot.ground.every import Every
from talkoot.programmes.actions import clients, sparring
from talkoot.programmes.actions.announcing import forget_guests
from talkoot.programmes.actions.feedback import forget_due
from talkoot.programmes.actions.material import sweep_due

HOUR = Every(3600)


def tidy_up() -> int:
    """Once an hour: files without a row, and marks and bookings that nobody needs any more."""
    if not HOUR.has_come():
        return 0
    clients.sum_up()
    return sweep_due() + forget_due() + forget_guests() + sparring.forget_due()
