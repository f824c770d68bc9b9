"""The run sheet: what was planned, what has been, and what is expected now. Reads only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from django.utils import timezone

from talkoot.methods.definition import Method
from talkoot.workshops import screens
from talkoot.workshops.models import Beat, Workshop


@dataclass(frozen=True, slots=True)
class Line:
    """A row: when the beat began and ended, or is expected to. One that is skipped does neither."""

    beat: Beat
    title: str
    state: str
    at: datetime | None = None
    ends: datetime | None = None


def lines(workshop: Workshop, language: str) -> Iterator[Line]:
    """Every beat, each expected to begin when the one before it ends."""
    now = timezone.now()
    at = workshop.opened_at or workshop.starts_at or now
    for beat in workshop.beats.all():
        beat.workshop = workshop
        title = title_of(workshop.method, beat, language)
        if beat.state == Beat.State.SKIPPED:
            yield Line(beat, title, beat.state)
            continue
        begins = _begins(workshop, beat, at, now)
        at = _ends(workshop, beat, begins, now)
        yield Line(beat, title, beat.state, begins, at)


def _begins(workshop: Workshop, beat: Beat, before: datetime, now: datetime) -> datetime:
    if beat.state == Beat.State.COMING:
        return max(before, now) if workshop.state == Workshop.State.OPEN else before
    return beat.started_at or before


def _ends(workshop: Workshop, beat: Beat, begins: datetime, now: datetime) -> datetime:
    """The current beat ends when its clock does, which a pause holds; one that runs over, now."""
    if beat.state == Beat.State.DONE:
        return beat.ended_at or begins
    if beat.state == Beat.State.CURRENT and (counting := screens.countdown(workshop)):
        return now + max(counting.left(now), timedelta())
    return begins + timedelta(minutes=beat.minutes)


def title_of(method: Method, beat: Beat, language: str) -> str:
    title = method.step(beat.step_id).title.text(language)
    return f"{title} ({beat.round})" if beat.round > 1 else title


def expected_end(told: Sequence[Line]) -> datetime | None:
    return next((line.ends for line in reversed(told) if line.ends), None)


def drift(workshop: Workshop, told: Sequence[Line]) -> int:
    """Minutes the room is late (or early, below zero) against its own plan."""
    ends = expected_end(told)
    begun = next((line.at for line in told if line.at and line.beat.started_at), None)
    if ends is None or begun is None:
        return 0
    planned = sum(_planned(workshop, line.beat) for line in told if line.at)
    return round((ends - begun).total_seconds() / 60) - planned


def _planned(workshop: Workshop, beat: Beat) -> int:
    """How long it was to take: as the host planned it, else as the method says."""
    if beat.planned is not None:
        return beat.planned
    return workshop.method.length(workshop.method.step(beat.step_id), short=workshop.short)


def planned_end(workshop: Workshop, told: Sequence[Line]) -> datetime | None:
    """When it was to end, by its own plan from when it began."""
    ends = expected_end(told)
    return ends - timedelta(minutes=drift(workshop, told)) if ends else None


def left_out(workshop: Workshop, language: str) -> list[str]:
    """Titles of the steps passed by on the way here, since too few were present for anonymity."""
    behind = workshop.beats.order_by("-position")
    if workshop.beat:
        behind = behind.filter(position__lt=workshop.beat.position)
    skipped = takewhile(lambda beat: beat.state == Beat.State.SKIPPED, behind)
    titles = [title_of(workshop.method, beat, language) for beat in skipped if beat.too_few]
    return titles[::-1]


def progress(workshop: Workshop) -> tuple[int, int]:
    """Which step of how many the room is in."""
    beats = list(workshop.beats.exclude(state=Beat.State.SKIPPED).values_list("pk", flat=True))
    place = beats.index(workshop.beat_id) + 1 if workshop.beat_id in beats else 0
    return place, len(beats)
