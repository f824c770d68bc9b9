"""What the worker does for programmes that travel."""

from __future__ import annotations

from talkoot.ground.every import Every
from talkoot.portable.actions.arriving import forget_due

HOUR = Every(3600)


def tidy_up() -> int:
    """Once an hour: files that nobody has decided on."""
    if not HOUR.has_come():
        return 0
    return forget_due()
