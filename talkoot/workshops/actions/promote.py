"""Lift one's own text out of a group, or out of one's own keeping. Only its writer can."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from talkoot.live import log
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop
from talkoot.workshops.screens import KEPT


def may_promote(beat: Beat) -> bool:
    """Whether a text of the beat is kept from the room, and its writer may lift it there."""
    step = beat.step
    return step.privacy in KEPT and step.behaviour.may_promote(step.settings)


def may_show_group(beat: Beat, seat: Seat) -> bool:
    """Whether a text that is nobody else's may be lifted to the writer's small group."""
    return beat.step.privacy == "private" and seat.group_id is not None and may_promote(beat)


@transaction.atomic
def show_group(seat: Seat, contribution_id: UUID) -> bool:
    """Let one's small group read one text of one's own. What it reads is erased at the end."""
    room = locked(seat.workshop)
    card = Contribution.objects.filter(pk=contribution_id, seat=seat, released=False).first()
    if card is None or seat.group is None or room.state != Workshop.State.OPEN:
        return False
    card.beat.workshop = room
    if not may_show_group(card.beat, seat):
        return False
    card.group, card.released = seat.group, True
    card.save(update_fields=["group", "released"])
    log.append(room.room_id, ("seat", {"t": "group", "group": seat.group.number}))
    return True


@transaction.atomic
def promote(seat: Seat, contribution_id: UUID) -> bool:
    """Let the whole room read one text of one's own, without a name, from now on.

    The host looks at it first, where she looks at cards before they are shown.
    """
    room = locked(seat.workshop)
    card = Contribution.objects.filter(pk=contribution_id, seat=seat, promoted=False).first()
    if card is None or room.state != Workshop.State.OPEN:
        return False
    card.beat.workshop = room
    if not may_promote(card.beat):
        return False
    card.promoted = card.released = True
    card.held = room.held
    card.save(update_fields=["promoted", "released", "held"])
    log.append(room.room_id, ("all", {"t": "given", "beat": card.beat_id}))
    return True
