"""The evidence beside the text: records of the programme whose words may be quoted here."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from talkoot.practice.models import Evidence
from talkoot.reports import actions
from talkoot.reports.composing import TONGUES
from talkoot.reports.evaluation.comments import texts_of
from talkoot.reports.models import Passage, Report

MOST_RECORDS = 12
MOST_TEXTS = 5


@dataclass(frozen=True, slots=True)
class Record:
    """An evidence record and the first of its texts, each with its number in it."""

    evidence: Evidence
    texts: tuple[tuple[int, str], ...]


class NothingToQuoteError(Exception):
    """The record or its text is not there."""


def records(report: Report) -> list[Record]:
    """What the rooms of the programme found, the newest first."""
    found = Evidence.objects.filter(programme=report.programme_id).order_by("-found_on", "pk")
    told = (
        Record(one, tuple(enumerate(texts_of(one)))[:MOST_TEXTS]) for one in found[:MOST_RECORDS]
    )
    return [one for one in told if one.texts]


@transaction.atomic
def quote(report: Report, section: str, evidence_id: UUID, at: int) -> Passage:
    """Put a text of a record into a section; it waits there until somebody approves it."""
    record = Evidence.objects.filter(programme=report.programme_id, pk=evidence_id).first()
    text = dict(enumerate(texts_of(record))).get(at) if record else None
    if record is None or text is None:
        raise NothingToQuoteError
    said = TONGUES[report.language]().quote(text, record.title)
    passage = actions.add(report, section, said, begins=True)
    passage.source = {"kind": "evidence", "ref": str(record.pk)}
    passage.composed, passage.quote = passage.text, True
    passage.save(update_fields=["source", "composed", "quote"])
    return passage
