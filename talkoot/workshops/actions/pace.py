"""The clock and the agenda: give and take time, leave steps out, run them once more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from talkoot.live import log
from talkoot.workshops import run_sheet, screens
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Beat, Workshop

LONGEST = 240  # minutes


@transaction.atomic
def stretch(workshop: Workshop, beat_id: int, minutes: int) -> bool:
    """Give a beat minutes, or take them; it keeps at least none."""
    room = locked(workshop)
    beat = room.beats.filter(pk=beat_id).exclude(state=Beat.State.DONE).first()
    if beat is None or room.state == Workshop.State.CLOSED:
        return False
    _take(room, beat, beat.minutes + minutes)
    beat.save(update_fields=["minutes", "planned"])
    _tell_time(room)
    return True


def _take(room: Workshop, beat: Beat, minutes: int) -> None:
    """Give the beat its length; before the room opens that is the plan itself."""
    beat.minutes = min(max(minutes, 0), LONGEST)
    if room.state == Workshop.State.PLANNED:
        beat.planned = beat.minutes


@transaction.atomic
def set_times(workshop: Workshop, times: Mapping[int, int], left_out: Collection[int]) -> bool:
    """Give the beats that are still to come their minutes, and leave some out."""
    room = locked(workshop)
    if room.state == Workshop.State.CLOSED:
        return False
    ahead = list(room.beats.filter(state__in=(Beat.State.COMING, Beat.State.SKIPPED)))
    passed = room.beat.position if room.beat else 0
    for beat in ahead:
        if beat.position > passed:
            _take(room, beat, times.get(beat.pk, beat.minutes))
            skipped = beat.pk in left_out
            beat.too_few = beat.too_few and skipped
            beat.state = Beat.State.SKIPPED if skipped else Beat.State.COMING
    Beat.objects.bulk_update(ahead, ["minutes", "planned", "state", "too_few"])
    log.append(room.room_id, ("host", {"t": "agenda"}))
    return True


def _tell_time(workshop: Workshop) -> None:
    workshop.refresh_from_db()
    log.append(workshop.room_id, ("all", {"t": "clock", **screens.clock(workshop)}))


@transaction.atomic
def pause(workshop: Workshop) -> None:
    """Hold the clock, or let it go on from where it was held."""
    room = locked(workshop)
    if room.beat is None:
        return
    now = timezone.now()
    if room.paused_at is None:
        room.paused_at = now
    else:
        held: timedelta = now - room.paused_at
        room.beat_started_at = (room.beat_started_at or now) + held
        room.paused_at = None
    room.save(update_fields=["paused_at", "beat_started_at"])
    _tell_time(room)


@transaction.atomic
def fit(workshop: Workshop) -> int:
    """Shorten the coming beats evenly, so that a late room ends when it was to end.

    Returns the minutes won; a beat keeps at least one.
    """
    room = locked(workshop)
    if room.state == Workshop.State.CLOSED:
        return 0
    late = run_sheet.drift(room, list(run_sheet.lines(room, "fi")))
    coming = list(room.beats.filter(state=Beat.State.COMING, minutes__gt=1))
    won = 0
    while won < late and (longest := max(coming, key=lambda one: one.minutes, default=None)):
        if longest.minutes <= 1:
            break
        longest.minutes -= 1
        won += 1
    Beat.objects.bulk_update(coming, ["minutes"])
    log.append(room.room_id, ("host", {"t": "agenda"}))
    return won


@transaction.atomic
def skip(workshop: Workshop, beat_id: int) -> bool:
    """Leave a coming beat out, or take it in again: one that was passed by comes next."""
    room = locked(workshop)
    beat = room.beats.filter(pk=beat_id, state__in=(Beat.State.COMING, Beat.State.SKIPPED)).first()
    if beat is None or room.state == Workshop.State.CLOSED:
        return False
    skipped = beat.state == Beat.State.SKIPPED
    beat.state = Beat.State.COMING if skipped else Beat.State.SKIPPED
    beat.too_few = False
    if skipped and room.beat and beat.position < room.beat.position:
        [beat.position] = _places_after(room, room.beat, 1)
    beat.save(update_fields=["state", "too_few", "position"])
    log.append(room.room_id, ("host", {"t": "agenda"}))
    return True


@transaction.atomic
def repeat(workshop: Workshop, beat_id: int) -> bool:
    """Add one more round of the beat, or of the whole block of rounds it belongs to.

    It comes after the last round there is, or next, where the room has gone further already.
    """
    room = locked(workshop)
    beat = room.beats.filter(pk=beat_id).first()
    if beat is None or room.state == Workshop.State.CLOSED:
        return False
    beat.workshop = room
    block = beat.step.rounds
    steps = [step.id for step in room.method.steps if block and step.rounds == block]
    alike = list(room.beats.filter(step_id__in=steps or [beat.step_id]))
    newest = max(one.round for one in alike)
    round_of = [one for one in alike if one.round == newest]
    last = max((alike[-1], room.beat or alike[-1]), key=lambda one: one.position)
    _insert(room, round_of, after=last, number=newest + 1)
    log.append(room.room_id, ("host", {"t": "agenda"}))
    return True


def _insert(workshop: Workshop, beats: list[Beat], *, after: Beat, number: int) -> None:
    for position, beat in zip(_places_after(workshop, after, len(beats)), beats, strict=True):
        Beat.objects.create(
            workshop=workshop,
            position=position,
            step_id=beat.step_id,
            round=number,
            minutes=beat.minutes,
        )


def _places_after(workshop: Workshop, beat: Beat, count: int) -> list[float]:
    """Positions for `count` beats between this one and the one that follows it."""
    following = workshop.beats.filter(position__gt=beat.position).first()
    gap = following.position - beat.position if following else 1.0
    return [beat.position + gap * place / (count + 1) for place in range(1, count + 1)]
