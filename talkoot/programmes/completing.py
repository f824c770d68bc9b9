"""The project page with what the programme's money and plan know where the page says nothing."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pydantic import ValidationError

from talkoot.programmes.actions.plan import plan_of
from talkoot.programmes.card import Card
from talkoot.programmes.funders.shelf import usual
from talkoot.programmes.models import Programme
from talkoot.programmes.money.fund import Fund
from talkoot.programmes.money.state import State


def completed(programme: Programme, card: Card) -> Card:
    """The card; where a fact of it is empty, what was written down of the funder fills it."""
    known = _known(programme)
    told = {name: value for name, value in known.items() if getattr(card, name) in ("", None)}
    if not told:
        return card
    try:
        return Card.model_validate(card.model_dump() | told)
    except ValidationError:  # a number that would be taken for a heading stays with the money
        return card


def page_of(programme: Programme) -> Card | None:
    """The project page as one reads it; none where there is none yet."""
    page = programme.page
    return completed(programme, page) if page else None


def applicant_of(programme: Programme) -> str:
    """Who answers to the funder: the plan's first applicant, else the house."""
    named = next(iter(plan_of(programme).text.of_role("applicant")), None)
    return (named.organisation if named else "") or programme.house.name


def _known(programme: Programme) -> dict[str, Any]:
    """The decision on the page is that of the fund whose page it is, and no other funder's."""
    state = State(programme)
    if state.lead is None:
        return {}
    fund = next((one for one in state.funds if one.profile == usual()), None)
    told = {
        "number": " ".join((fund or state.lead).funding.number.split()),
        "applicant": " ".join(applicant_of(programme).split()),
        **(_decision(fund) if fund else {}),
    }
    return {name: value for name, value in told.items() if value not in ("", None)}


def _decision(fund: Fund) -> dict[str, Any]:
    granted = fund.funding.granted
    euros = None if granted is None else int(granted.quantize(Decimal(1), ROUND_HALF_UP))
    return {"decided_on": fund.funding.decided_on, "grant": euros}
