"""Whatever is done in a room takes the room's lock first: two who act at once never deadlock."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from talkoot.stepkinds.write.kind import Body
from talkoot.workshops.actions import close, flood, give, group, join, moderate, move, pace, prepare
from talkoot.workshops.models import Beat, Seat, Workshop

pytestmark = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite's transactions begin with the one lock there is"
)
WRITES = ("INSERT", "UPDATE", "DELETE")
Act = Callable[[Workshop, Seat, Beat], object]


def small_verb(_room: Workshop, seat: Seat, _beat: Beat) -> None:
    with flood.counted(seat):
        join.raise_hand(seat, up=True)


ACTS: dict[str, Act] = {
    "take a seat": lambda room, seat, beat: join.take_seat(room),
    "come back": lambda room, seat, beat: join.come_back(room, "ABCD2345"),
    "leave": lambda room, seat, beat: join.leave(seat),
    "raise a hand": lambda room, seat, beat: join.raise_hand(seat, up=True),
    "raise a hand from the phone": small_verb,
    "lower hands": lambda room, seat, beat: join.lower_hands(room),
    "give": lambda room, seat, beat: give.contribute(seat, beat, Body(text="Tauko"), key=uuid4()),
    "take back": lambda room, seat, beat: give.take_back(seat, uuid4()),
    "say done": lambda room, seat, beat: group.say_done(seat),
    "deal groups": lambda room, seat, beat: group.deal_groups(room, smallest=2, largest=4),
    "choose a group": lambda room, seat, beat: group.choose_group(seat, 1),
    "next": lambda room, seat, beat: move.advance(room, seen=beat.pk),
    "back": lambda room, seat, beat: move.back(room, seen=beat.pk),
    "close input": lambda room, seat, beat: move.close_input(room, seen=beat.pk),
    "stretch": lambda room, seat, beat: pace.stretch(room, beat.pk, 1),
    "pause": lambda room, seat, beat: pace.pause(room),
    "hold": lambda room, seat, beat: moderate.hold(room, held=True),
    "close the door": lambda room, seat, beat: prepare.set_door(room, is_open=False),
    "end": lambda room, seat, beat: close.close(room),
}


@pytest.mark.parametrize("name", ACTS)
def test_the_room_is_locked_before_anything_in_it(
    workshop: Workshop, seats: list[Seat], name: str
) -> None:
    move.advance(workshop, seen=None)
    beat = workshop.beats.get(step_id="welcome")
    seat = Seat.objects.get(pk=seats[0].pk)
    with CaptureQueriesContext(connection) as queries:
        ACTS[name](workshop, seat, beat)
    taken = (one["sql"] for one in queries if _locks(one["sql"]))
    assert '"live_room"' in next(taken)


def _locks(sql: str) -> bool:
    return sql.startswith(WRITES) or "FOR UPDATE" in sql
