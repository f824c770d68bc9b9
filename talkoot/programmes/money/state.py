"""The money of a programme as it stands: budget against costs, and who pays what of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import cached_property

from talkoot.programmes.funders.profile import Category
from talkoot.programmes.models import BudgetLine, Cost, Funding, Programme
from talkoot.programmes.money.fund import Fund
from talkoot.programmes.money.sums import Split, Whole, between, total


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
    """Costs of a period, with each funder's share of them; `fund` where it is for one alone."""

    since: date
    until: date
    rows: list[Row]
    parts: list[tuple[Fund, Split]]
    whole: Whole
    costs: list[Cost]
    fund: Fund | None = None


class State:
    """Everything the pages of money tell, asked of the database once."""

    def __init__(self, programme: Programme, fundings: Iterable[Funding] | None = None) -> None:
        self.programme = programme
        found = programme.fundings.all() if fundings is None else fundings
        self.funds = [Fund(one, self) for one in found]

    @property
    def lead(self) -> Fund | None:
        """The funder that comes first: its categories, and its form of a report."""
        return self.funds[0] if self.funds else None

    @property
    def several(self) -> bool:
        return len(self.funds) > 1

    def fund(self, funding_id: int | None) -> Fund | None:
        return next((one for one in self.funds if one.funding.pk == funding_id), None)

    @cached_property
    def lines(self) -> list[BudgetLine]:
        return list(self.programme.budget_lines.all())

    @cached_property
    def costs(self) -> list[Cost]:
        return list(self.programme.costs.all())

    @cached_property
    def budget(self) -> Whole:
        shares = tuple(one.budget.share for one in self.funds)
        return Whole(total(one.amount for one in self.lines), shares)

    @cached_property
    def used(self) -> Whole:
        shares = tuple(one.used.share for one in self.funds)
        return Whole(total(one.amount for one in self.costs), shares)

    @cached_property
    def categories(self) -> dict[str, Category]:
        """Every category the funders know, in the first one's order; the first names it."""
        known: dict[str, Category] = {}
        for fund in self.funds:
            for one in fund.profile.categories if fund.profile else ():
                known.setdefault(one.id, one)
        return known

    def category(self, name: str) -> Category | None:
        return self.categories.get(name)

    @property
    def told_lines(self) -> list[tuple[BudgetLine, Category | None, list[tuple[Fund, str]]]]:
        """Each line of the budget with its category, and whether each funder accepts it."""
        return [
            (
                one,
                self.category(one.category),
                [(fund, fund.eligible(one)) for fund in self.funds if fund.concerns(one)],
            )
            for one in self.lines
        ]

    def rows(
        self, since: date | None = None, until: date | None = None, fund: Fund | None = None
    ) -> list[Row]:
        """The categories in the first funder's order; those nobody knows come last."""
        lines, costs = (fund.lines, fund.costs) if fund else (self.lines, self.costs)
        met = {one.category for one in lines} | {one.category for one in costs}
        names = [name for name in self.categories if name in met]
        names += sorted(met - set(self.categories))
        return [
            self._row(name, lines, costs, since or date.min, until or date.max) for name in names
        ]

    def _row(
        self, name: str, lines: list[BudgetLine], costs: list[Cost], since: date, until: date
    ) -> Row:
        found = self.category(name)
        mine = [one for one in costs if one.category == name and one.on <= until]
        return Row(
            title=found.title if found else name,
            category=found,
            budget=total(one.amount for one in lines if one.category == name),
            period=total(one.amount for one in mine if one.on >= since),
            used=total(one.amount for one in mine),
        )

    def statement(self, since: date, until: date, fund: Fund | None = None) -> Statement:
        """What a period cost. Shares of periods in a row add up to the share of the whole."""
        parts = [
            (one, between(one.until(since, shut=False), one.until(until)))
            for one in ([fund] if fund else self.funds)
        ]
        costs = [one for one in (fund.costs if fund else self.costs) if since <= one.on <= until]
        shares = tuple(split.share for _fund, split in parts)
        whole = Whole(total(one.amount for one in costs), shares)
        return Statement(since, until, self.rows(since, until, fund), parts, whole, costs, fund)

    def periods(self) -> list[tuple[date, date]]:
        """A statement a year of the programme, as far as there are days."""
        days = [one.on for one in self.costs]
        start = min([*days, *filter(None, [self.programme.starts_on])], default=None)
        end = max([*days, *filter(None, [self.programme.ends_on])], default=None)
        if start is None or end is None:
            return []
        years = range(start.year, end.year + 1)
        return [(max(start, date(year, 1, 1)), min(end, date(year, 12, 31))) for year in years]
