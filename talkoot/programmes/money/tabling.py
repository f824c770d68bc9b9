"""A statement as a table for a spreadsheet program."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from talkoot.ground.finnish import format_date
from talkoot.ground.spreadsheet import Row as Cells
from talkoot.programmes.money.state import Statement


def table(told: Statement) -> list[Cells]:
    """Categories, then who pays what, then the vouchers."""
    heads: Cells = [
        _("Cost category"),
        _("Budget"),
        _("In the period"),
        _("So far"),
        _("Left to use"),
    ]
    rows: list[Cells] = [heads]
    for row in told.rows:
        rows.append([str(row.title), *map(_euros, (row.budget, row.period, row.used, row.left))])
    for label, amount in _sums(told):
        rows.append([label, None, _euros(amount)])
    rows.append([_("Vouchers")])
    for cost in told.costs:
        rows.append([cost.what, format_date(cost.on), _euros(cost.amount), cost.voucher])
    return rows


def _sums(told: Statement) -> Iterator[tuple[str, Decimal]]:
    """Of one funder, or of each by name where there are several."""
    yield _("In all"), told.whole.total
    for fund, split in told.parts:
        alone = len(told.parts) == 1 and told.fund is None
        for label, amount in ((_("Eligible"), split.eligible), (_("Funder's share"), split.share)):
            yield (label if alone else f"{fund.name}: {label}"), amount
    yield _("Not paid by this funder") if told.fund else _("Own share"), told.whole.own


def _euros(amount: Decimal) -> float:
    """A number a spreadsheet can add up: cents are exact enough in it, up to the largest sum."""
    return float(amount)
