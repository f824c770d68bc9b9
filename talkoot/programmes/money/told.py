"""The money of a programme as plain data, as it stands when a plan is frozen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from talkoot.programmes.models import Funding, Programme
from talkoot.programmes.money.state import State


def beside(told: dict[str, Any], programme: Programme) -> list[tuple[Any, Decimal, Decimal]]:
    """Who pays what, as it was sent and as it is now."""
    if not told:
        return []
    now = State(Funding.objects.select_related("programme").get(programme=programme)).budget
    names = {"share": _("Funder's share"), "own": _("Own share"), "total": _("In all")}
    return [(label, Decimal(told[name]), getattr(now, name)) for name, label in names.items()]


def money_told(programme: Programme) -> dict[str, Any]:
    """Funder and budget with who pays what; empty while there is none."""
    funding = Funding.objects.filter(programme=programme).first()
    if funding is None:
        return {}
    state = State(funding)
    lines = [
        {"category": one.category, "what": one.what, "amount": str(one.amount)}
        for one in state.lines
    ]
    sums = {name: str(getattr(state.budget, name)) for name in ("total", "share", "own")}
    return {"funder": funding.funder, "percent": str(state.percent), "lines": lines, **sums}
