"""The monthly file from HR: what its rows say about units and people. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from talkoot.people.tables import Row, TableError, decode, rows

UNIT_COLUMNS = {
    "unit_code": "unit code, code, yksikkö, yksikkökoodi, yksikön koodi, yksikkötunnus, "
    "yksikön tunnus, tunnus, koodi, enhet, enhetskod",
    "unit_parent": "unit parent, parent, yläyksikkö, ylempi yksikkö, yläyksikön koodi, "
    "yläyksikön tunnus, överordnad enhet",
    "unit_name_fi": "unit name fi, name fi, nimi, yksikön nimi, yksikön nimi suomeksi, "
    "nimi suomeksi, namn på finska",
    "unit_name_sv": "unit name sv, name sv, yksikön nimi ruotsiksi, nimi ruotsiksi, "
    "namn på svenska, enhetens namn",
}
PEOPLE_COLUMNS = {
    "number": "number, henkilönumero, numero, työntekijänumero, palkkanumero, anställningsnummer",
    "name": "name, nimi, koko nimi, namn",
    "email": "email, e mail, sähköposti, sähköpostiosoite, e post, e postadress",
    "language": "language, kieli, asiointikieli, språk",
    "unit_code": UNIT_COLUMNS["unit_code"],
    "manages": "manages, esihenkilö, esimies, on esihenkilö, johtaa yksikköä, chef, förman",
}
LANGUAGES = {
    "fi": "fi, suomi, finska, finnish, fin",
    "sv": "sv, ruotsi, svenska, swedish, swe",
    "en": "en, englanti, engelska, english, eng",
}
YES_OR_NO = {
    "yes": "1, x, k, kyllä, on, true, tosi, yes, y, ja, j",
    "no": "0, e, ei, false, epätosi, no, n, nej",
}


def _turned(table: dict[str, str]) -> dict[str, str]:
    return {alias.strip(): name for name, row in table.items() for alias in row.split(",")}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, in words. `file` is units or people; line 0 is the file as a whole."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as the file has it; a language that is not in `names` was left empty."""

    code: str
    parent: str
    names: tuple[tuple[str, str], ...]
    line: int


@dataclass(slots=True)
class PersonEntry:
    """A person as the file has her. Empty cells change nothing; several rows are several units."""

    number: str
    name: str
    email: str
    language: str
    line: int
    placements: dict[str, bool | None] = field(default_factory=dict)


class RowError(Exception):
    """What is wrong with one row."""


def read_units(raw: bytes | str) -> tuple[list[UnitEntry], list[Problem]]:
    required = frozenset({"unit_code", "unit_parent", "unit_name_fi"})
    found: dict[str, UnitEntry] = {}

    def take(row: Row) -> None:
        entry = _unit(row)
        if entry.code in found:
            raise RowError(_("Unit %(code)s is in the file twice.") % {"code": entry.code})
        found[entry.code] = entry

    problems = _each("units", raw, UNIT_COLUMNS, required, take)
    return list(found.values()), problems


def read_people(raw: bytes | str) -> tuple[list[PersonEntry], list[Problem]]:
    required = frozenset({"number", "name"})
    found: dict[str, PersonEntry] = {}

    def take(row: Row) -> None:
        entry = _person(row)
        _join(found.setdefault(entry.number, entry), entry)

    problems = _each("people", raw, PEOPLE_COLUMNS, required, take)
    return list(found.values()), problems + _shared_addresses(found.values())


def _each(
    file: str,
    raw: bytes | str,
    columns: dict[str, str],
    required: frozenset[str],
    take: Callable[[Row], None],
) -> list[Problem]:
    """Take the rows one by one, and collect what is wrong with them."""
    problems = []
    try:
        text = raw if isinstance(raw, str) else decode(raw)
        table = rows(text, _turned(columns), required)
    except TableError as broken:
        return [Problem(file, 0, str(broken))]
    for row in table:
        try:
            if row.surplus:
                raise RowError(_("There are more cells than columns."))
            take(row)
        except RowError as problem:
            problems.append(Problem(file, row.line, str(problem)))
    return problems


def _unit(row: Row) -> UnitEntry:
    names = tuple(
        (language, _short(name, 120))
        for language in ("fi", "sv")
        if (name := row.cells.get(f"unit_name_{language}", ""))
    )
    code = _short(_filled(row, "unit_code", _("The unit has no code.")), 40)
    return UnitEntry(code, row.cells["unit_parent"], names, row.line)


def _person(row: Row) -> PersonEntry:
    entry = PersonEntry(
        number=_short(_filled(row, "number", _("The person has no number.")), 40),
        name=_short(_filled(row, "name", _("The person has no name.")), 120),
        email=_email(row.cells.get("email", "")),
        language=_word(row.cells.get("language", ""), LANGUAGES, _("language")),
        line=row.line,
    )
    manages = _word(row.cells.get("manages", ""), YES_OR_NO, _("yes or no"))
    if unit := row.cells.get("unit_code", ""):
        told = "manages" in row.cells
        entry.placements[unit] = manages == "yes" if told else None
    return entry


def _join(first: PersonEntry, again: PersonEntry) -> None:
    """Add a later row of the same person: another unit, and nothing else."""
    if first is again:
        return
    if (first.name, first.email, first.language) != (again.name, again.email, again.language):
        raise RowError(
            _("Number %(number)s is also on line %(line)d, for somebody else.")
            % {"number": again.number, "line": first.line}
        )
    if not again.placements or first.placements.keys() & again.placements.keys():
        raise RowError(_("Number %(number)s is in the same unit twice.") % {"number": again.number})
    first.placements.update(again.placements)


def _shared_addresses(entries: Iterable[PersonEntry]) -> list[Problem]:
    first: dict[str, PersonEntry] = {}
    problems = []
    for entry in entries:
        other = first.setdefault(entry.email, entry) if entry.email else entry
        if other is not entry:
            text = _("The address %(email)s is also on line %(line)d.")
            values = {"email": entry.email, "line": other.line}
            problems.append(Problem("people", entry.line, text % values))
    return problems


def _filled(row: Row, column: str, otherwise: str) -> str:
    if not (value := row.cells.get(column, "")):
        raise RowError(otherwise)
    return value


def _short(value: str, most: int) -> str:
    if len(value) > most:
        raise RowError(
            _("“%(start)s…” is too long: at most %(most)d characters.")
            % {"start": value[:20], "most": most}
        )
    return value


def _email(value: str) -> str:
    if not value:
        return ""
    try:
        validate_email(value)
    except ValidationError:
        raise RowError(_("“%(value)s” is not an e-mail address.") % {"value": value[:60]}) from None
    return value.lower()


def _word(value: str, table: dict[str, str], expected: str) -> str:
    if not value:
        return ""
    if (found := _turned(table).get(value.casefold())) is None:
        raise RowError(
            _("“%(value)s” is not understood: expected %(expected)s.")
            % {"value": value[:40], "expected": expected}
        )
    return found
