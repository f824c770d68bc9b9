"""The year in words: months, dates, and what is too much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talkoot.practice.clock.load import MONTH_TAKES, Item, Warning, by_month
from talkoot.practice.clock.rules import holidays
from talkoot.practice.clock.when import short
from talkoot.practice.clock.year import Row, Year

MOST_WARNINGS = 3
DAYS_OFF = {
    "new-year": gettext_lazy("New Year's Day"),
    "epiphany": gettext_lazy("Epiphany"),
    "good-friday": gettext_lazy("Good Friday"),
    "easter": gettext_lazy("Easter Sunday"),
    "easter-monday": gettext_lazy("Easter Monday"),
    "may-day": gettext_lazy("May Day"),
    "ascension": gettext_lazy("Ascension Day"),
    "midsummer-eve": gettext_lazy("Midsummer Eve"),
    "midsummer": gettext_lazy("Midsummer Day"),
    "all-saints": gettext_lazy("All Saints' Day"),
    "independence": gettext_lazy("Independence Day"),
    "christmas-eve": gettext_lazy("Christmas Eve"),
    "christmas": gettext_lazy("Christmas Day"),
    "boxing-day": gettext_lazy("Boxing Day"),
}


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year that is shown, with what begins in it."""

    first: date
    title: str
    rows: list[Row]
    is_now: bool
    is_past: bool
    is_full: bool
    days_off: list[str]


def months_of(year: Year, rows: list[Row]) -> list[Month]:
    """All twelve: an empty month says something too."""
    today = timezone.localdate()
    counts = by_month([Item("", row.begins, row.ends) for row in year.rows if row.is_ours])
    found = []
    month = year.first
    while month <= year.last:
        following = (month + timedelta(days=31)).replace(day=1)
        found.append(
            Month(
                first=month,
                title=str(MONTHS[month.month]).capitalize(),
                rows=[row for row in rows if month <= row.begins < following],
                is_now=month <= today < following,
                is_past=following <= today,
                is_full=counts[month] > MONTH_TAKES,
                days_off=list(_days_off(month)),
            )
        )
        month = following
    return found


def _days_off(month: date) -> Iterator[str]:
    for day, name in sorted(holidays(month.year).items()):
        if day.month == month.month:
            yield f"{day.day}.{day.month}. {DAYS_OFF[name]}"


def said(year: Year) -> dict[str, Any]:
    """What stands above the wheel."""
    rows = {str(row.entry.pk): row for row in year.rows}
    warned = [warning(one, rows) for one in year.warnings[:MOST_WARNINGS]]
    return {"lead": lead(year), "warnings": warned, "staff": staff(year)}


def lead(year: Year) -> str:
    today = timezone.localdate()
    if year.last < today:
        done = sum(row.done_on is not None for row in year.rows)
        words = ngettext("%(done)s thing was done.", "%(done)s things were done.", done)
        return words % {"done": done}
    ahead = sum(row.ends >= today and row.done_on is None for row in year.rows)
    words = ngettext("%(n)s thing is ahead.", "%(n)s things are ahead.", ahead)
    return words % {"n": ahead}


def staff(year: Year) -> str:
    """Whether anybody but the one who leads has proposed something."""
    number = year.from_staff
    if not number:
        return _("Nothing here was proposed in a workshop yet.")
    words = ngettext(
        "One of them was proposed by staff in a workshop.",
        "%(n)s of them were proposed by staff in a workshop.",
        number,
    )
    return words % {"n": number}


def warning(one: Warning, rows: dict[str, Row]) -> dict[str, str]:
    """What is too much, and what could be done about it."""
    return {"strong": _strong(one, rows), "text": _way_out(one, rows), "key": one.moves}


def _strong(one: Warning, rows: dict[str, Row]) -> str:
    number = len(one.keys)
    if one.about == "month":
        month = str(MONTHS[one.day.month]).capitalize()
        return _("%(month)s has %(n)s things to do.") % {"month": month, "n": number}
    if one.about == "week":
        week = one.day.isocalendar().week
        return _("Week %(week)s has %(n)s things to do.") % {"week": week, "n": number}
    words = {"title": str(rows[one.keys[0]].entry), "day": short(one.day)}
    if one.about == "holiday":
        off = DAYS_OFF[holidays(one.day.year)[one.day]]
        return _("“%(title)s” falls on %(off)s, %(day)s") % {**words, "off": off}
    if one.about == "weekend":
        return _("“%(title)s” falls on a weekend, %(day)s") % words
    return _("“%(title)s” is in July, when many are on holiday.") % words


def _way_out(one: Warning, rows: dict[str, Row]) -> str:
    if not one.moves or one.to is None:
        return ""
    words = {"title": str(rows[one.moves].entry), "month": str(MONTHS[one.to.month])}
    return _("“%(title)s” could be moved. There is more room here: %(month)s.") % words
