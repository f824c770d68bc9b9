"""Tables for a spreadsheet program, in which nothing that people wrote is taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter

Cell = str | int | float | None
Row = list[Cell]

# What a spreadsheet may take for a formula at the start of a cell, the wide forms too.
RISKY = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE_LENGTH = 31  # of a sheet, in the program's own format
WIDTH, FIRST_WIDTH = 18, 44


def as_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a mark, semicolons, decimal commas: what a Finnish Excel opens as it is."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    for row in rows:
        writer.writerow([_tame(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _tame(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(RISKY) else cell


def as_xlsx(sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> bytes:
    """A sheet for each table, its first row a heading. Texts are written as texts."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        heading = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
        for number, (title, rows) in enumerate(sheets.items(), start=1):
            sheet = book.add_worksheet(_titled(title, number))
            sheet.set_column(0, 0, FIRST_WIDTH, wrapped)
            sheet.set_column(1, 30, WIDTH, wrapped)
            sheet.freeze_panes(1, 0)
            for line, row in enumerate(rows):
                _write(sheet, line, row, heading if not line else wrapped)
    return out.getvalue()


def _titled(title: str, number: int) -> str:
    """A title the program takes: short, without the signs it forbids."""
    return re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:TITLE_LENGTH] or str(number)


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, line: int, row: Sequence[Cell], form: object
) -> None:
    for place, cell in enumerate(row):
        if cell is not None:
            write = sheet.write_string if isinstance(cell, str) else sheet.write_number
            write(line, place, cell, form)
