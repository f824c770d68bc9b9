"""The money of a programme as plain data, as it stands when a plan is frozen."""

from __future__ import annotations

from typing import Any

from talkoot.programmes.models import Funding, Programme
from talkoot.programmes.money.state import State


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
