"""Methods of a few steps, and rooms that run them, for tests of what one kind does."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import join, move, prepare
from talkoot.workshops.models import Beat, Seat, Workshop

HEAD = """
id = "few"
version = 1
title = { en = "Few", fi = "Pari", sv = "Par" }
purpose = { en = "To try.", fi = "Kokeiluun.", sv = "Att prova." }
source = { en = "Our own.", fi = "Oma.", sv = "Egen." }
licence = { en = "CC0 1.0", fi = "CC0 1.0", sv = "CC0 1.0" }
notes = { en = "None.", fi = "Ei ole.", sv = "Inga." }
size = { smallest = 2, typical = 6, largest = 300 }
"""


def step(step_id: str, kind: str, words: str = "") -> str:
    """Return a step whose title is its id."""
    title = f'{{ en = "{step_id}", fi = "{step_id}", sv = "{step_id}" }}'
    return f'[[steps]]\nid = "{step_id}"\nkind = "{kind}"\nminutes = 5\ntitle = {title}\n{words}\n'


def method(*parts: str) -> str:
    return "\n".join((HEAD, *parts))


def opened(
    programme: Programme, host: Person, source: str, seats: int = 0, *, nicknames: bool = False
) -> tuple[Workshop, list[Seat]]:
    workshop = prepare.prepare(programme, source, host, title="Kokeilu")
    prepare.open_room(workshop)
    names = [f"Nimi {number}" if nicknames else "" for number in range(seats)]
    return workshop, [join.take_seat(workshop, nickname=name).seat for name in names]


def on_to(workshop: Workshop, step_id: str) -> Beat:
    """Go on until the room is at a step, and return its beat."""
    while True:
        assert move.advance(workshop, seen=workshop.beat_id).moved
        workshop.refresh_from_db()
        assert workshop.beat is not None
        if workshop.beat.step_id == step_id:
            workshop.beat.workshop = workshop
            return workshop.beat


def fresh(seat: Seat) -> Seat:
    """The seat as the next request would find it."""
    return Seat.objects.select_related("workshop__beat", "group").get(pk=seat.pk)


def sits_down(workshop: Workshop) -> Client:
    """Somebody comes in by her own browser."""
    client = Client(headers={"accept-language": "en"})
    assert client.post(f"/j/{workshop.secret}/", {"people": 1}).status_code == 302
    return client


def sends(client: Client, workshop: Workshop, **fields: Any) -> Any:
    data = {"beat": workshop.beat_id, "key": str(uuid4()), **fields}
    return client.post(f"/w/{workshop.pk}/give/", data, headers={"Accept": "application/json"})


def sees(client: Client, workshop: Workshop) -> str:
    page = client.get(f"/w/{workshop.pk}/")
    assert page.status_code == 200
    return page.content.decode()
