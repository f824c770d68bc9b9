"""Keep a programme's money: funders and decisions, budget and payment plans, costs, documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Person
from talkoot.programmes.models import Budget, BudgetLine, Cost, Funding, Instalment, Programme

Row = Mapping[str, Any]


def funding_of(programme: Programme) -> Funding:
    """The first funder; before its first word it begins with what the project page says."""
    found = programme.fundings.select_related("edited_by").first()
    if found is None:
        page = programme.page
        found = Funding(programme=programme, funder="tyosuojelurahasto" if page else "")
        if page:
            found.number, found.decided_on, found.granted = page.number, page.decided_on, page.grant
    return found


def budget_of(programme: Programme) -> Budget:
    found = Budget.objects.filter(programme=programme).select_related("edited_by").first()
    return found or Budget(programme=programme)


@transaction.atomic
def set_funding(
    programme: Programme,
    told: Row,
    person: Person | None,
    *,
    seen: int,
    funding: Funding | None = None,
) -> Funding:
    """Keep what a funder decided; the first one's, if none is named. `seen` is the count of edits
    its writer had before."""
    _lock(programme)
    kept = Funding.objects.get(pk=funding.pk) if funding else funding_of(programme)
    if kept.edits != seen:
        raise ChangedMeanwhileError
    return _told(kept, told, person)


@transaction.atomic
def add_funding(programme: Programme, told: Row, person: Person | None) -> Funding:
    """One more funder, after the others."""
    _lock(programme)
    last = programme.fundings.last()
    return _told(Funding(programme=programme, place=last.place + 1 if last else 0), told, person)


def _told(funding: Funding, told: Row, person: Person | None) -> Funding:
    for name, value in told.items():
        setattr(funding, name, value)
    _count(funding, person)
    return funding


def remove_funding(funding: Funding) -> None:
    """The funder goes with its payments and documents. Budget and costs stay, and are shared."""
    funding.delete()


@transaction.atomic
def set_budget(
    programme: Programme,
    lines: Iterable[Row],
    instalments: Iterable[Row],
    person: Person | None,
    *,
    seen: int,
) -> Budget:
    """Put a budget and the payment plans in the place of what was."""
    _lock(programme)
    budget = budget_of(programme)
    if budget.edits != seen:
        raise ChangedMeanwhileError
    _count(budget, person)
    first = funding_of(programme)
    programme.budget_lines.all().delete()
    Instalment.objects.filter(funding__programme=programme).delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(programme=programme, place=place, **line) for place, line in enumerate(lines)
    )
    Instalment.objects.bulk_create(Instalment(**{"funding": first, **one}) for one in instalments)
    return budget


def _lock(programme: Programme) -> None:
    Programme.objects.select_for_update().get(pk=programme.pk)


def _count(kept: Funding | Budget | Cost, person: Person | None) -> None:
    kept.edits += 1
    kept.edited_by = person
    kept.save()


@transaction.atomic
def keep_cost(
    programme: Programme,
    told: Row,
    cost: Cost | None = None,
    person: Person | None = None,
    *,
    seen: int | None = None,
) -> Cost:
    """Keep what was paid, new or corrected. `seen` as of a funding."""
    kept = Cost(programme=programme)
    if cost is not None:
        kept = programme.costs.select_for_update().get(pk=cost.pk)
        if seen is not None and kept.edits != seen:
            raise ChangedMeanwhileError
    for name, value in told.items():
        setattr(kept, name, value)
    _count(kept, person)
    return kept


def remove_cost(cost: Cost) -> None:
    cost.delete()


@transaction.atomic
def deliver(funding: Funding, document: str, on: date | None) -> None:
    """Keep the day a document was delivered, or take it back."""
    now = Funding.objects.select_for_update().get(pk=funding.pk)
    told = {name: day for name, day in now.delivered.items() if name != document}
    now.delivered = told | ({document: on.isoformat()} if on else {})
    now.save(update_fields=["delivered"])
