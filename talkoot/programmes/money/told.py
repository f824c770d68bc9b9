"""The money of a programme as plain data, as it stands when a plan is frozen."""

from __future__ import annotations

from typing import Any

from talkoot.programmes.models import Funding, Programme


def money_told(programme: Programme) -> dict[str, Any]:
    """Funder and budget; empty while there is none."""
    funding = Funding.objects.filter(programme=programme).first()
    if funding is None:
        return {}
    lines = [
        {"category": one.category, "what": one.what, "amount": str(one.amount)}
        for one in funding.lines.all()
    ]
    return {"funder": funding.funder, "lines": lines}
