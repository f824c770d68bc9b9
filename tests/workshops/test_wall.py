"""The wall tells what goes on and gives nothing away, and an empty board invites the first card."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import move
from talkoot.workshops.models import Seat, Workshop
from tests.conftest import ClientOf
from tests.workshops.small import fresh, method, on_to, opened, sees, sends, sits_down, step

pytestmark = pytest.mark.django_db
KEPT = "Everybody does this for themselves. Nobody else sees it."
FIRST = "The first card comes here."
WORD = '{ en = "much", fi = "paljon", sv = "mycket" }'
AXIS = f"[[steps.axes]]\ntitle = {WORD}\nlow = {WORD}\nhigh = {WORD}\n"
STEPS = method(
    '[[roles]]\nid = "teller"\ntitle = { en = "Teller", fi = "Kertoja", sv = "Berättare" }\n',
    '[[roles]]\nid = "rest"\ntitle = { en = "Rest", fi = "Muut", sv = "Andra" }\nseats = "rest"\n',
    step("own", "write", 'privacy = "private"'),
    step("map", "place", f'canvas = "line"\ncards = 2\n{AXIS}'),
    step("told", "place", f'canvas = "line"\ncards = 1\nby = "teller"\n{AXIS}'),
    step("note", "reflect", "share = true"),
)


@pytest.fixture
def room(programme: Programme, aino: Person) -> Workshop:
    return opened(programme, aino, STEPS)[0]


def wall(client: Client, room: Workshop) -> str:
    return client.get(f"/workshops/{room.pk}/wall/").content.decode()


def finnish(words: str) -> str:
    """As Aino reads it."""
    with translation.override("fi"):
        return gettext(words)


def test_a_private_step_says_on_the_wall_that_it_is_private(
    room: Workshop, aino: Person, client_of: ClientOf
) -> None:
    phone, desk = sits_down(room), client_of(aino)
    beat = on_to(room, "own")
    sends(phone, room, text="Vain minulle")
    for _when in ("open", "closed"):
        page = wall(desk, room)
        assert finnish(KEPT) in page
        assert "Vain minulle" not in page
        move.close_input(room, seen=beat.pk)


def test_an_empty_board_is_on_the_wall_from_the_start(
    room: Workshop, aino: Person, client_of: ClientOf
) -> None:
    phone, desk = sits_down(room), client_of(aino)
    on_to(room, "map")
    page = wall(desk, room)
    assert "data-plane" in page  # the canvas
    assert finnish(FIRST) in page
    sends(phone, room, act="add", text="Avaimet", **{"add-across": "75"})
    page = wall(desk, room)
    assert "Avaimet" in page
    assert finnish(FIRST) not in page
    assert re.search(r'<text font-size="\d+"', page)  # a decimal comma would be no size


def test_who_only_listens_follows_the_board_on_her_own_screen(room: Workshop, aino: Person) -> None:
    teller, listener = sits_down(room), sits_down(room)
    on_to(room, "told")
    for client, role in ((teller, "teller"), (listener, "rest")):
        seat = client.get(f"/w/{room.pk}/").context["seat"]
        Seat.objects.filter(pk=fresh(seat).pk).update(role=role)
    before = sees(listener, room)
    assert "Now it is the turn of: Teller. Here you see what they do." in before
    assert "data-plane" in before
    assert "data-give" not in before
    sends(teller, room, act="add", text="Avaimet", **{"add-across": "75"})
    assert "Avaimet" in sees(listener, room)
