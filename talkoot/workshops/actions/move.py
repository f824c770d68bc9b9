"""A host's moves. Each locks the room, so that two hosts pressing at once move it once."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from talkoot.live import log
from talkoot.workshops import screens
from talkoot.workshops.actions import group, passing, release, roles
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Beat, Seat, Workshop
from talkoot.workshops.shared import shared_task

ANONYMOUS_FROM = 5  # seats


@dataclass(frozen=True, slots=True)
class Move:
    """What came of a move: whether the room moved, and what was left out on the way."""

    moved: bool
    too_few: tuple[Beat, ...] = field(default=())


@transaction.atomic
def advance(workshop: Workshop, *, seen: int | None) -> Move:
    """Go on to the next beat, unless the room has already left the one the host saw."""
    room = locked(workshop)
    if room.state != Workshop.State.OPEN or room.beat_id != seen or not room.is_led:
        return Move(moved=False)
    coming = room.beats.filter(state=Beat.State.COMING)
    if room.beat:
        coming = coming.filter(position__gt=room.beat.position)
        _leave(room.beat)
        group.place_rest(room, room.beat)
    too_few: list[Beat] = []
    for beat in coming.order_by("position"):
        beat.workshop = room
        if _possible(room, beat):
            group.arrange(room, beat)
            roles.next_round(room, beat)
            _enter(room, beat)
            return Move(moved=True, too_few=tuple(too_few))
        too_few.append(beat)
        Beat.objects.filter(pk=beat.pk).update(state=Beat.State.SKIPPED, too_few=True)
    _enter(room, None)
    return Move(moved=True, too_few=tuple(too_few))


def _possible(workshop: Workshop, beat: Beat) -> bool:
    if beat.step.privacy != "anonymous" or not beat.step.behaviour.gives:
        return True
    here = Q(left=False) | ~Q(way=Seat.Way.OWN)  # on paper, or at a tablet before this one
    return workshop.seats.filter(here).count() >= ANONYMOUS_FROM


def _leave(beat: Beat) -> None:
    release.close(beat)
    beat.state = Beat.State.DONE
    beat.ended_at = timezone.now()
    beat.save(update_fields=["state", "ended_at", "closed", "released_at"])


def _enter(workshop: Workshop, beat: Beat | None) -> None:
    now = timezone.now()
    workshop.groups.update(done=False)
    if beat:
        Beat.objects.filter(pk=beat.pk).update(
            state=Beat.State.CURRENT, started_at=now, ended_at=None, closed=False, too_few=False
        )
    workshop.beat = Beat.objects.get(pk=beat.pk) if beat else None
    workshop.beat_started_at = now
    workshop.paused_at = None
    workshop.save(update_fields=["beat", "beat_started_at", "paused_at"])
    if workshop.beat:
        workshop.beat.workshop = workshop
        passing.lay_out(workshop, workshop.beat)
    tell(workshop)


def tell(workshop: Workshop) -> None:
    """Tell every screen of the room where it is now."""
    told = screens.moved(workshop)
    if (bodies := shared_task(workshop)) is not None:
        told["by_language"] = bodies
    log.append(workshop.room_id, ("all", told))


@transaction.atomic
def back(workshop: Workshop, *, seen: int | None) -> bool:
    """Undo a move: the beat before is current again, and nothing that was given is lost."""
    room = locked(workshop)
    if room.state != Workshop.State.OPEN or room.beat_id != seen or not room.is_led:
        return False
    done = room.beats.filter(state=Beat.State.DONE)
    if room.beat:
        done = done.filter(position__lt=room.beat.position)
    before = done.order_by("-position").first()
    if before is None:
        return False
    if room.beat:
        Beat.objects.filter(pk=room.beat.pk).update(state=Beat.State.COMING)
        roles.undo_round(room, room.beat)
    passed_by = room.beats.filter(position__gt=before.position, too_few=True)
    passed_by.update(state=Beat.State.COMING, too_few=False)
    started_at = before.started_at
    _enter(room, before)
    Beat.objects.filter(pk=before.pk).update(started_at=started_at)
    return True


@transaction.atomic
def close_input(workshop: Workshop, *, seen: int) -> bool:
    """Stop taking contributions and show what was given, without leaving the beat."""
    room = locked(workshop)
    if room.beat_id != seen or room.beat is None or room.beat.closed:
        return False
    release.close(room.beat)
    room.beat.save(update_fields=["closed", "released_at"])
    tell(room)
    return True
