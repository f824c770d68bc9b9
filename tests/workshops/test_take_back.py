"""What is taken back is gone, and nobody is counted as heard for it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from talkoot.live.models import Change
from talkoot.stepkinds.write.kind import Body
from talkoot.workshops import screens, voices
from talkoot.workshops.actions import close, give, join
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop
from tests.workshops.test_groups import on_to


@pytest.fixture
def aloud(workshop: Workshop, seats: list[Seat]) -> Beat:
    return on_to(workshop, "aloud")


def write(seat: Seat, beat: Beat, text: str = "Tauko") -> Contribution:
    card = give.contribute(seat, beat, Body(text=text), key=uuid4())
    assert card
    return card


def test_who_took_her_only_card_back_is_not_heard(aloud: Beat, seats: list[Seat]) -> None:
    card = write(seats[0], aloud)
    assert voices.voice(aloud.workshop, aloud).heard == 1
    assert give.take_back(seats[0], card.pk)
    assert voices.voice(aloud.workshop, aloud).heard == 0
    assert voices.voice(aloud.workshop, None).heard == 0


def test_who_has_another_card_in_stays_heard(aloud: Beat, seats: list[Seat]) -> None:
    write(seats[0], aloud, "Tauko")
    give.take_back(seats[0], write(seats[0], aloud, "Kahvi").pk)
    assert voices.voice(aloud.workshop, aloud).heard == 1
    assert voices.voice(aloud.workshop, None).heard == 1


def test_the_room_is_told_as_it_was_of_the_card(aloud: Beat, seats: list[Seat]) -> None:
    card = write(seats[0], aloud)
    known = Change.objects.count()
    give.take_back(seats[0], card.pk)
    assert Change.objects.order_by("version")[known].audience == "all"


def test_nobody_takes_back_what_another_wrote(aloud: Beat, seats: list[Seat]) -> None:
    card = write(seats[0], aloud)
    assert not give.take_back(seats[1], card.pk)
    assert screens.readable(aloud) == [card]


def test_what_was_taken_back_is_in_no_summary(aloud: Beat, seats: list[Seat]) -> None:
    give.take_back(seats[0], write(seats[0], aloud, "Enpä sanokaan").pk)
    close.close(aloud.workshop)
    kept = Workshop.objects.get(pk=aloud.workshop_id).summary
    assert kept
    assert kept["heard"] == 0
    assert "Enpä" not in str(kept)


def test_a_table_that_was_heard_fills_one_dot_of_the_ring(workshop: Workshop) -> None:
    table = join.take_seat(workshop, people=8).seat
    join.take_seat(workshop)
    beat = on_to(workshop, "aloud")
    write(table, beat)
    voice = voices.voice(workshop, beat)
    assert (voice.seats, voice.shown) == (2, 1)
    assert (voice.people, voice.heard) == (9, 8)
