"""The parts that are written: the fields of the bulletin, and the chapters of the final report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from talkoot.programmes.labels import BULLETIN, LABELS, Language

Part = Literal["bulletin", "report"]


@dataclass(frozen=True, slots=True)
class Section:
    """One field or chapter. `usual` is how long others have written it, in characters."""

    id: str
    part: Part
    titles: dict[str, str]
    usual: int = 0

    def title(self, language: str) -> str:
        return self.titles["sv" if language == "sv" else "fi"]


def _field(name: str, usual: int) -> Section:
    titles: dict[str, str] = {language: LABELS[language][name] for language in LABELS}
    return Section(name, "bulletin", titles, usual)


def _chapter(name: str, fi: str, sv: str) -> Section:
    return Section(name, "report", {"fi": fi, "sv": sv})


_USUAL = dict(zip(BULLETIN, (650, 650, 200, 650, 750, 650), strict=True))

FIELDS = tuple(_field(name, _USUAL[name]) for name in BULLETIN)
CHAPTERS = (
    _chapter("start", "Lähtötilanne ja hankkeen syyt", "Utgångsläget och orsakerna till projektet"),
    _chapter("goals", "Hankkeen kuvaus, tavoitteet ja merkitys", "Projektet, målen och betydelsen"),
    _chapter(
        "research",
        "Sovellettu tutkimus ja ulkopuolinen asiantuntija",
        "Forskningen som tillämpats och den utomstående experten",
    ),
    _chapter("course", "Toteutus ja eteneminen", "Genomförandet och förloppet"),
    _chapter("results", "Tulokset, hyödyt ja vaikutukset", "Resultat, nytta och effekter"),
    _chapter("use", "Arviointi ja sovellettavuus", "Utvärdering och tillämpbarhet"),
)
SECTIONS = (*FIELDS, *CHAPTERS)
BY_ID = {section.id: section for section in SECTIONS}
IDS = tuple(BY_ID)


def neighbours(section: Section) -> tuple[Section | None, Section | None]:
    """The sections before and after one, as they are read."""
    at = SECTIONS.index(section)
    before = SECTIONS[at - 1] if at else None
    return before, next(iter(SECTIONS[at + 1 :]), None)


__all__ = ["BY_ID", "CHAPTERS", "FIELDS", "IDS", "SECTIONS", "Language", "Section", "neighbours"]
