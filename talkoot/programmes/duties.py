"""What the worker does for programmes."""

from __future__ import annotations

import time

from talkoot.programmes.actions.material import sweep_due

EVERY_SECONDS = 3600.0
_swept = [0.0]


def sweep_files() -> int:
    """Look for files without a row, once an hour: a folder is not read every two seconds."""
    now = time.monotonic()
    if _swept[0] and now - _swept[0] < EVERY_SECONDS:
        return 0
    _swept[0] = now
    return sweep_due()
