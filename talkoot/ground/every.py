"""What the worker passes by all the time, and does now and then."""

from __future__ import annotations

import time


class Every:
    """A turn at once, and the next when so many seconds have passed. Each process has its own."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._next = seconds, 0.0

    def has_come(self) -> bool:
        """Whether it is time for a turn; to ask is to take it."""
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + self._seconds
        return True
