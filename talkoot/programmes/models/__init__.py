"""What is kept of programmes."""

from __future__ import annotations

from talkoot.programmes.models.money import BudgetLine, Cost, Funding, Instalment
from talkoot.programmes.models.plan import FrozenError, FrozenPlan, Plan
from talkoot.programmes.models.programme import Programme, ProgrammeQuerySet

__all__ = [
    "BudgetLine",
    "Cost",
    "FrozenError",
    "FrozenPlan",
    "Funding",
    "Instalment",
    "Plan",
    "Programme",
    "ProgrammeQuerySet",
]
