"""Every shipped method is played to its end by simulated seats, through real views."""

from __future__ import annotations

from random import Random
from uuid import uuid4

import pytest
from django.test import Client

from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.stepkinds.base import Body
from talkoot.workshops import screens
from talkoot.workshops.actions import prepare, rehearse
from talkoot.workshops.models import Seat, Workshop
from tests.conftest import ClientOf

METHODS = [method.id for method in library.shipped()]
MOVES = 8  # of one seat on a board, in the second that a test takes: nobody's hand is faster
PHONES = 2  # are looked at in each step, other ones each time; the rest give without their page


def sit_down(workshop: Workshop, count: int) -> list[Client]:
    clients = [Client() for _number in range(count)]
    for client in clients:
        answer = client.post(f"/j/{workshop.secret}/", {"people": 1})
        assert answer.status_code == 302
        assert answer["Location"] == f"/w/{workshop.pk}/"
    return clients


def give(workshop: Workshop, client: Client, seat: Seat, rng: Random) -> None:
    beat = workshop.beat
    assert beat is not None
    page = client.get(f"/w/{workshop.pk}/")
    assert page.status_code == 200
    form = page.context["form"]
    if form is None:
        return
    kind, settings = beat.step.behaviour, beat.step.settings
    given: list[Body] = []
    for _card in range(min(kind.allowance(settings), MOVES) if rng.random() < 0.5 else 1):
        body = kind.simulate(settings, page.context["scene"], rng)
        if body is None or kind.too_much(settings, body, given):
            return
        given.append(body)
        fields = dict(kind.fields(settings, body))
        answer = client.post(
            f"/w/{workshop.pk}/give/",
            {**fields, "beat": beat.pk, "key": str(uuid4())},
            headers={"Accept": "application/json"},
        )
        assert answer.status_code == 200, (beat.step_id, fields, answer.content.decode())


@pytest.mark.parametrize("method_id", METHODS)
def test_the_method_is_played_to_its_end(
    method_id: str, programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    to_its_end(method_id, programme, aino, client_of(aino), short=False)


def to_its_end(
    method_id: str, programme: Programme, aino: Person, host: Client, *, short: bool
) -> None:
    source = library.source_of(method_id)
    workshop = prepare.prepare(programme, source, aino, title="Kierros", short=short)
    play(workshop, host, max(6, workshop.method.size.smallest))
    commits = [step for step in workshop.method.steps_in("live") if step.kind == "commit"]
    shared = any(step.privacy not in ("private", "group") for step in commits)
    assert Commitment.objects.filter(programme=programme).exists() == shared


def play(workshop: Workshop, host: Client, count: int) -> None:
    """Lead the room from its door to its summary, with `count` seats that give at every step."""
    host.post(f"/workshops/{workshop.pk}/host/open/")
    workshop.refresh_from_db()
    rng = Random(workshop.method.id)
    clients = sit_down(workshop, count)
    if workshop.method.groups:
        bounds = workshop.method.groups
        host.post(
            f"/workshops/{workshop.pk}/host/groups/",
            {"smallest": bounds.smallest, "largest": bounds.largest, "mix_units": "on"},
        )
    moves = 0
    while True:
        workshop = Workshop.objects.get(pk=workshop.pk)
        seen = workshop.beat_id or ""
        host.post(f"/workshops/{workshop.pk}/host/next/", {"seen": seen})
        workshop = Workshop.objects.select_related("beat").get(pk=workshop.pk)
        if workshop.beat is None:
            break
        moves += 1
        workshop.beat.workshop = workshop
        workshop.seats.update(sends=0)  # people take longer for a step than we do
        seats = list(zip(clients, workshop.seats.all(), strict=True))
        phones = rng.sample(seats, k=min(PHONES, count))
        for client, seat in seats:
            if (client, seat) in phones:
                give(workshop, client, seat, rng)
            else:
                rehearse.give_one(seat, workshop.beat, rng)
        assert host.get(f"/workshops/{workshop.pk}/host/").status_code == 200
        assert host.get(f"/workshops/{workshop.pk}/wall/").status_code == 200
        if screens.is_open(workshop.beat):
            host.post(f"/workshops/{workshop.pk}/host/close-input/", {"seen": workshop.beat_id})
        assert all(client.get(f"/w/{workshop.pk}/").status_code == 200 for client, _seat in phones)
    assert moves == workshop.beats.filter(too_few=False).count()
    host.post(f"/workshops/{workshop.pk}/end/")
    summary = host.get(f"/workshops/{workshop.pk}/")
    assert summary.status_code == 200
    assert clients[0].get(f"/w/{workshop.pk}/").status_code == 200
    for shape in ("csv", "xlsx"):
        assert host.get(f"/workshops/{workshop.pk}/summary.{shape}").status_code == 200
