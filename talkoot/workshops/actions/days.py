"""An open workshop from day to day: its steps open together, end together, and wait for few."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from talkoot.live import log
from talkoot.workshops import window
from talkoot.workshops.actions import release
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Beat, Workshop

GRACE = timedelta(days=2)  # after the last day: nothing more is asked, and it may still be moved


def begin(room: Workshop) -> None:
    """Open the first steps. The caller holds the lock."""
    today = timezone.localdate()
    if room.opens_on is None or room.opens_on > today:
        room.opens_on = today
        room.save(update_fields=["opens_on"])
    _open(room, 0, today)


def _open(room: Workshop, stage: int, today: date) -> None:
    """Open the steps of a stage, and spread what is left of the days over it and the later ones."""
    now = timezone.now()
    room.beats.filter(stage=stage).update(state=Beat.State.CURRENT, started_at=now)
    spread(room, today)


def spread(room: Workshop, today: date) -> None:
    """Give each stage that has not ended its last day."""
    if room.closes_on is None:
        return
    ahead = room.beats.filter(state__in=(Beat.State.CURRENT, Beat.State.COMING))
    numbers = sorted(set(ahead.values_list("stage", flat=True)))
    if not numbers:
        return
    lasts = window.last_days(min(today, room.closes_on), room.closes_on, len(numbers))
    for number, last in zip(numbers, lasts, strict=True):
        ahead.filter(stage=number).update(due_on=last)


@transaction.atomic
def turn(workshop: Workshop, today: date) -> bool:
    """End the steps whose last day has passed, and open those that take up what was given.

    A step that has too little to be taken up waits for more, at the longest to the last day.
    """
    room = locked(workshop)
    if not _runs(room):
        return False
    now = _current(room)
    coming = room.beats.filter(state=Beat.State.COMING).first()
    due = now[0].due_on if now else None
    if coming is None or due is None or due >= today or any(waits(one) for one in now):
        return False
    _end(room, now, coming.stage, today)
    return True


@transaction.atomic
def go_on(workshop: Workshop, *, seen: int) -> bool:
    """The host ends a stage before its day, and the next one opens; not while it has too little."""
    room = locked(workshop)
    now = _current(room)
    coming = room.beats.filter(state=Beat.State.COMING).first()
    if not _runs(room) or coming is None:
        return False
    if not now or now[0].stage != seen or any(waits(one) for one in now):
        return False
    _end(room, now, coming.stage, timezone.localdate())
    return True


def _runs(room: Workshop) -> bool:
    return (
        room.mode == Workshop.Mode.OPEN and room.state == Workshop.State.OPEN and not room.is_over
    )


def _current(room: Workshop) -> list[Beat]:
    found = list(room.beats.filter(state=Beat.State.CURRENT))
    for beat in found:
        beat.workshop = room
    return found


def _end(room: Workshop, ended: Iterable[Beat], following: int, today: date) -> None:
    for beat in ended:
        release.close(beat)
        beat.state = Beat.State.DONE
        beat.ended_at = timezone.now()
        beat.save(update_fields=["state", "ended_at", "closed", "released_at"])
    _open(room, following, today)
    log.append(room.room_id, ("all", {"t": "agenda"}))


def waits(beat: Beat) -> bool:
    """Whether a later step takes up what is given here, and there is too little to show."""
    taken_up = {one for step in window.steps(beat.workshop.method) for one in window.sources(step)}
    if beat.step_id not in taken_up or not beat.step.behaviour.gives:
        return False
    return beat.step.privacy != "private" and not release.enough(beat)


@transaction.atomic
def move(workshop: Workshop, last: date) -> bool:
    """Move the last day, also when it has just passed. What was given stays as it is."""
    room = locked(workshop)
    if room.mode != Workshop.Mode.OPEN or room.state == Workshop.State.CLOSED:
        return False
    today = timezone.localdate()
    if last < max(today, room.opens_on or today):
        return False
    room.closes_on = last
    room.save(update_fields=["closes_on"])
    spread(room, today)
    log.append(room.room_id, ("all", {"t": "agenda"}))
    return True
