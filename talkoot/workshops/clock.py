"""Time is derived from when a beat began; nothing ticks, and nothing is cut off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Countdown:
    """How long a beat has to go. A pause holds `now` still."""

    started_at: datetime
    length: timedelta
    paused_at: datetime | None = None

    def left(self, now: datetime) -> timedelta:
        """Time to go; negative when the beat has run over."""
        return self.started_at + self.length - (self.paused_at or now)
