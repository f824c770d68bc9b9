"""A table from another survey tool: its columns, and what each of them probably is. Pure.

Webropol writes two rows of headers, with the question above and the statement under it; LimeSurvey
writes codes, `G01Q02[SQ001]`; Forms puts who answered, and when, before the questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talkoot.people import tables
from talkoot.surveys.reading import HEALTH
from talkoot.surveys.steps import Steps, steps_of

ITEM, COMMENT, UNIT, ABOVE, BACKGROUND, LEAVE = (
    "item",
    "comment",
    "unit",
    "above",
    "background",
    "leave",
)
MOST_COLUMNS = 120
LONG, CLASSES = 25, 12  # letters of a comment on average; classes of a background at most
UNITS = re.compile(
    r"\b(työ)?yksikkö|\bosasto|\btiimi|\btyöpaikka|\btyöpiste|\benhet|\bavdelning|\barbetsplats"
    r"|\bunit\b|\bteam\b|\bdepartment|\bworkplace|\borganisaatio",
    re.IGNORECASE,
)
ABOVE_UNITS = re.compile(
    r"toimiala|palvelualue|tulosalue|vastuualue|sektori|\bsektor|\bdivision|\bservice area",
    re.IGNORECASE,
)
TRACES = re.compile(
    r"^(id|#|nro|nr|no\.?|nimi|name|namn|seed|token|tunnus|tunniste|kieli|språk|language)$"
    r"|respondent|vastaajan?\s?(tunn|id|num|nimi)|s-?posti|sähköposti|e-?mail|e-?post|\bip\b"
    r"|ip.?osoite|puhelin|\bphone|telefon|submitdate|startdate|datestamp|lastpage|last page"
    r"|startlanguage|start language|refurl|\btime\b|\bkellonaika|aloitusaika|lopetusaika"
    r"|aloitushetki|päättymis|valmistumis|starttid|sluttid|lähetysaika|tallennettu|päivämäärä"
    r"|henkilötunn|syntymä|användar|hetu\b|palkka(numero|nro)",
    re.IGNORECASE,
)
CODE = re.compile(r"^(?P<group>[A-Za-z]\w*)\[(?P<sub>\w+)\]\.?\s*(?P<text>.*)$")
BRACKETS = re.compile(r"^(?P<group>.+?)[.:?]?\s*\[(?P<text>[^\[\]]+)\]$")


@dataclass(frozen=True)
class Column:
    """A column of the table; `group` is what its question shares with its neighbours."""

    name: str
    group: str
    cells: tuple[str, ...]

    @property
    def given(self) -> list[str]:
        return [cell for cell in self.cells if cell]


@dataclass(frozen=True)
class Guess:
    """What a column probably is, and why it is left out, where it is."""

    role: str
    steps: Steps | None = None
    why: str = ""  # trace, health, mixed, empty, many


def read(raw: bytes) -> list[Column]:
    """Return the columns of a CSV file or a workbook, or raise TableError."""
    grid = tables.grid(tables.decode(raw))
    if len(grid) < 2:
        raise tables.TableError(_("The file has a header and no rows. Nothing was changed."))
    if len(grid) > tables.MOST_ROWS:
        raise tables.TableError(_("The file has more than 20 000 rows. Is it the right one?"))
    headers = 2 if _two_headers(grid) else 1
    width = max(len(_tidy(line)) for line in grid)
    if width > MOST_COLUMNS:
        raise tables.TableError(
            _("The table has more than %(most)d columns.") % {"most": MOST_COLUMNS}
        )
    rows = [[*line[:width], *[""] * (width - len(line))] for line in grid]
    names = list(_names(rows[:headers]))
    if len(rows) == headers:
        raise tables.TableError(_("The file has a header and no rows. Nothing was changed."))
    return [
        Column(name, group, tuple(row[place] for row in rows[headers:]))
        for place, (name, group) in enumerate(names)
    ]


def _tidy(line: Sequence[str]) -> Sequence[str]:
    """Without the empty cells at the end, of which workbooks have many."""
    last = max((place for place, cell in enumerate(line, start=1) if cell), default=0)
    return line[:last]


def _two_headers(grid: Sequence[Sequence[str]]) -> bool:
    """The first row has gaps where the second goes on; the second has no numbers."""
    if len(grid) < 3:
        return False
    top, under = grid[0], grid[1]
    padded = [*top, *[""] * (len(under) - len(top))]
    gaps = [cell for head, cell in zip(padded, under, strict=False) if not head and cell]
    plain = all(not cell.replace(",", "").replace(".", "").isdecimal() for cell in under if cell)
    return len(gaps) > 0 and plain and bool(top and any(top))


def _names(headers: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield each column's text, and the question it is a part of."""
    if len(headers) == 1:
        for number, cell in enumerate(headers[0], start=1):
            yield _coded(cell or _("column %(n)d") % {"n": number})
        return
    top = ""
    for number, (head, under) in enumerate(zip(*headers, strict=True), start=1):
        top = head or top
        name = under or top or _("column %(n)d") % {"n": number}
        yield name, top if under else ""


def _coded(cell: str) -> tuple[str, str]:
    if found := CODE.match(cell):
        inner = BRACKETS.match(found["text"])
        text = inner["text"] if inner else found["text"]
        group = inner["group"] if inner else found["group"]
        return text or f"{found['group']} {found['sub']}", group
    if found := BRACKETS.match(cell):
        return found["text"], found["group"]
    return cell, ""


def guesses(columns: Sequence[Column]) -> list[Guess]:
    """Say of each column what it probably is; only the first unit is one."""
    found: list[Guess] = []
    for column in columns:
        guess = _guess(column)
        taken = [one.role for one in found]
        if guess.role in (UNIT, ABOVE) and guess.role in taken:
            guess = Guess(BACKGROUND if _few(column) else LEAVE, why="" if _few(column) else "many")
        found.append(guess)
    return found


def _guess(column: Column) -> Guess:
    given = column.given
    if not given:
        return Guess(LEAVE, why="empty")
    if TRACES.search(column.name) or _personal(given):
        return Guess(LEAVE, why="trace")
    if HEALTH.search(column.name) or HEALTH.search(column.group):
        return Guess(LEAVE, why="health")
    if ABOVE_UNITS.search(column.name):
        return Guess(ABOVE)
    if UNITS.search(column.name) and len(column.name) < 60:
        return Guess(UNIT)
    if steps := steps_of(given):
        return Guess(ITEM, steps)
    return _words(column)


def _words(column: Column) -> Guess:
    given = column.given
    if sum(map(len, given)) / len(given) >= LONG:
        return Guess(COMMENT)
    if _few(column):
        return Guess(BACKGROUND)
    several = len([one for one in given if " " in one]) > len(given) / 4
    return Guess(COMMENT) if several else Guess(LEAVE, why="mixed")


def _few(column: Column) -> bool:
    kinds = len(set(column.given))
    return 2 <= kinds <= CLASSES and len(column.given) >= 3 * kinds


def _personal(given: Sequence[str]) -> bool:
    """Addresses and moments are traces of people whatever the column is called."""
    some = given[:200]
    traces = [
        one for one in some if re.search(r"\S@\S+\.\w|\d{1,2}[:.]\d\d[:.]?\d*$|^\d{4}-\d\d-", one)
    ]
    return len(traces) > len(some) / 2 and not all(re.fullmatch(r"\d[.,]\d\d", one) for one in some)
