"""A room or a small group draws one map: everybody's arrows are on it, and nobody else's."""

from __future__ import annotations

from itertools import pairwise
from uuid import uuid4

import pytest
from django.test import Client

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops import exports
from talkoot.workshops.actions import close
from talkoot.workshops.models import Group, Workshop
from tests.conftest import ClientOf
from tests.workshops import small

pytestmark = pytest.mark.django_db
CARDS = ("Hurry", "Mistakes", "Trust")
Room = tuple[Workshop, list[Client]]


def room(programme: Programme, host: Person, words: str = "", people: int = 3) -> Room:
    groups = "[groups]\nsmallest = 2\nlargest = 6\n"
    step = small.step("map", "link", f'cards_from = "brief"\n{words}')
    later = 'cards_from = "map"\n' + words
    source = small.method(groups, step, small.step("talk", "discuss", later))
    workshop, _seats = small.opened(programme, host, source)
    workshop.brief = [{"id": f"line-{text}", "text": text} for text in CARDS]
    workshop.save()
    clients = [small.sits_down(workshop) for _one in range(people)]
    small.on_to(workshop, "map")
    return workshop, clients


def draws(client: Client, workshop: Workshop, start: str, end: str, sign: str = "1") -> None:
    said = {"start": f"line-{start}", "end": f"line-{end}", "sign": sign, "when": "soon"}
    answer = small.sends(client, workshop, **said)
    assert answer.status_code == 200, answer.content


def rounds(client: Client, workshop: Workshop) -> None:
    for start, end in pairwise((*CARDS, CARDS[0])):
        draws(client, workshop, start, end)


ARROW = "When “Hurry” rises, “Mistakes” rises."
LOOP = "When “Hurry” rises, “Mistakes” rises, “Trust” rises, and “Hurry” rises still more."


def test_everybody_draws_on_the_same_map(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, (one, other, third) = room(programme, aino)
    draws(one, workshop, "Hurry", "Mistakes")
    draws(other, workshop, "Mistakes", "Trust")
    draws(one, workshop, "Trust", "Hurry")
    assert LOOP in small.sees(third, workshop)
    for screen in ("host", "wall"):
        page = client_of(aino).get(f"/workshops/{workshop.pk}/{screen}/").content.decode()
        assert "Hurry" in page
        assert "<svg" in page


def test_anybody_may_take_an_arrow_off_and_name_a_loop(programme: Programme, aino: Person) -> None:
    workshop, (one, other, _third) = room(programme, aino)
    rounds(one, workshop)
    key = " ".join(f"line-{card}" for card in CARDS)
    named = {"call": key, f"name-{key}": "The treadmill"}
    assert small.sends(other, workshop, stamp=4, **named).status_code == 200
    assert "The treadmill" in small.sees(one, workshop)
    removed = small.sends(other, workshop, stamp=5, remove="line-Hurry line-Mistakes")
    assert removed.status_code == 200
    page = small.sees(one, workshop)
    assert ARROW not in page
    assert "The treadmill" not in page
    draws(one, workshop, "Hurry", "Mistakes")
    assert "The treadmill" in small.sees(other, workshop)


def test_a_group_draws_a_map_of_its_own(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, (one, other, third) = room(programme, aino, 'privacy = "group"')
    seats = list(workshop.seats.order_by("pk"))
    by_client = {client: _seat(client, workshop) for client in (one, other, third)}
    assert len(seats) == 3
    for number, members in ((1, (one, other)), (2, (third,))):
        group = Group.objects.create(workshop=workshop, number=number)
        for client in members:
            workshop.seats.filter(pk=by_client[client]).update(group=group)
    rounds(one, workshop)
    assert LOOP in small.sees(other, workshop)
    assert ARROW not in small.sees(third, workshop)
    for screen in ("host", "wall"):
        page = client_of(aino).get(f"/workshops/{workshop.pk}/{screen}/").content.decode()
        assert ARROW not in page
    close.close(workshop)
    workshop.refresh_from_db()
    assert "rises" not in str(workshop.summary)


def _seat(client: Client, workshop: Workshop) -> str:
    from talkoot.workshops import seats

    request = client.get(f"/w/{workshop.pk}/").wsgi_request
    seat = seats.seat_of(request, workshop.pk)
    assert seat is not None
    return str(seat.pk)


def test_the_loops_go_on_to_the_next_step_and_out_in_the_table(
    programme: Programme, aino: Person
) -> None:
    workshop, (one, *_others) = room(programme, aino)
    rounds(one, workshop)
    small.on_to(workshop, "talk")
    assert LOOP in small.sees(one, workshop)
    close.close(workshop)
    workshop.refresh_from_db()
    assert exports.as_csv(workshop).decode("utf-8-sig").count(LOOP) == 1


def test_a_refusal_says_what_to_do(programme: Programme, aino: Person) -> None:
    workshop, (one, *_others) = room(programme, aino)
    answer = small.sends(one, workshop, start="line-Hurry", end="line-Hurry")
    assert answer.status_code == 422
    assert "from one card to another" in answer.json()["error"]


def test_the_host_draws_on_the_map_of_the_room(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, (one, *_others) = room(programme, aino)
    said = {"start": "line-Hurry", "end": "line-Mistakes", "sign": "1", "stamp": 1, "act": "draw"}
    data = {"beat": workshop.beat_id, "key": str(uuid4()), **said}
    answer = client_of(aino).post(f"/workshops/{workshop.pk}/host/board/", data)
    assert answer.status_code in (200, 302)
    assert ARROW in small.sees(one, workshop)
