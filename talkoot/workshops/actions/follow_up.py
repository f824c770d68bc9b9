"""After a led workshop: leave chosen steps open for those who could not come, for hours only.

What they give joins what the room has seen only when five or more of them stand behind it: the
sum before and the sum after would tell the difference (see release).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from talkoot.workshops import window
from talkoot.workshops.actions import move, release
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Beat, Workshop

LONGEST = 48  # hours


def may_stay_open(workshop: Workshop) -> list[Beat]:
    """The steps that have been, and that one can do alone."""
    been = workshop.beats.filter(state__in=(Beat.State.DONE, Beat.State.CURRENT))
    found = list(been.exclude(started_at=None))
    for beat in found:
        beat.workshop = workshop
    return [beat for beat in found if _alone(beat)]


def _alone(beat: Beat) -> bool:
    step = beat.step
    return step.behaviour.gives and step.privacy != "private" and window.fits(step)


@transaction.atomic
def leave_open(workshop: Workshop, beats: Collection[int], *, hours: int) -> bool:
    """End the meeting, and leave these steps open. The workshop closes by itself after that."""
    room = locked(workshop)
    left = [beat for beat in may_stay_open(room) if beat.pk in beats]
    if room.state != Workshop.State.OPEN or not room.is_led or room.rehearsal or not left:
        return False
    if room.beat:
        release.close(room.beat)
        room.beat.state, room.beat.ended_at = Beat.State.DONE, timezone.now()
        room.beat.save(update_fields=["state", "ended_at", "closed", "released_at"])
    room.beats.filter(pk__in=[beat.pk for beat in left]).update(closed=False, late=True)
    room.beat = room.paused_at = None
    room.late_until = timezone.now() + timedelta(hours=min(max(hours, 1), LONGEST))
    room.door_open = True
    room.save(update_fields=["beat", "paused_at", "late_until", "door_open"])
    move.tell(room)
    return True
