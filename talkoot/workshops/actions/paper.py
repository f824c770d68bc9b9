"""Enter what stands on a printed sheet: once, and counted as any seat's."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.db import transaction

from talkoot.stepkinds.base import Body
from talkoot.workshops import sheets
from talkoot.workshops.actions import give, join
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Beat, Seat, Workshop


class EnteredBeforeError(Exception):
    """The sheet has been entered; a second time it would count twice."""


@transaction.atomic
def enter(
    workshop: Workshop, number: int, answers: Sequence[tuple[Beat, Body]], *, language: str
) -> Seat:
    """Take a seat for the sheet, give what stands on it, and stand up: nothing waits for paper."""
    room = locked(workshop)
    token = sheets.token(room, number)
    if room.seats.filter(token=join.hashed(token)).exists():
        raise EnteredBeforeError
    seat = join.take_seat(room, language=language, token=token, way=Seat.Way.PAPER).seat
    for place, (beat, body) in enumerate(answers):
        give.contribute(seat, beat, body, key=_key(room, number, place))
    join.leave(seat)
    return seat


def _key(workshop: Workshop, number: int, place: int) -> UUID:
    return uuid5(workshop.pk, f"{sheets.token(workshop, number)}:{place}")


def entered(workshop: Workshop) -> int:
    """How many sheets have been entered."""
    return workshop.seats.filter(way=Seat.Way.PAPER).count()
