"""Advice on a programme's money, by the funders' own rules. Never a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from talkoot.ground.finnish import format_percent, format_sum
from talkoot.programmes.funders.due import later
from talkoot.programmes.funders.profile import Lint
from talkoot.programmes.models import BudgetLine, Cost, Plan
from talkoot.programmes.money import together
from talkoot.programmes.money.fund import Fund
from talkoot.programmes.money.state import State
from talkoot.programmes.money.sums import share_of, total

LONG_MONTHS = 9
CONTRACT_MONTHS = 3
NEAR_YEARS = 3  # further off, the number does not begin with a year
_VAT = re.compile(r"\b(?:alv|moms|arvonlisä\w*|vat)\b", re.IGNORECASE)


def advise(state: State, today: date) -> list[str]:
    """What the funders would ask about, as sentences; with several, each says who asks."""
    found = []
    for fund in state.funds:
        said = _of(fund, today)
        found += [f"{fund.name}: {one}" for one in said] if state.several else said
    return [*found, *together.advise(state, today)]


def _of(fund: Fund, today: date) -> list[str]:
    if fund.profile is None:
        return []
    said = [one for name in fund.profile.lints if name in LINTS for one in LINTS[name](fund)]
    more = (_size(fund), _undecided(fund, today), _against(fund), _payments(fund), _named(fund))
    return [*said, *(one for some in more for one in some)]


def _share(fund: Fund) -> Iterator[str]:
    yield from _by_rule(fund)
    granted, budget = fund.funding.granted, fund.budget
    if granted is None or not budget.eligible or fund.known is None:
        return
    exactly = fund.funding.share is not None or _kind(fund) == "exactly"
    proper = share_of(budget.eligible, fund.known)
    if granted > proper or (exactly and abs(granted - proper) >= 1):
        yield _(
            "The grant is %(percent)s percent of the eligible costs. By the rule it is %(rule)s "
            "percent: %(proper)s €."
        ) % {
            "percent": f"{100 * granted / budget.eligible:.1f}".replace(".", ","),
            "rule": format_percent(fund.known),
            "proper": format_sum(proper),
        }


def _by_rule(fund: Fund) -> Iterator[str]:
    """The share that was decided beside the one that the call or the funder says."""
    funding = fund.funding
    if funding.share is not None and fund.rule is not None and funding.share > fund.rule:
        yield _("The decision says %(share)s percent, the funder's rule %(rule)s percent.") % {
            "share": format_percent(funding.share),
            "rule": format_percent(fund.rule),
        }
    if funding.rule is not None and not funding.rule_from:
        yield _("Write where the share of the call stands, so that others can check it.")
    if fund.known is None:
        yield _("The share is not known: write it from the call or the decision.")


def _kind(fund: Fund) -> str:
    return fund.profile.share.kind if fund.profile else ""


def _size(fund: Fund) -> Iterator[str]:
    """What is applied for, or granted, beside what the funder has usually granted."""
    rule = fund.profile.share if fund.profile else None
    asked = fund.funding.granted or fund.budget.share
    if rule is None or rule.least is None or rule.most is None or not asked:
        return
    if not rule.least <= asked <= rule.most:
        yield _("The funder has usually granted %(least)s–%(most)s €.") % {
            "least": format_sum(Decimal(rule.least)),
            "most": format_sum(Decimal(rule.most)),
        }


def _start(fund: Fund) -> Iterator[str]:
    start, decided = fund.state.programme.starts_on, fund.funding.decided_on
    if start and decided and start < decided:
        yield _("The work starts before the decision. Ask the funder which costs count.")


def _long(fund: Fund) -> Iterator[str]:
    start, decided = fund.state.programme.starts_on, fund.funding.decided_on
    if start and decided and start > later(decided, LONG_MONTHS):
        yield _("The work starts long after the decision. Tell the funder about it.")


def _results(fund: Fund) -> Iterator[str]:
    page, end = fund.state.programme.page, fund.state.programme.ends_on
    if page and page.results_on and end and page.results_on < end:
        yield _("The results are ready before the work ends.")


def _year(fund: Fund) -> Iterator[str]:
    number, decided = fund.funding.number, fund.funding.decided_on
    year = re.match(r"\d{2}(?=\d{4}$)", number)
    if year and decided and 0 < abs(decided.year % 100 - int(year[0])) <= NEAR_YEARS:
        yield _(
            "The number is of another year than the decision. That happens when one applies late "
            "in a year."
        )


def _vat(fund: Fund) -> Iterator[str]:
    named = [one.what for one in fund.lines if _VAT.search(one.what)]
    if named and fund.profile and fund.profile.vat == "without":
        yield _("The budget is without value added tax, but “%(what)s” names it.") % {
            "what": named[0]
        }


def _contract(fund: Fund) -> Iterator[str]:
    decided, signed = fund.funding.decided_on, fund.funding.contract_on
    if decided and signed and signed > later(decided, CONTRACT_MONTHS):
        yield _("The contract was signed more than three months after the decision.")


def _page(fund: Fund) -> Iterator[str]:
    page, funding = fund.state.programme.page, fund.funding
    if page is None:
        return
    if page.number and funding.number and page.number != funding.number:
        yield _("The project page says another project number: %(number)s.") % {
            "number": page.number
        }
    if page.grant is not None and funding.granted is not None and page.grant != funding.granted:
        yield _("The project page says another grant: %(sum)s €.") % {"sum": page.grant}
    if page.decided_on and funding.decided_on and page.decided_on != funding.decided_on:
        yield _("The project page says another day of the decision.")
    known = (fund.budget.total, fund.budget.eligible)
    if page.total is not None and fund.lines and page.total not in known:
        yield _("The project page says other costs in all: %(sum)s €.") % {"sum": page.total}


def _one_applicant(fund: Fund) -> Iterator[str]:
    plan = Plan.objects.filter(programme=fund.state.programme).first()
    if plan is not None and len(plan.text.applicants) > 1:
        yield _("This funder takes one applicant. Others can be partners of the programme.")


def _undecided(fund: Fund, today: date) -> Iterator[str]:
    start = fund.state.programme.starts_on
    if start and start <= today and fund.funding.decided_on is None:
        yield _("The work has started, and no decision is known yet.")


def _against(fund: Fund) -> Iterator[str]:
    """What is said to be accepted against the rule; a line may say why, and its costs follow it."""
    lines = [one for one in fund.lines if fund.against(one)]
    told = {one.category for one in lines}
    costs = [one for one in fund.costs if fund.against(one) and one.category not in told]
    rows: list[BudgetLine | Cost] = [*(one for one in lines if not one.reason), *costs]
    for row in rows:
        category = fund.state.category(row.category)
        yield _(
            "“%(what)s” is marked as accepted, against the funder's own rule. Ask the funder, and "
            "write the reason in the budget."
        ) % {"what": row.what or (category.title if category else row.category)}


def _payments(fund: Fund) -> Iterator[str]:
    planned = total(one.amount for one in fund.instalments)
    if planned and fund.lines and planned not in (fund.budget.eligible, fund.funding.granted):
        yield _("The payment plan adds up to %(planned)s €, the eligible costs to %(costs)s €.") % {
            "planned": format_sum(planned),
            "costs": format_sum(fund.budget.eligible),
        }


def _named(fund: Fund) -> Iterator[str]:
    """Roles are asked for once something has been decided."""
    for role, person in fund.people if fund.funding.decided_on else ():
        if person.get("name") and role.phone and not person.get("phone"):
            yield _("%(role)s: this funder wants a phone number.") % {"role": role.title}


LINTS: dict[Lint, Callable[[Fund], Iterator[str]]] = {
    "share": _share,
    "start-before-decision": _start,
    "long-before-start": _long,
    "results-before-end": _results,
    "decision-year": _year,
    "vat": _vat,
    "contract": _contract,
    "not-the-page": _page,
    "one-applicant": _one_applicant,
}
