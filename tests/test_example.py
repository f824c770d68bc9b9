"""A guided tour for newcomers: read this first.

Tests here are sentences with a cast. Aino hosts in Kuoma; Bengt works there; Cecilia works in
another town and must see nothing (tests/conftest.py). Each test shows a change: how it was, what
somebody did, how it is now. Nothing sleeps, nothing calls the network.

    pytest tests/test_example.py        these
    make test                           all but the browser's
    make browser                        rooms full of phones in Chromium
    DATABASE_URL=postgresql://… pytest  the same on PostgreSQL
"""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.write.kind import Body
from talkoot.workshops import grouping, seats, voices
from talkoot.workshops.actions import close, give, join, move, prepare
from talkoot.workshops.models import Beat, Workshop
from tests.conftest import ClientOf

# 1. What is pure is tried by property: whatever the numbers, the promise holds. -------------------


@given(people=st.integers(2, 300))
def test_nobody_sits_alone(people: int) -> None:
    assert min(grouping.sizes(people, smallest=2, largest=4)) >= 2


# 2. Fixtures are nouns: here is an open room, and a way to sit down in it. ------------------------


@pytest.fixture
def room(programme: Programme, aino: Person) -> Workshop:
    """A room that Aino has opened with a method of ours."""
    source = library.source_of("round-of-voices")
    workshop = prepare.prepare(programme, source, aino, title="Mistä arki sujuu?")
    prepare.open_room(workshop)
    return workshop


def phone(room: Workshop) -> tuple[Client, join.Taken]:
    """A seat, and the browser that holds it. No account leads to it."""
    taken = join.take_seat(room)
    browser, answer = Client(), HttpResponse()
    seats.give_cookies(answer, room, taken, "fi")
    browser.cookies = answer.cookies
    return browser, taken


# 3. Verbs live in actions/, and are tried by calling them. Show the change. -----------------------


def test_the_host_goes_on_and_the_room_moves_once(room: Workshop) -> None:
    assert room.beat is None
    assert move.advance(room, seen=None).moved
    room.refresh_from_db()
    assert room.beat is not None
    assert not move.advance(room, seen=None).moved  # a second press saw the room as it was


# 4. Views are tried as people: somebody who may, somebody who may not, and a stranger. ------------


def test_a_room_is_there_for_its_host_only(
    room: Workshop, aino: Person, bengt: Person, cecilia: Person, client_of: ClientOf
) -> None:
    console = f"/workshops/{room.pk}/host/"
    assert client_of(aino).get(console).status_code == 200
    assert client_of(bengt).get(console).status_code == 404  # not 403: it tells nothing
    assert client_of(cecilia).get(console).status_code == 404
    assert "/login/" in Client().get(console)["Location"]


def test_what_a_person_wrote_survives_a_refusal(room: Workshop) -> None:
    browser, _taken = phone(room)
    _to_a_step_where_people_write(room)
    text = "x" * 5000
    answer = browser.post(f"/w/{room.pk}/give/", {"beat": room.beat_id, "text": text})
    assert answer.status_code == 422
    assert text in answer.content.decode()


# 5. A promise to people is tried as an attack. ----------------------------------------------------


def test_a_card_leads_to_no_seat_once_it_is_shown(programme: Programme, aino: Person) -> None:
    source = library.source_of("anonymous-ideas")
    room = prepare.prepare(programme, source, aino, title="Nimettömästi")
    prepare.open_room(room)
    here = [join.take_seat(room).seat for _seat in range(6)]
    beat = _to_a_step_where_people_write(room)
    for seat in here:
        give.contribute(seat, beat, Body(text="Rauha syödä"), key=uuid4())
    assert room.contributions.filter(seat=here[0]).exists()
    move.close_input(room, seen=beat.pk)
    assert room.contributions.count() == 6
    assert not room.contributions.exclude(seat=None).exists()


# 6. What costs is counted: the number of queries must not grow with the room. ---------------------


def test_a_full_room_costs_a_phone_no_more_than_a_small_one(
    room: Workshop, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser, _taken = phone(room)
    _to_a_step_where_people_write(room)
    for _seat in range(30):
        join.take_seat(room)
    with django_assert_max_num_queries(14):
        assert browser.get(f"/w/{room.pk}/").status_code == 200


# 7. The end: what stays, and what is forgotten. ---------------------------------------------------


def test_a_closed_room_says_how_many_were_heard_and_not_who(room: Workshop) -> None:
    _browser, taken = phone(room)
    beat = _to_a_step_where_people_write(room)
    give.contribute(taken.seat, beat, Body(text="Kahvitauko yhdessä"), key=uuid4())
    assert voices.voice(room, None).heard == 1
    assert close.close(room)
    room.refresh_from_db()
    assert room.summary
    assert (room.summary["heard"], room.summary["people"]) == (1, 1)
    assert not room.seats.filter(heard=True).exists()


def _to_a_step_where_people_write(room: Workshop) -> Beat:
    while room.beat is None or room.beat.step.kind != "write":
        assert move.advance(room, seen=room.beat_id).moved
        room.refresh_from_db()
    return room.beat
