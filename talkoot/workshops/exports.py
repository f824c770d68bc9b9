"""A closed workshop's summary as a table, safe to open in a spreadsheet program."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from talkoot.ground.texts import pick
from talkoot.practice.models import Commitment
from talkoot.stepkinds.registry import KINDS
from talkoot.workshops.models import Workshop

RISKY = ("=", "+", "-", "@", "\t", "\r")
Row = list[str | int | float]


@dataclass(frozen=True, slots=True)
class Shape:
    make: Callable[[Workshop], bytes]
    content_type: str


def told(workshop: Workshop) -> list[dict[str, Any]]:
    """The steps of the stored summary, ready for the summary templates of their kinds."""
    steps = (workshop.summary or {}).get("beats", [])
    return [
        beat
        | {
            "heading": pick(beat["title"]),
            "template": KINDS[beat["kind"]].template("summary"),
            "summary": KINDS[beat["kind"]].summary.model_validate(beat["summary"]),
        }
        for beat in steps
        if beat["kind"] in KINDS and beat["summary"]
    ]


def rows(workshop: Workshop) -> Iterator[Row]:
    """The table: one line for every card, then the commitments."""
    yield [_("Step"), _("Round"), _("Text")]
    for beat in (workshop.summary or {}).get("beats", []):
        for text in beat["items"]:
            yield [pick(beat["title"]), beat["round"], text]
    yield []
    yield [_("What"), _("Who"), _("First step"), _("How it shows"), _("By when"), _("State")]
    for one in Commitment.objects.filter(evidence__source=workshop.pk).order_by("due_on"):
        due = one.due_on.isoformat() if one.due_on else ""
        yield [one.what, one.owner, one.first_step, one.shows, due, one.get_state_display()]


def as_csv(workshop: Workshop) -> bytes:
    """UTF-8 with a mark, semicolons: what a Finnish Excel opens as it is."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    for row in rows(workshop):
        writer.writerow([_tame(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _tame(cell: str | int | float) -> str | int | float:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def as_xlsx(workshop: Workshop) -> bytes:
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(pgettext("workshop", "Summary")[:31])
        sheet.set_column(0, 5, 32)
        for number, row in enumerate(rows(workshop)):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def file_name(workshop: Workshop) -> str:
    return slugify(workshop.title) or "workshop"


SHAPES = {
    "csv": Shape(as_csv, "text/csv; charset=utf-8"),
    "xlsx": Shape(as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
