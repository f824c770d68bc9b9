"""Every method that may be open for days is played to its end, each seat at its own pace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from talkoot.methods import library
from talkoot.methods.definition import Method
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.base import Body
from talkoot.workshops import upkeep, window
from talkoot.workshops.actions import days, join, prepare, rehearse
from talkoot.workshops.actions.release import FEWEST
from talkoot.workshops.models import Beat, Workshop
from tests.conftest import ClientOf
from tests.workshops.test_playthrough import MOVES, sit_down

OPEN = [method for method in library.shipped() if method.open]
MOST = 40  # a larger crowd tells nothing more of a method


def sizes(method: Method) -> list[int]:
    size = method.size
    return sorted({min(one, MOST) for one in (size.smallest, size.typical, size.largest)})


CASES = [pytest.param(method.id, size) for method in OPEN for size in sizes(method)]


def steps_of(client: Client, workshop: Workshop) -> Iterator[int]:
    """The steps on her checklist that she may open."""
    page = client.get(f"/w/{workshop.pk}/")
    assert page.status_code == 200
    return (task.beat.pk for task in page.context["tasks"] if task.state == "to-do")


def do(workshop: Workshop, client: Client, beat: Beat, rng: Random) -> None:
    page = client.get(f"/w/{workshop.pk}/step/{beat.pk}/")
    assert page.status_code == 200
    if page.context["form"] is None:
        return
    kind, settings = beat.step.behaviour, beat.step.settings
    given: list[Body] = []
    for _card in range(min(kind.allowance(settings), MOVES) if rng.random() < 0.3 else 1):
        body = kind.simulate(settings, page.context["scene"], rng)
        if body is None or kind.too_much(settings, body, given):
            return
        given.append(body)
        fields = {**kind.fields(settings, body), "beat": beat.pk, "key": str(uuid4())}
        answer = client.post(
            f"/w/{workshop.pk}/give/", fields, headers={"Accept": "application/json"}
        )
        assert answer.status_code == 200, (beat.step_id, fields, answer.content.decode())


def opened(method: Method, programme: Programme, host: Person) -> Workshop:
    """The workshop on its first day, open as long as the method proposes."""
    assert method.open is not None
    last = timezone.localdate() + timedelta(days=method.open.days - 1)
    source = library.source_of(method.id)
    made = prepare.prepare(programme, source, host, title="Viikko", closes_on=last)
    prepare.open_room(made)
    return Workshop.objects.get(pk=made.pk)


def now_open(workshop: Workshop) -> list[Beat]:
    workshop = Workshop.objects.get(pk=workshop.pk)
    found = list(workshop.beats.filter(state=Beat.State.CURRENT))
    for beat in found:
        beat.workshop = workshop
    return found


def let_the_days_pass(workshop: Workshop) -> Workshop:
    """The last day and the days of grace are over."""
    over = Workshop.objects.get(pk=workshop.pk)
    assert over.closes_on is not None
    gone = over.closes_on - timezone.localdate() + days.GRACE + timedelta(days=1)
    Workshop.objects.filter(pk=workshop.pk).update(closes_on=over.closes_on - gone)
    upkeep.turn_due()
    return Workshop.objects.get(pk=workshop.pk)


@pytest.mark.parametrize(("method_id", "size"), CASES)
def test_the_method_is_played_over_days(
    method_id: str, size: int, programme: Programme, aino: Person
) -> None:
    method = library.find(method_id)
    assert method.open is not None
    need = window.days_needed(method)
    assert method.open.days >= need, "the days the method proposes are fewer than its steps need"
    workshop = opened(method, programme, aino)
    seats = [join.take_seat(workshop).seat for _number in range(size)]
    rng = Random(f"{method_id} {size}")
    for stage in range(need):
        for beat in now_open(workshop):
            for seat in seats:
                seat.workshop = beat.workshop
                rehearse.give_one(seat, beat, rng)
        if stage + 1 < need and not days.go_on(workshop, seen=stage):
            assert size < FEWEST, "only too few keep a stage waiting"
            break
    closed = let_the_days_pass(workshop)
    assert closed.state == Workshop.State.CLOSED
    assert closed.summary is not None
    assert closed.summary["heard"] == closed.summary["people"] == size


@pytest.mark.parametrize("method_id", [method.id for method in OPEN])
def test_the_method_is_played_on_phones(
    method_id: str, programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    """Through the forms and pages, with as few as hide one another."""
    workshop = opened(library.find(method_id), programme, aino)
    host, rng = client_of(aino), Random(method_id)
    clients = sit_down(workshop, FEWEST)
    for stage in range(window.days_needed(workshop.method)):
        beats = {beat.pk: beat for beat in now_open(workshop)}
        for client in clients:
            for pk in list(steps_of(client, workshop)):
                do(workshop, client, beats[pk], rng)
        assert host.get(f"/workshops/{workshop.pk}/host/").status_code == 200
        assert clients[0].get(f"/w/{workshop.pk}/").status_code == 200
        host.post(f"/workshops/{workshop.pk}/host/go-on/", {"stage": stage})
    assert let_the_days_pass(workshop).state == Workshop.State.CLOSED
    assert host.get(f"/workshops/{workshop.pk}/").status_code == 200
    assert clients[0].get(f"/w/{workshop.pk}/").status_code == 200
    assert host.get(f"/workshops/{workshop.pk}/summary.csv").status_code == 200


@pytest.mark.parametrize("method", OPEN, ids=lambda method: method.id)
def test_what_is_left_of_a_method_is_worth_its_days(method: Method) -> None:
    """Whoever alone takes part has something to give, and nothing meant for days is lost."""
    kept = window.steps(method)
    assert any(step.behaviour.gives for step in kept)
    assert [step.id for step in window.left_out(method) if step.only == "open"] == []
