"""Documents that follow from the settings of a survey: information, record, assessment."""

from __future__ import annotations

from collections.abc import Callable

from talkoot.surveys.documents.assessment import assessment
from talkoot.surveys.documents.document import Document
from talkoot.surveys.documents.information import information
from talkoot.surveys.documents.record import record
from talkoot.surveys.models import Survey

DOCUMENTS: dict[str, Callable[[Survey], Document]] = {
    "information": information,
    "record": record,
    "assessment": assessment,
}
