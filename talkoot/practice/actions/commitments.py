"""Keep what was agreed, and the evidence it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Person, Unit
from talkoot.practice.models import Commitment, Evidence, Look
from talkoot.programmes.models import Programme


def record_evidence(
    programme: Programme, *, source: UUID, kind: str, title: str, body: Any, found_on: date
) -> Evidence:
    """Write one record; nothing ever changes it."""
    return Evidence.objects.create(
        programme=programme, source=source, kind=kind, title=title, body=body, found_on=found_on
    )


def keep_commitment(
    programme: Programme,
    *,
    what: str,
    owner: str,
    first_step: str = "",
    shows: str = "",
    due_on: date | None = None,
    check_on: date | None = None,
    evidence: Evidence | None = None,
    person: Person | None = None,
    unit: Unit | None = None,
) -> Commitment:
    """Keep one promise alive in its programme."""
    return Commitment.objects.create(
        programme=programme,
        evidence=evidence,
        what=what,
        owner=owner,
        first_step=first_step,
        shows=shows,
        due_on=due_on,
        check_on=check_on,
        person=person,
        unit=unit,
    )


@transaction.atomic
def word_commitment(
    commitment: Commitment, words: Mapping[str, Any], *, seen: int, person: Person | None
) -> None:
    """Word it anew; ChangedMeanwhileError when somebody else has done so since."""
    now = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if now.version != seen:
        raise ChangedMeanwhileError
    for name, value in words.items():
        setattr(now, name, value)
    now.person = person
    now.version += 1
    now.save()


def open_commitments(programme: Programme) -> QuerySet[Commitment]:
    """What has not been done or let go, the soonest first."""
    return programme.commitments.unfinished().soonest_first()


def mark(commitment: Commitment, state: Commitment.State) -> None:
    """Say how it went; saying it again otherwise undoes it."""
    commitment.state = state
    commitment.save(update_fields=["state"])


def look(
    commitment: Commitment, *, source: UUID, on: date, done: int, partly: int, unseen: int
) -> Look:
    """Keep how many of those concerned saw it done. The same workshop again counts once."""
    counts = {"on": on, "done": done, "partly": partly, "unseen": unseen}
    return Look.objects.update_or_create(commitment=commitment, source=source, defaults=counts)[0]
