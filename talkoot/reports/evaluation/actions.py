"""Say what comments say and what was measured, and choose the scales that tell of an aim."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import F

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.reports.evaluation.comments import Comments
from talkoot.reports.models import Gauge, Observation, Passage, Result


class TooFewError(Exception):
    """So few comments say so that it would be telling what one of them said."""


def observe(
    programme: Programme,
    comments: Comments,
    picked: Collection[int],
    *,
    text: str,
    aim: str = "",
    leans: str = Observation.Leans.WORKS,
) -> Observation:
    """Lift what some comments say into the evaluation, in the reader's own words."""
    mine = sorted({at for at in picked if 0 <= at < len(comments.texts)})
    if len(mine) < comments.least:
        raise TooFewError
    return Observation.objects.create(
        programme=programme,
        aim=aim,
        text=" ".join(text.split()),
        leans=leans,
        source=comments.source,
        question=comments.question,
        title=comments.title if not comments.question else comments.whence,
        said_on=comments.on,
        said=len(mine),
        read=len(comments.texts),
        picked=[] if comments.question else mine,
    )


@transaction.atomic
def withdraw(observation: Observation) -> None:
    """Take it out of the evaluation, and its sentences out of the reports, where they wait."""
    _silence(observation.programme_id, "observation", str(observation.pk))
    observation.delete()


def _silence(programme_id: int, kind: str, ref: str) -> None:
    rests = Passage.objects.filter(report__programme=programme_id, removed=False)
    told = rests.filter(source__kind=kind, source__ref=ref)
    told.update(removed=True, version=F("version") + 1)


def gauge(programme: Programme, aim: str, scale: str) -> None:
    """Let a scale tell of an aim. Saying so twice is the same."""
    Gauge.objects.get_or_create(programme=programme, aim=aim, scale=scale)


def ungauge(programme: Programme, aim: str, scale: str) -> None:
    Gauge.objects.filter(programme=programme, aim=aim, scale=scale).delete()


@transaction.atomic
def measure(
    programme: Programme,
    indicator: str,
    *,
    value: str,
    origin: str,
    measured_on: date,
    person: Person | None,
    seen: int,
) -> Result:
    """Keep what an indicator shows. `seen` is the count of edits its writer had before."""
    kept, _new = Result.objects.select_for_update().get_or_create(
        programme=programme, indicator=indicator, defaults={"measured_on": measured_on}
    )
    if kept.edits != seen:
        raise ChangedMeanwhileError
    kept.value, kept.origin, kept.measured_on = value, origin, measured_on
    kept.edits, kept.edited_by = kept.edits + 1, person
    kept.save()
    return kept


@transaction.atomic
def unmeasure(result: Result) -> None:
    """Take a result out of the evaluation, and its sentences out of the reports."""
    _silence(result.programme_id, "result", result.indicator)
    result.delete()
