"""The funder's form, field by field, as it is filled in: label, text, and how long it is. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from talkoot.ground.finnish import format_date
from talkoot.programmes.card import Bulletin, Card
from talkoot.programmes.labels import LABELS
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


def rows(card: Card) -> list[Field]:
    """Every field in the funder's order; empty ones too, so that nothing is forgotten."""
    words = LABELS[card.language]
    bulletin = card.bulletin or Bulletin()
    days = [format_date(day) if day else "" for day in (card.starts_on, card.ends_on)]
    decided = format_date(card.decided_on) if card.decided_on else ""
    facts = {
        "number": card.number,
        "applicant": card.applicant,
        "implementer": card.implementer,
        "contact": "\n".join(filter(None, (card.contact, card.email))),
        "period": " - ".join(days) if any(days) else "",
        "decision": "\n".join(filter(None, (decided, card.grant_text))),
        "total": card.total_text,
        "results": format_date(card.results_on) if card.results_on else "",
    }
    plan = {"summary": card.summary, "responsible": card.responsible}
    told = {name: getattr(bulletin, name) for name in _TEXTS}
    on = format_date(bulletin.on) if bulletin.on else ""
    return [
        Field("title", "", "", card.title),
        *(Field(name, words["facts"], words[name], text) for name, text in facts.items()),
        *(Field(f"plan-{name}", "", words[name], text) for name, text in plan.items()),
        Field("bulletin-title", words["bulletin"], words["bulletin"], bulletin.title),
        Field("bulletin-on", words["bulletin"], "", on),
        *(
            Field(f"bulletin-{name}", words["bulletin"], words[name], text)
            for name, text in told.items()
        ),
        Field("material", "", words["material"], write_material(card.material, card.language)),
    ]


_TEXTS = ("summary", "background", "audiences", "methods", "effects", "novelty")
