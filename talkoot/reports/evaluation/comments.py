"""Comments that may be read for an evaluation: cards of rooms, open answers of surveys.

Only what is released already, and only of so many that nobody stands alone: rooms in which at
least five were heard, questions that at least ten wrote to. A survey's comments are read as one
list of the whole house, never by unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from talkoot.figures.release import FULL, K
from talkoot.practice.models import Evidence
from talkoot.programmes.models import Programme
from talkoot.surveys import own_words
from talkoot.surveys.models import Survey
from talkoot.workshops.models import Workshop

WRITTEN = ("write", "cluster")  # kinds of steps in which people write themselves
HOUSE = 0  # the place of the whole house in a survey's tree


@dataclass(frozen=True, slots=True)
class Comments:
    """One list to read, and how many of it must say a thing before it is told."""

    source: UUID
    question: str
    title: str
    whence: str
    on: date
    texts: tuple[str, ...]
    least: int


def lists(programme: Programme) -> list[Comments]:
    """Everything there is to read, the newest first."""
    return sorted([*_rooms(programme), *_surveys(programme)], key=lambda one: one.on, reverse=True)


def found(programme: Programme, source: UUID, question: str) -> Comments | None:
    """One list, if it may be read."""
    kind = _surveys(programme) if question else _rooms(programme)
    return next((one for one in kind if (one.source, one.question) == (source, question)), None)


def _rooms(programme: Programme) -> Iterator[Comments]:
    held = programme.workshops.filter(state=Workshop.State.CLOSED, rehearsal=False)
    rooms = {one.pk: one for one in held if (one.summary or {}).get("heard", 0) >= K}
    records = Evidence.objects.filter(programme=programme, kind__in=WRITTEN, source__in=rooms)
    for one in records.order_by("-found_on", "pk"):
        texts = tuple(texts_of(one))
        if texts:
            room = rooms[one.source].title
            yield Comments(one.pk, "", one.title, room, one.found_on, texts, 1)


def texts_of(record: Evidence) -> Iterator[str]:
    body = record.body if isinstance(record.body, dict) else {}
    for text in body.get("items", ()):
        if isinstance(text, str) and text.strip():
            yield " ".join(text.split())


def _surveys(programme: Programme) -> Iterator[Comments]:
    for survey in programme.surveys.filter(state=Survey.State.PUBLISHED).order_by("-published_on"):
        asked = survey.questionnaire.comments
        told = own_words.under(survey, HOUSE) if asked else []
        on = survey.published_on or timezone.localdate()
        for question, one in zip(asked, told, strict=True):
            if len(one.texts) >= FULL:
                yield Comments(survey.pk, question.id, one.title, survey.title, on, one.texts, K)
