"""The words a funder's public project page uses as headings and labels, in Finnish and Swedish."""

from __future__ import annotations

import unicodedata
from typing import Literal

Language = Literal["fi", "sv"]

FACTS_HEADING = "facts"
FACTS = ("number", "applicant", "implementer", "contact", "period", "decision", "total", "results")
PLAN = (FACTS_HEADING, "summary", "responsible", "bulletin", "material")
BULLETIN = ("summary", "background", "audiences", "methods", "effects", "novelty")

LABELS: dict[Language, dict[str, str]] = {
    "fi": {
        "facts": "Hanketiedot",
        "number": "Hankenumero",
        "applicant": "Hakija",
        "implementer": "Toteuttaja",
        "contact": "Lisätietoja",
        "period": "Toteutusaika",
        "decision": "Työsuojelurahaston päätös",
        "total": "Kokonaiskustannukset",
        "results": "Tulokset valmistuneet",
        "summary": "Tiivistelmä",
        "responsible": "Hankkeen vastuuhenkilö",
        "bulletin": "Tiedote",
        "background": "Lähtökohdat",
        "audiences": "Kohderyhmät",
        "methods": "Menetelmät",
        "effects": "Vaikuttavuus",
        "novelty": "Uutuusarvo ja sovellettavuus",
        "material": "Aineisto",
    },
    "sv": {
        "facts": "Projektuppgifter",
        "number": "Projektnummer",
        "applicant": "Sökande",
        "implementer": "Genomförare",
        "contact": "Mer information",
        "period": "Genomförandetid",
        "decision": "Arbetarskyddsfondens beslut",
        "total": "Totalkostnader",
        "results": "Resultaten färdiga",
        "summary": "Sammandrag",
        "responsible": "Ansvarig för projektet",
        "bulletin": "Meddelande",
        "background": "Utgångspunkter",
        "audiences": "Målgrupper",
        "methods": "Metoder",
        "effects": "Genomslag",
        "novelty": "Nyhetsvärde och tillämpbarhet",
        "material": "Material",
    },
}
OPEN: dict[Language, str] = {"fi": "Avaa", "sv": "Öppna"}
REPORT: dict[Language, str] = {"fi": "Loppuraportti", "sv": "Slutrapport"}
EUROS: dict[Language, str] = {"fi": "euroa", "sv": "euro"}


def plain(line: str) -> str:
    """Return a line as labels are compared: one form of ä, no case, no colon at the end."""
    return unicodedata.normalize("NFC", line).strip().rstrip(":").rstrip().casefold()


_MEANINGS: dict[Language, dict[str, str]] = {
    language: {plain(label): name for name, label in labels.items()}
    for language, labels in LABELS.items()
}


def meaning(line: str, language: Language) -> str | None:
    """Return what the line is the label of, if it is a label and nothing else."""
    return _MEANINGS[language].get(plain(line))


def language_of(lines: list[str]) -> tuple[Language, int]:
    """Return the language whose labels occur most, and how many of them do."""
    found: dict[Language, int] = {
        language: len({meaning(line, language) for line in lines} - {None}) for language in LABELS
    }
    best = max(found, key=lambda language: found[language])
    return best, found[best]
