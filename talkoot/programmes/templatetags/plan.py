"""What the templates of plans and money ask."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from talkoot.ground.finnish import format_percent, format_sum
from talkoot.programmes.models import BudgetLine, Cost
from talkoot.programmes.money.state import State
from talkoot.programmes.plans.labels import OPTIONS
from talkoot.programmes.plans.schema import SECTIONS, PlanText

register = template.Library()


@register.filter
def says(text: PlanText, section: str) -> bool:
    """Return whether anything is written in this part."""
    return any(getattr(text, name) for name in SECTIONS[section])


@register.filter
def option(name: str | None) -> Any:
    """Return the word for a part or a level."""
    return OPTIONS.get(name or "", "")


@register.filter
def euros(amount: Decimal | None) -> str:
    """Write 12 500,50 €, and nothing where no sum is known."""
    return "" if amount is None else f"{format_sum(amount)}\u00a0€"


ACCEPTED = {"yes": _("accepted"), "own": _("own money"), "no": _("not accepted")}


@register.filter
def accepted(eligible: str) -> Any:
    """Say whether the funder accepts a cost."""
    return ACCEPTED[eligible]


@register.filter
def percent(share: Decimal | None) -> str:
    """Write 50 %, or 66,67 %."""
    return "" if share is None else f"{format_percent(share)}\u00a0%"


@register.simple_tag
def only_for(state: State, row: BudgetLine | Cost) -> str:
    """Name the funder that alone pays a share of this."""
    found = state.fund(row.only_id)
    return found.name if found else ""
