"""Keep a programme's money: funder and decision, budget and payment plan, costs, documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from talkoot.people.models import Person
from talkoot.programmes.actions.plan import ChangedMeanwhileError
from talkoot.programmes.models import BudgetLine, Cost, Funding, Instalment, Programme

Row = Mapping[str, Any]


def funding_of(programme: Programme) -> Funding:
    """The money; before its first word it begins with what the project page says."""
    found = Funding.objects.filter(programme=programme).select_related("edited_by").first()
    if found is None:
        page = programme.page
        found = Funding(programme=programme, funder="tyosuojelurahasto" if page else "")
        if page:
            found.number, found.decided_on, found.granted = page.number, page.decided_on, page.grant
    return found


@transaction.atomic
def set_funding(programme: Programme, told: Row, person: Person | None, *, seen: int) -> Funding:
    """Keep who funds and what was decided. `seen` is the count of edits its writer had before."""
    funding = _open(programme, seen)
    for name, value in told.items():
        setattr(funding, name, value)
    return _kept(funding, person)


@transaction.atomic
def set_budget(
    programme: Programme,
    lines: Iterable[Row],
    instalments: Iterable[Row],
    person: Person | None,
    *,
    seen: int,
) -> Funding:
    """Put a budget and a payment plan in the place of what was."""
    funding = _kept(_open(programme, seen), person)
    funding.lines.all().delete()
    funding.instalments.all().delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(funding=funding, place=place, **line) for place, line in enumerate(lines)
    )
    Instalment.objects.bulk_create(Instalment(funding=funding, **one) for one in instalments)
    return funding


def _open(programme: Programme, seen: int) -> Funding:
    Programme.objects.select_for_update().get(pk=programme.pk)
    funding = funding_of(programme)
    if funding.edits != seen:
        raise ChangedMeanwhileError
    return funding


def _kept(funding: Funding, person: Person | None) -> Funding:
    funding.edits += 1
    funding.edited_by = person
    funding.save()
    return funding


def keep_cost(funding: Funding, told: Row, cost: Cost | None = None) -> Cost:
    """Keep what was paid, new or corrected."""
    kept = cost or Cost(funding=funding)
    for name, value in told.items():
        setattr(kept, name, value)
    kept.save()
    return kept


def remove_cost(cost: Cost) -> None:
    cost.delete()


@transaction.atomic
def deliver(programme: Programme, document: str, on: date | None) -> None:
    """Keep the day a document was delivered, or take it back."""
    funding = Funding.objects.select_for_update().get(programme=programme)
    told = {name: day for name, day in funding.delivered.items() if name != document}
    funding.delivered = told | ({document: on.isoformat()} if on else {})
    funding.save(update_fields=["delivered"])
