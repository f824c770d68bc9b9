"""What is kept of programmes."""

from __future__ import annotations

from talkoot.programmes.models.calendar import Announced, Guest
from talkoot.programmes.models.clients import ClientSum, Consent, Taken
from talkoot.programmes.models.documents import Document
from talkoot.programmes.models.modules import (
    Attendance,
    Feedback,
    FeedbackMark,
    Material,
    Module,
    ModuleQuerySet,
    Task,
)
from talkoot.programmes.models.money import Budget, BudgetLine, Cost, Funding, Instalment
from talkoot.programmes.models.plan import FrozenError, FrozenPlan, Plan
from talkoot.programmes.models.programme import Programme, ProgrammeQuerySet
from talkoot.programmes.models.sparring import SparringBooking, SparringTime

__all__ = [
    "Announced",
    "Attendance",
    "Budget",
    "BudgetLine",
    "ClientSum",
    "Consent",
    "Cost",
    "Document",
    "Feedback",
    "FeedbackMark",
    "FrozenError",
    "FrozenPlan",
    "Funding",
    "Guest",
    "Instalment",
    "Material",
    "Module",
    "ModuleQuerySet",
    "Plan",
    "Programme",
    "ProgrammeQuerySet",
    "SparringBooking",
    "SparringTime",
    "Taken",
    "Task",
]
