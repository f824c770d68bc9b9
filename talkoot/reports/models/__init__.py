"""The report of a programme, its public page and awards, and what its evaluation rests on."""

from talkoot.reports.models.evaluation import Gauge, Observation, ObservationQuerySet
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

__all__ = [
    "WRITERS",
    "Award",
    "Gauge",
    "Observation",
    "ObservationQuerySet",
    "Passage",
    "PassageQuerySet",
    "PublicPage",
    "Report",
    "ReportQuerySet",
    "Signature",
]
