"""What is said about a line of a page that the card does not hold as it stood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why a line did not become part of the card."""

    UNKNOWN = "unknown"
    NOT_A_DATE = "not-a-date"
    NOT_A_PERIOD = "not-a-period"
    NOT_MONEY = "not-money"
    TOO_MANY = "too-many"
    OUT_OF_PLACE = "out-of-place"
    MOVED = "moved"
    TWICE = "twice"
    NO_LINK = "no-link"
    CHANGED = "changed"
    AWARD_NEWS = "award-news"
    NOT_A_PAGE = "not-a-page"


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """A line that the card does not hold as it stood, and why."""

    line: int
    text: str
    why: Why
