"""The funder's form, field by field, as it is filled in: label, text, and how long it is. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from talkoot.ground.finnish import format_date
from talkoot.programmes.card import Bulletin, Card
from talkoot.programmes.funders.profile import Profile
from talkoot.programmes.funders.shelf import usual
from talkoot.programmes.labels import BULLETIN
from talkoot.programmes.material import write_material


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form. `part` is the heading it stands under."""

    id: str
    part: str
    label: str
    text: str

    @property
    def length(self) -> int:
        return len(self.text)

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n") if self.text else []


def rows(
    card: Card, form: Profile | None = None, more: Mapping[str, str] | None = None
) -> list[Field]:
    """Every field in the funder's order; empty ones too, so that nothing is forgotten. `more` is
    what the page of another funder asks for, by the names of its fields."""
    values = _of_card(card) | {name: text for name, text in (more or {}).items() if text}
    return list(_filled(form or usual(), values, card.language))


def _filled(form: Profile, values: Mapping[str, str], language: str) -> Iterator[Field]:
    part = ""
    for one in form.page or usual().page:
        label = one.sv if language == "sv" and one.sv else one.fi
        if one.form == "heading":
            part = label
            continue
        yield Field(
            one.id, part, label or (part if one.form == "line" else ""), values.get(one.id, "")
        )


def _of_card(card: Card) -> dict[str, str]:
    bulletin = card.bulletin or Bulletin()
    days = [format_date(day) if day else "" for day in (card.starts_on, card.ends_on)]
    decided = format_date(card.decided_on) if card.decided_on else ""
    texts = {name: getattr(bulletin, name) for name in BULLETIN if name != "summary"}
    return texts | {
        "title": card.title,
        "name": card.title,
        "number": card.number,
        "applicant": card.applicant,
        "implementer": card.implementer,
        "contact": "\n".join(filter(None, (card.contact, card.email))),
        "period": " - ".join(days) if any(days) else "",
        "decision": "\n".join(filter(None, (decided, card.grant_text))),
        "total": card.total_text,
        "results": format_date(card.results_on) if card.results_on else "",
        "summary": card.summary,
        "responsible": card.responsible,
        "bulletin-title": bulletin.title,
        "bulletin-on": format_date(bulletin.on) if bulletin.on else "",
        "bulletin-summary": bulletin.summary,
        "material": write_material(card.material, card.language),
    }
