"""Two hosts press at once, and the room moves once."""

from __future__ import annotations

from uuid import uuid4

import pytest

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.write.kind import Body
from talkoot.workshops.actions import close, give, join, move, prepare
from talkoot.workshops.models import Beat, Contribution, Workshop
from tests.at_once import at_once, together
from tests.workshops.conftest import METHOD
from tests.workshops.test_groups import on_to

pytestmark = [at_once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def room(programme: Programme, aino: Person) -> Workshop:
    workshop = prepare.prepare(programme, METHOD, aino, title="Mistä arki sujuu?")
    prepare.open_room(workshop)
    for _seat in range(6):
        join.take_seat(workshop)
    return workshop


def test_two_hosts_who_press_next_at_once_move_the_room_once(room: Workshop) -> None:
    moves = together(*[lambda: move.advance(room, seen=None).moved] * 4)
    assert sorted(moves) == [False, False, False, True]
    assert room.beats.filter(state=Beat.State.CURRENT).count() == 1


def test_a_phone_that_sends_the_same_card_twice_at_once_gives_it_once(room: Workshop) -> None:
    beat = on_to(room, "aloud")
    seat = room.seats.all()[0]
    key = uuid4()
    together(*[lambda: give.contribute(seat, beat, Body(text="Rauha"), key=key) is not None] * 4)
    assert Contribution.objects.count() == 1


def test_a_seat_cannot_outrun_its_allowance(room: Workshop) -> None:
    beat = on_to(room, "aloud")
    seat = room.seats.all()[0]

    def one() -> bool:
        try:
            return give.contribute(seat, beat, Body(text="Lisää"), key=uuid4()) is not None
        except give.RefusedError:
            return False

    allowed = beat.step.behaviour.allowance(beat.step.settings)
    assert sum(together(*[one] * (allowed + 3))) == allowed


def test_a_card_sent_while_the_room_closes_is_kept_or_refused_and_never_lost(
    room: Workshop,
) -> None:
    beat = on_to(room, "aloud")
    seat = room.seats.all()[0]

    def sent() -> bool:
        try:
            return give.contribute(seat, beat, Body(text="Viime tipassa"), key=uuid4()) is not None
        except give.RefusedError:
            return False

    taken, closed = together(sent, lambda: close.close(room))
    assert closed
    room.refresh_from_db()
    assert ("Viime tipassa" in str(room.summary)) == taken


def test_a_door_knocked_at_twice_at_once_gives_one_seat(room: Workshop) -> None:
    together(*[lambda: join.take_seat(room, token="sama ovi").seat.pk] * 3)
    assert room.seats.count() == 7
