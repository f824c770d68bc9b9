"""Comments from a table: a line each, and the unit where there is one. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from talkoot.people import tables
from talkoot.surveys.counts import COLUMNS as UNIT_COLUMNS
from talkoot.surveys.counts import MistakesError

TEXT = ("text", "comment", "kommentti", "avovastaus", "vastaus", "kommentar", "öppet svar", "svar")


@dataclass(frozen=True)
class Comments:
    """What was written, on which line, and in which unit; `units` is empty without a column."""

    texts: tuple[str, ...]
    lines: tuple[int, ...]
    units: tuple[str, ...]


def read(raw: bytes) -> Comments:
    """Return the comments of a CSV file, or raise MistakesError; empty ones are left out."""
    columns = dict.fromkeys(TEXT, "text") | dict.fromkeys(UNIT_COLUMNS["unit"], "unit")
    try:
        found = tables.rows(tables.decode(raw), columns, frozenset({"text"}))
    except tables.TableError as error:
        raise MistakesError([str(error)]) from None
    split = next((row.line for row in found if row.surplus), None)
    if split:
        raise MistakesError(
            [
                _("line %(line)d: more cells than columns. Put the text in quotation marks.")
                % {"line": split}
            ]
        )
    kept = [row for row in found if row.cells.get("text")]
    if not kept:
        raise MistakesError([_("There are no comments in the file.")])
    units = tuple(row.cells.get("unit", "") for row in kept)
    return Comments(
        tuple(row.cells["text"] for row in kept),
        tuple(row.line for row in kept),
        units if any(units) else (),
    )
