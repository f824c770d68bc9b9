"""The report of a programme, its public page and awards, and what its evaluation rests on."""

from talkoot.reports.models.evaluation import (
    Gauge,
    Observation,
    ObservationQuerySet,
    Result,
)
from talkoot.reports.models.report import (
    WRITERS,
    Award,
    Passage,
    PassageQuerySet,
    PublicPage,
    Report,
    ReportQuerySet,
    Signature,
)
from talkoot.reports.models.risk import Means, RiskState

__all__ = [
    "WRITERS",
    "Award",
    "Gauge",
    "Means",
    "Observation",
    "ObservationQuerySet",
    "Passage",
    "PassageQuerySet",
    "PublicPage",
    "Report",
    "ReportQuerySet",
    "Result",
    "RiskState",
    "Signature",
]
