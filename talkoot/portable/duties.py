"""What the worker does for programmes that travel."""

from __future__ import annotations

import time

from talkoot.portable.actions.arriving import forget_due

EVERY_SECONDS = 3600.0
_done = [0.0]


def tidy_up() -> int:
    """Once an hour: files that nobody has decided on."""
    now = time.monotonic()
    if _done[0] and now - _done[0] < EVERY_SECONDS:
        return 0
    _done[0] = now
    return forget_due()
