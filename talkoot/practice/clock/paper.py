"""The year on an A3 sheet: the wheel, and the same things in words, as a tagged PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.ground import pdf
from talkoot.ground.finnish import format_date
from talkoot.ground.texts import reading_language
from talkoot.practice.clock.picture import picture_of
from talkoot.practice.clock.said import months_of
from talkoot.practice.clock.year import Row, Year
from talkoot.practice.models import ClockEntry

TEMPLATE = Path(__file__).parent / "print" / "clock.typ"


def pdf_of(year: Year) -> bytes:
    title = f"{year.clock} {year.name}"
    return pdf.make(TEMPLATE, told(year), title=title, language=reading_language())


def told(year: Year) -> dict[str, Any]:
    """Everything the sheet says. What is only the reader's own never comes on a wall."""
    year = year.for_the_wall
    months = months_of(year, year.rows)
    picture = {"picture": picture_of(year, year.rows, None), "year": year}
    return {
        "house": year.clock.organisation.name,
        "whose": str(year.clock),
        "year": year.name,
        "picture": render_to_string("practice/clock/paper.svg", picture),
        "alt": _("The year as a wheel. Everything on it stands in the list beside it."),
        "months": [
            {"title": month.title, "rows": [_row(row) for row in month.rows]}
            for month in months
            if month.rows
        ],
        "layers": [{"id": one, "name": str(ClockEntry.Layer(one).label)} for one in year.layers],
        "printed": _("Printed %(day)s") % {"day": format_date(timezone.localdate())},
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "number": str(row.number),
        "title": str(row.entry),
        "when": row.when,
        "does": row.entry.who_does,
        "layer": row.entry.layer,
        "done": _("done") if row.done_on else "",
    }
