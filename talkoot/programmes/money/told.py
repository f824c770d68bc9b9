"""The money of a programme as plain data, as it stands when a plan is frozen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from talkoot.programmes.models import Programme
from talkoot.programmes.money.state import State


def beside(told: dict[str, Any], programme: Programme) -> list[tuple[Any, Decimal, Decimal]]:
    """Who pays what, as it was sent and as it is now."""
    if not told:
        return []
    now = State(programme).budget
    names = {"share": _("Funder's share"), "own": _("Own share"), "total": _("In all")}
    return [(label, Decimal(told[name]), getattr(now, name)) for name, label in names.items()]


def money_told(programme: Programme) -> dict[str, Any]:
    """Funders and budget with who pays what; empty while there is none."""
    state = State(programme)
    if not state.funds:
        return {}
    lines = [
        {"category": one.category, "what": one.what, "amount": str(one.amount)}
        for one in state.lines
    ]
    funders = [
        {
            "funder": one.funding.funder,
            "name": one.funding.name,
            "percent": str(one.percent),
            "share": str(one.budget.share),
        }
        for one in state.funds
    ]
    sums = {name: str(getattr(state.budget, name)) for name in ("total", "share", "own")}
    return {"funders": funders, "lines": lines, **sums}
