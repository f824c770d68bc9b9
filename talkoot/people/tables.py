"""Read a table out of whatever bytes a payroll system, or Excel, has saved. Pure."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talkoot.people import workbooks

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class TableError(Exception):
    """A file that cannot be read at all, with a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the file, and its cells by column. A missing column is no key."""

    line: int
    cells: Mapping[str, str]
    surplus: bool = False


def decode(raw: bytes) -> str:
    """Return the text, or say why the bytes are none."""
    if len(raw) > MOST_BYTES:
        raise TableError(_("The file is larger than 5 megabytes. Is it the right one?"))
    if raw.startswith(OLD_WORKBOOK):
        raise TableError(_("This is an Excel workbook. Save it as CSV, and bring that file."))
    text = _workbook(raw) if raw.startswith(workbooks.SIGN) else _in_first_fitting_encoding(raw)
    if text is None or CONTROLS.search(text):
        raise TableError(_("This is not a text file. Save the table as CSV, and bring that file."))
    if not text.strip():
        raise TableError(_("The file is empty. Nothing was changed."))
    return text


def _workbook(raw: bytes) -> str:
    try:
        return workbooks.as_csv(raw)
    except workbooks.WorkbookError as error:
        raise TableError(str(error)) from None


def _in_first_fitting_encoding(raw: bytes) -> str | None:
    for encoding in _encodings(raw):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _encodings(raw: bytes) -> tuple[str, ...]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if raw[1:2] == b"\0":
        return ("utf-16-le",)
    if raw[:1] == b"\0":
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def rows(text: str, columns: Mapping[str, str], required: frozenset[str]) -> list[Row]:
    """Return the rows under their columns; `columns` maps a header, as typed, to our name."""
    lines = list(_lines(text))
    if not lines:
        raise TableError(_("The file is empty. Nothing was changed."))
    header = [columns.get(heading(cell), "") for cell in lines[0][1]]
    _check(header, required, lines[0][1])
    if len(lines) == 1:
        raise TableError(_("The file has a header and no rows. Nothing was changed."))
    if len(lines) - 1 > MOST_ROWS:
        raise TableError(_("The file has more than 20 000 rows. Is it the right one?"))
    return [
        Row(line, _by_column(header, cells), any(cells[len(header) :])) for line, cells in lines[1:]
    ]


def header(text: str) -> list[str]:
    """Return the cells of the first line that has any, as they were typed."""
    return next((cells for _line, cells in _lines(text)), [])


def grid(text: str) -> list[list[str]]:
    """Return the cells of every line that has any, the headers too."""
    return [cells for _line, cells in _lines(text)]


def heading(cell: str) -> str:
    """Compare headers without case, underscores and double spaces."""
    return " ".join(re.sub(r"[_\-]+", " ", cell).casefold().split())


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield line numbers and cells of the lines that have any."""
    skipped = 1 if text[:4].casefold() == "sep=" else 0
    body = text.split("\n", 1)[1] if skipped and "\n" in text else text
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=_delimiter(body), strict=True)
    line = 1
    try:
        for cells in reader:
            tidy = [clean(cell) for cell in cells]
            if any(tidy):
                yield line + skipped, tidy
            line = reader.line_num + 1
    except csv.Error:
        raise TableError(
            _("Line %(line)d cannot be read: is a quotation mark missing?")
            % {"line": line + skipped}
        ) from None


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(";\t,", key=first.count)


def clean(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFC", cell).split())


def _by_column(header: list[str], cells: list[str]) -> dict[str, str]:
    padded = cells + [""] * (len(header) - len(cells))
    return {name: cell for name, cell in zip(header, padded, strict=False) if name}


def _check(header: list[str], required: frozenset[str], typed: list[str]) -> None:
    known = [name for name in header if name]
    if twice := next((name for name in known if known.count(name) > 1), ""):
        raise TableError(_("The column “%(name)s” is there twice.") % {"name": twice})
    if missing := sorted(required - set(known)):
        raise TableError(
            _("These columns are missing: %(missing)s. The first line has: %(typed)s.")
            % {"missing": ", ".join(missing), "typed": ", ".join(typed)[:200]}
        )
