"""Who pays for a programme, and what its first funder wants of the report."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from talkoot.programmes.actions.plan import plan_of, summary_at_application
from talkoot.programmes.completing import applicant_of
from talkoot.programmes.funders.profile import Profile
from talkoot.programmes.funders.shelf import usual
from talkoot.programmes.models import Programme
from talkoot.programmes.money.fund import Fund
from talkoot.programmes.money.state import State
from talkoot.reports.about import KINDS
from talkoot.reports.facts import Payer
from talkoot.reports.sections import Section, sections

BESIDE = ("implementer", "expert", "school", "partner")


def form_of(programme: Programme) -> Profile:
    """The profile by whose form the report is written: the first funder's."""
    lead = State(programme).lead
    return lead.profile if lead and lead.profile else usual()


def sections_of(programme: Programme) -> tuple[Section, ...]:
    return sections(form_of(programme))


def section_of(programme: Programme, name: str) -> Section | None:
    return next((one for one in sections_of(programme) if one.id == name), None)


def payers(programme: Programme, language: str) -> tuple[Payer, ...]:
    """Every funder that has decided, and the words it wants said. A programme whose money is not
    written down yet, but whose project page tells of a decision, is paid by that fund."""
    card = programme.page
    told = tuple(_payer(one, language) for one in State(programme).funds if _has_decided(one))
    if told or card is None or card.decided_on is None:
        return told
    fund = usual()
    return (Payer(fund.who.text(language), card.grant, card.decided_on, _words(fund, language)),)


def costs(programme: Programme) -> dict[str, Any]:
    """What it cost in all, and where that is read: one funder's page does not tell of several."""
    state, card = State(programme), programme.page
    if card and card.total and not state.several:
        return {"total": card.total}
    return {"total": state.budget.total or None, "money_at": "money"}


def page_values(fund: Fund, language: str) -> dict[str, str]:
    """What a funder's page asks for beside the project page, by the names of its fields."""
    programme = fund.state.programme
    applicants = plan_of(programme).text.of_role("applicant")
    first = applicants[0] if applicants else None
    contact = fund.funding.people.get("contact", {})
    beside = [one.organisation for one in plan_of(programme).text.parties if one.role in BESIDE]
    return {
        "code": fund.funding.number,
        "number": fund.funding.number,
        "name": " ".join(programme.title.split()),
        "official-name": applicant_of(programme),
        "kind": KINDS[language].get(first.form or "", "") if first else "",
        "contact": contact.get("name", ""),
        "email": contact.get("email", ""),
        "phone": contact.get("phone", ""),
        "partners": "\n".join(dict.fromkeys(filter(None, beside))),
        "summary": summary_at_application(programme),
    }


def _has_decided(fund: Fund) -> bool:
    card = fund.state.programme.page
    on_page = card is not None and card.decided_on is not None and fund.profile == usual()
    return fund.funding.decided_on is not None or fund.funding.granted is not None or on_page


def _payer(fund: Fund, language: str) -> Payer:
    """Its decision as it was written down, or else as its project page says."""
    funding, card = fund.funding, fund.state.programme.page
    granted: Decimal | int | None = funding.granted
    decided_on = funding.decided_on
    if card is not None and fund.profile == usual():
        granted = card.grant if granted is None else granted
        decided_on = decided_on or card.decided_on
    who = fund.profile.who.text(language) if fund.profile else funding.funder
    return Payer(funding.name or who, granted, decided_on, _words(fund.profile, language))


def _words(profile: Profile | None, language: str) -> str:
    """What the funder wants said wherever the programme is told of."""
    said = profile.acknowledgement if profile else None
    return said.text(language) if said else ""
