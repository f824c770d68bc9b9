"""A closed workshop's summary as a table, safe to open in a spreadsheet program."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from pydantic import ValidationError

from talkoot.ground import spreadsheet
from talkoot.ground.texts import pick, reading_language
from talkoot.practice.models import Commitment
from talkoot.stepkinds.base import Figure, Summary
from talkoot.stepkinds.registry import KINDS
from talkoot.workshops.models import Workshop

Row = list[str | int | float]
CARDS = "workshops/summary_cards.html"


@dataclass(frozen=True, slots=True)
class Shape:
    make: Callable[[Workshop], bytes]
    content_type: str


def told(workshop: Workshop, promised: Container[str] = ()) -> list[dict[str, Any]]:
    """The steps that found something, ready for the summary templates of their kinds.

    What is `promised` stands on the page already. A step whose sum is of an older shape than we
    read today still has its cards.
    """
    found = []
    for beat in _steps(workshop):
        total = _sum_of(beat)
        known = beat["items"] and all(text in promised for text in beat["items"])
        if known or not (beat["items"] or (total and _figures(beat, total))):
            continue
        template = KINDS[beat["kind"]].template("summary") if total else CARDS
        heading = pick(beat["title"])
        places = [one | {"heading": pick(one["title"])} for one in beat.get("stations", ())]
        shown = {"heading": heading, "template": template, "summary": total, "stations": places}
        found.append(beat | shown)
    return found


def _steps(workshop: Workshop) -> list[dict[str, Any]]:
    steps = (workshop.summary or {}).get("beats", [])
    return [beat for beat in steps if beat["kind"] in KINDS]


def _sum_of(beat: dict[str, Any]) -> Summary | None:
    try:
        return KINDS[beat["kind"]].summary.model_validate(beat["summary"])
    except ValidationError:
        return None


def rows(workshop: Workshop) -> Iterator[Row]:
    """The table: a line for every card and every figure, then the commitments."""
    yield [_("Step"), _("Round"), _("Text"), _("Figure")]
    for beat in _steps(workshop):
        step: Row = [pick(beat["title"]), beat["round"]]
        yield from (step + line for line in _lines(beat))
    yield []
    yield [_("What"), _("Who"), _("First step"), _("How it shows"), _("By when"), _("State")]
    for one in Commitment.objects.filter(evidence__source=workshop.pk).order_by("due_on", "what"):
        due = one.due_on.isoformat() if one.due_on else ""
        yield [one.what, one.owner, one.first_step, one.shows, due, one.get_state_display()]


def _figures(beat: dict[str, Any], total: Summary) -> tuple[Figure, ...]:
    return KINDS[beat["kind"]].figures(total, reading_language())


def _lines(beat: dict[str, Any]) -> Iterator[Row]:
    total = _sum_of(beat)
    figures = _figures(beat, total) if total else ()
    yield from ([text, figure] for text, figure in figures)
    counted = {text for text, _figure in figures}
    yield from ([text] for text in beat["items"] if text not in counted)


def as_csv(workshop: Workshop) -> bytes:
    return spreadsheet.as_csv(rows(workshop))


def as_xlsx(workshop: Workshop) -> bytes:
    return spreadsheet.as_xlsx({pgettext("workshop", "Summary"): rows(workshop)})


def file_name(workshop: Workshop) -> str:
    return slugify(workshop.title) or "workshop"


SHAPES = {
    "csv": Shape(as_csv, spreadsheet.CSV),
    "xlsx": Shape(as_xlsx, spreadsheet.XLSX),
}
