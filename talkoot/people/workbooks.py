"""Read the first sheet of an Excel workbook as the text of a CSV file. Nothing in it is run."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

SIGN = b"PK\x03\x04"
MOST_UNPACKED = 60 * 1024 * 1024  # bytes: a small file may unpack to a very large one
MOST_ROWS, MOST_COLUMNS = 20_002, 120


class WorkbookError(Exception):
    """A workbook that cannot be read, with a sentence that says why."""


def as_csv(raw: bytes) -> str:
    """Return the sheet with a semicolon between cells, row by row as in the sheet."""
    _weigh(raw)
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    try:
        writer.writerows(_rows(raw))
    except WorkbookError:
        raise
    except Exception:  # whatever a broken file makes of its reader
        raise WorkbookError(
            _("This workbook cannot be read. Save the table as CSV, and bring that file.")
        ) from None
    return written.getvalue()


def _weigh(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
            known = "xl/workbook.xml" in packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        known, unpacked = False, 0
    if not known:
        raise WorkbookError(
            _("This is not a text file. Save the table as CSV, and bring that file.")
        )
    if unpacked > MOST_UNPACKED:
        raise WorkbookError(_("The file is larger than 5 megabytes. Is it the right one?"))


def _rows(raw: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True):
            yield [_cell(value) for value in row]
    finally:
        book.close()


def _cell(value: object) -> str:
    """As a person reads it: whole numbers without a point, and days as they are written here."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return f"{value.day}.{value.month}.{value.year}"
    return str(value)
