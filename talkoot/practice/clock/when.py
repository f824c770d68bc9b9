"""Days of the year as one says them."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.dates import MONTHS


def when(begins: date, ends: date, *, whole_month: bool) -> str:
    if whole_month:
        return str(MONTHS[begins.month])
    if begins == ends:
        return short(begins)
    if _whole_months(begins, ends):
        return f"{MONTHS[begins.month]}–{MONTHS[ends.month]}"
    return f"{short(begins)}–{short(ends)}"


def _whole_months(begins: date, ends: date) -> bool:
    return begins.day == 1 and (ends + timedelta(days=1)).day == 1


def short(day: date) -> str:
    return f"{day.day}.{day.month}."
