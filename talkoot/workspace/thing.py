"""One thing that waits for somebody on the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that waits: when, what, and the one step on, where there is one."""

    title: str
    text: str
    address: str = ""
    action: str = ""
    at: datetime | None = None
    on: date | None = None
    now: bool = False
    late: bool = False
    promise: UUID | None = None

    @property
    def day(self) -> date | None:
        return timezone.localdate(self.at) if self.at else self.on
