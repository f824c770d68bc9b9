"""Advice on a programme's money, by the funder's own rules. Never a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from talkoot.ground.finnish import format_sum
from talkoot.programmes.funders.due import later
from talkoot.programmes.funders.profile import Lint
from talkoot.programmes.money.state import State
from talkoot.programmes.money.sums import share_of, total

LONG_MONTHS = 9
CONTRACT_MONTHS = 3
NEAR_YEARS = 3  # further off, the number does not begin with a year
_VAT = re.compile(r"\b(?:alv|moms|arvonlisä\w*|vat)\b", re.IGNORECASE)


def advise(state: State, today: date) -> list[str]:
    """What a funder would ask about, as sentences."""
    if state.profile is None:
        return []
    found = [one for name in state.profile.lints for one in LINTS[name](state)]
    return [*found, *_size(state), *_undecided(state, today), *_payments(state)]


def _share(state: State) -> Iterator[str]:
    granted, budget = state.funding.granted, state.budget
    rule = state.profile.share if state.profile else None
    if granted is None or not budget.eligible or rule is None or rule.percent is None:
        return
    percent = 100 * granted / budget.eligible
    proper = share_of(budget.eligible, rule.percent)
    if granted > proper or (rule.kind == "exactly" and abs(granted - proper) >= 1):
        yield _(
            "The grant is %(percent)s percent of the eligible costs. By the rule it is %(rule)s "
            "percent: %(proper)s €."
        ) % {
            "percent": f"{percent:.1f}".replace(".", ","),
            "rule": f"{rule.percent.normalize():f}",
            "proper": format_sum(proper),
        }


def _size(state: State) -> Iterator[str]:
    """What is applied for, or granted, beside what the funder has usually granted."""
    rule = state.profile.share if state.profile else None
    asked = state.funding.granted or state.budget.share
    if rule is None or rule.least is None or rule.most is None or not asked:
        return
    if not rule.least <= asked <= rule.most:
        yield _("The funder has usually granted %(least)s–%(most)s €.") % {
            "least": format_sum(Decimal(rule.least)),
            "most": format_sum(Decimal(rule.most)),
        }


def _start(state: State) -> Iterator[str]:
    start, decided = state.programme.starts_on, state.funding.decided_on
    if start and decided and start < decided:
        yield _("The work starts before the decision. Ask the funder which costs count.")


def _long(state: State) -> Iterator[str]:
    start, decided = state.programme.starts_on, state.funding.decided_on
    if start and decided and start > later(decided, LONG_MONTHS):
        yield _("The work starts long after the decision. Tell the funder about it.")


def _results(state: State) -> Iterator[str]:
    page, end = state.programme.page, state.programme.ends_on
    if page and page.results_on and end and page.results_on < end:
        yield _("The results are ready before the work ends.")


def _year(state: State) -> Iterator[str]:
    number, decided = state.funding.number, state.funding.decided_on
    year = re.match(r"\d{2}(?=\d{4}$)", number)
    if year and decided and 0 < abs(decided.year % 100 - int(year[0])) <= NEAR_YEARS:
        yield _(
            "The number is of another year than the decision. That happens when one applies late "
            "in a year."
        )


def _vat(state: State) -> Iterator[str]:
    named = [one.what for one in state.lines if _VAT.search(one.what)]
    if named and state.profile and state.profile.vat == "without":
        yield _("The budget is without value added tax, but “%(what)s” names it.") % {
            "what": named[0]
        }


def _contract(state: State) -> Iterator[str]:
    decided, signed = state.funding.decided_on, state.funding.contract_on
    if decided and signed and signed > later(decided, CONTRACT_MONTHS):
        yield _("The contract was signed more than three months after the decision.")


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


def _page(state: State) -> Iterator[str]:
    page, funding = state.programme.page, state.funding
    if page is None:
        return
    if page.grant is not None and funding.granted is not None and page.grant != funding.granted:
        yield _("The project page says another grant: %(sum)s €.") % {"sum": page.grant}
    if page.decided_on and funding.decided_on and page.decided_on != funding.decided_on:
        yield _("The project page says another day of the decision.")
    known = (state.budget.total, state.budget.eligible)
    if page.total is not None and state.lines and page.total not in known:
        yield _("The project page says other costs in all: %(sum)s €.") % {"sum": page.total}


def _undecided(state: State, today: date) -> Iterator[str]:
    start = state.programme.starts_on
    if start and start <= today and state.funding.decided_on is None:
        yield _("The work has started, and no decision is known yet.")


def _payments(state: State) -> Iterator[str]:
    planned = total(one.amount for one in state.instalments)
    if planned and state.lines and planned != state.budget.eligible:
        yield _("The payment plan adds up to %(planned)s €, the eligible costs to %(costs)s €.") % {
            "planned": format_sum(planned),
            "costs": format_sum(state.budget.eligible),
        }


LINTS: dict[Lint, Callable[[State], Iterator[str]]] = {
    "share": _share,
    "start-before-decision": _start,
    "long-before-start": _long,
    "results-before-end": _results,
    "decision-year": _year,
    "vat": _vat,
    "contract": _contract,
    "beyond-plan": _beyond,
    "not-the-page": _page,
}
