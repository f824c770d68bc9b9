"""The parts that are written: the fields of the bulletin, and the chapters of the final report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from talkoot.programmes.funders.profile import Profile
from talkoot.programmes.funders.shelf import usual
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


def chapters(form: Profile) -> tuple[Section, ...]:
    """The chapters a funder wants; the usual ones where it is not known what it wants."""
    return tuple(
        Section(one.id, "report", {name: one.title.text(name) for name in LABELS})
        for one in form.chapters or usual().chapters
    )


def sections(form: Profile) -> tuple[Section, ...]:
    return (*FIELDS, *chapters(form))


_USUAL = dict(zip(BULLETIN, (650, 650, 200, 650, 750, 650), strict=True))

FIELDS = tuple(_field(name, _USUAL[name]) for name in BULLETIN)
SECTIONS = sections(usual())  # what can be composed
BY_ID = {section.id: section for section in SECTIONS}
IDS = tuple(BY_ID)


def neighbours(
    section: Section, among: tuple[Section, ...] = SECTIONS
) -> tuple[Section | None, Section | None]:
    """The sections before and after one, as they are read."""
    at = among.index(section)
    return among[at - 1] if at else None, next(iter(among[at + 1 :]), None)


__all__ = ["BY_ID", "FIELDS", "IDS", "SECTIONS", "Language", "Section", "chapters", "neighbours"]
