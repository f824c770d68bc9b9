"""Who is to be asked, from a table: a row each, with the unit by its name or its code. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from talkoot.people import tables
from talkoot.people.roster import LANGUAGES
from talkoot.surveys import phones
from talkoot.surveys.counts import MistakesError

COLUMNS = {
    "unit": "unit, unit code, yksikkö, yksikön nimi, yksikkökoodi, tiimi, enhet, enhetens namn",
    "name": "name, nimi, koko nimi, namn",
    "email": "email, e mail, sähköposti, sähköpostiosoite, e post, e postadress",
    "phone": "phone, mobile, puhelin, puhelinnumero, matkapuhelin, gsm, telefon, mobil",
    "language": "language, kieli, asiointikieli, språk",
}
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to ask; what her row left out is empty."""

    place: int
    name: str
    email: str
    phone: str
    language: str
    line: int


def read(raw: bytes, units: Mapping[str, int | None]) -> list[Guest]:
    """Return everybody in a CSV file or a workbook, or raise MistakesError with every mistake.

    `units` has the places of units by name and by code, casefolded; None is a name of several.
    """
    words = {word.strip(): name for name, row in COLUMNS.items() for word in row.split(",")}
    try:
        rows = tables.rows(tables.decode(raw), words, frozenset({"unit", "name"}))
    except tables.TableError as error:
        raise MistakesError([str(error)]) from None
    mistakes = [sentence for row in rows for sentence in _mistakes(row, units)]
    guests = [] if mistakes else [_guest(row, units) for row in rows]
    if mistakes := [*mistakes, *_twice(guests)]:
        raise MistakesError(mistakes)
    return guests


def _guest(row: tables.Row, units: Mapping[str, int | None]) -> Guest:
    return Guest(
        place=units[_folded(row.cells["unit"])] or 0,
        name=row.cells["name"],
        email=row.cells.get("email", "").lower(),
        phone=phones.normal(row.cells.get("phone", "") or "-") or "",
        language=_language(row.cells.get("language", "")) or "",
        line=row.line,
    )


def _mistakes(row: tables.Row, units: Mapping[str, int | None]) -> Iterator[str]:
    for sentence in (*_of_unit(row.cells["unit"], units), *_of_cells(row)):
        yield _("line %(line)d: %(mistake)s") % {"line": row.line, "mistake": sentence}


def _of_unit(typed: str, units: Mapping[str, int | None]) -> Iterator[str]:
    if not typed:
        yield _("the unit is missing")
    elif _folded(typed) not in units:
        yield _("“%(unit)s” is not among the units") % {"unit": typed[:60]}
    elif units[_folded(typed)] is None:
        yield _("several units are called “%(unit)s”: write the unit's code instead") % {
            "unit": typed[:60]
        }


def _of_cells(row: tables.Row) -> Iterator[str]:
    cells = row.cells
    email, phone = cells.get("email", ""), cells.get("phone", "")
    if not cells["name"]:
        yield _("the name is missing")
    if len(cells["name"]) > LONGEST_NAME:
        yield _("the name is longer than %(most)d characters") % {"most": LONGEST_NAME}
    if email and not _is_email(email):
        yield _("“%(email)s” is not an e-mail address") % {"email": email[:60]}
    if phone and phones.normal(phone) is None:
        yield _("“%(phone)s” is not a telephone number") % {"phone": phone[:30]}
    if _language(cells.get("language", "")) is None:
        yield _("“%(language)s” is not a language we write in") % {
            "language": cells["language"][:30]
        }
    if row.surplus:
        yield _("there are more cells than columns")


def _twice(guests: Sequence[Guest]) -> Iterator[str]:
    """An address of two people would give one of them two answers."""
    first: dict[str, int] = {}
    for guest in guests:
        for reached in filter(None, (guest.email, guest.phone)):
            line = first.setdefault(reached, guest.line)
            if line != guest.line:
                yield _("line %(line)d: “%(reached)s” is also on line %(first)d") % {
                    "line": guest.line,
                    "reached": reached,
                    "first": line,
                }


def _is_email(typed: str) -> bool:
    try:
        validate_email(typed)
    except ValidationError:
        return False
    return True


def _language(typed: str) -> str | None:
    """The language's code, nothing where nothing was written, None where it is none of ours."""
    words = {alias.strip(): name for name, row in LANGUAGES.items() for alias in row.split(",")}
    return words.get(typed.casefold()) if typed else ""


def _folded(typed: str) -> str:
    return " ".join(typed.casefold().split())
