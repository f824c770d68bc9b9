"""The money of a programme as it stands: budget against costs, shares, documents due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import cached_property

from talkoot.programmes.funders import due, shelf
from talkoot.programmes.funders.profile import Category, Profile
from talkoot.programmes.models import BudgetLine, Cost, Funding, Instalment
from talkoot.programmes.money.sums import NOTHING, Line, Split, between, split, total


@dataclass(frozen=True, slots=True)
class Row:
    """A cost category: what was planned, used in a period and so far, and what is left."""

    title: object
    category: Category | None
    budget: Decimal
    period: Decimal
    used: Decimal

    @property
    def left(self) -> Decimal:
        return self.budget - self.used


@dataclass(frozen=True, slots=True)
class Statement:
    """Costs of a period, with the funder's share of them."""

    since: date
    until: date
    rows: list[Row]
    split: Split
    costs: list[Cost]


class State:
    """Everything the pages of money tell, asked of the database once."""

    def __init__(self, funding: Funding) -> None:
        self.funding, self.programme = funding, funding.programme
        self.profile: Profile | None = shelf.profile(funding.funder)

    @cached_property
    def lines(self) -> list[BudgetLine]:
        return list(self.funding.lines.all()) if self.funding.pk else []

    @cached_property
    def costs(self) -> list[Cost]:
        return list(self.funding.costs.all()) if self.funding.pk else []

    @cached_property
    def instalments(self) -> list[Instalment]:
        return list(self.funding.instalments.all()) if self.funding.pk else []

    @property
    def percent(self) -> Decimal:
        """The share that holds: the one decided, else the rule of the funder, else none."""
        if self.funding.share is not None:
            return self.funding.share
        rule = self.profile.share.percent if self.profile else None
        return rule if rule is not None else NOTHING

    @cached_property
    def budget(self) -> Split:
        return split(self._lines(self.lines), self.percent)

    @cached_property
    def used(self) -> Split:
        return self._split(self.costs)

    def _lines(self, rows: Iterable[BudgetLine | Cost]) -> list[Line]:
        return [Line(one.category, one.amount, self.eligible(one)) for one in rows]

    def eligible(self, row: BudgetLine | Cost) -> str:
        """Whether the funder takes it into account: as was said, else as the category's rule."""
        found = self.category(row.category)
        return row.eligible or (found.eligible if found else "own")

    def category(self, name: str) -> Category | None:
        return self.profile.category(name) if self.profile else None

    @property
    def told_lines(self) -> list[tuple[BudgetLine, Category | None, str]]:
        """Each line of the budget with its category, and whether the funder accepts it."""
        return [(one, self.category(one.category), self.eligible(one)) for one in self.lines]

    def rows(self, since: date | None = None, until: date | None = None) -> list[Row]:
        """The categories in the funder's order; those it does not know come last."""
        known = [one.id for one in self.profile.categories] if self.profile else []
        met = {one.category for one in self.lines} | {one.category for one in self.costs}
        names = [name for name in known if name in met] + sorted(met - set(known))
        return [self._row(name, since or date.min, until or date.max) for name in names]

    def _row(self, name: str, since: date, until: date) -> Row:
        found = self.category(name)
        mine = [one for one in self.costs if one.category == name and one.on <= until]
        return Row(
            title=found.title if found else name,
            category=found,
            budget=total(one.amount for one in self.lines if one.category == name),
            period=total(one.amount for one in mine if one.on >= since),
            used=total(one.amount for one in mine),
        )

    def statement(self, since: date, until: date) -> Statement:
        """What a period cost. Shares of periods in a row add up to the share of the whole."""
        before = self._split(one for one in self.costs if one.on < since)
        return Statement(
            since,
            until,
            self.rows(since, until),
            between(before, self._split(one for one in self.costs if one.on <= until)),
            [one for one in self.costs if since <= one.on <= until],
        )

    def _split(self, costs: Iterable[Cost]) -> Split:
        return split(self._lines(costs), self.percent, self.funding.granted)

    def periods(self) -> list[tuple[date, date]]:
        """A statement a year of the programme, as far as there are days."""
        days = [one.on for one in self.costs]
        start = min([*days, *filter(None, [self.programme.starts_on])], default=None)
        end = max([*days, *filter(None, [self.programme.ends_on])], default=None)
        if start is None or end is None:
            return []
        years = range(start.year, end.year + 1)
        return [(max(start, date(year, 1, 1)), min(end, date(year, 12, 31))) for year in years]

    @property
    def documents(self) -> list[due.Wanted]:
        if self.profile is None:
            return []
        events: due.Events = {
            "applied": self.funding.applied_on,
            "decided": self.funding.decided_on,
            "contract": self.funding.contract_on,
            "start": self.programme.starts_on,
            "end": self.programme.ends_on,
        }
        told = {name: date.fromisoformat(day) for name, day in self.funding.delivered.items()}
        return due.wanted(self.profile, events, told)
