"""Advice on the whole of a programme's money: what is over the plan, or would be paid twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from talkoot.ground.finnish import format_percent, format_sum
from talkoot.programmes.money.state import State
from talkoot.programmes.money.sums import total


def advise(state: State, today: date) -> Iterator[str]:
    yield from _yet_to_come(state, today)
    if any("beyond-plan" in fund.profile.lints for fund in state.funds if fund.profile):
        yield from _beyond(state)
    if state.several:
        yield from _twice(state)
        yield from _granted(state)


def _yet_to_come(state: State, today: date) -> Iterator[str]:
    ahead = [one for one in state.costs if one.on > today]
    if ahead:
        yield _("The day of the cost “%(what)s” is yet to come. Check it.") % {
            "what": ahead[0].what
        }


def _beyond(state: State) -> Iterator[str]:
    for row in state.rows():
        if row.left < 0:
            yield _("%(title)s: costs are %(sum)s € over the budget.") % {
                "title": row.title,
                "sum": format_sum(-row.left),
            }
    start, end = state.programme.starts_on, state.programme.ends_on
    outside = [one for one in state.costs if (start and one.on < start) or (end and one.on > end)]
    if outside:
        yield _("“%(what)s” was paid outside the programme's time.") % {"what": outside[0].what}


def _twice(state: State) -> Iterator[str]:
    """Nobody may be paid twice for the same cost."""
    for line, category, told in state.told_lines:
        percent = sum((fund.percent for fund, said in told if said == "yes"), Decimal(0))
        if percent > 100:
            yield _("“%(what)s”: the funders together would pay %(percent)s percent of it.") % {
                "what": line.what or (category.title if category else line.category),
                "percent": format_percent(percent),
            }


def _granted(state: State) -> Iterator[str]:
    granted = total(one.funding.granted for one in state.funds if one.funding.granted is not None)
    if state.lines and granted > state.budget.total:
        yield _("The funders have granted %(granted)s € together; the budget is %(total)s €.") % {
            "granted": format_sum(granted),
            "total": format_sum(state.budget.total),
        }
