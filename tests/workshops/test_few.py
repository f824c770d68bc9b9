"""Four people are told why an anonymous step is not for them, on every screen."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from talkoot.people.models import Person
from talkoot.stepkinds.write.kind import Body
from talkoot.workshops import seats as cookies
from talkoot.workshops.actions import give, join, move
from talkoot.workshops.models import Seat, Workshop
from tests.conftest import ClientOf
from tests.workshops.test_groups import on_to

WHY = "with fewer than five here, nobody could stay anonymous"


def phone_of(workshop: Workshop, taken: join.Taken) -> Client:
    client, answer = Client(), HttpResponse()
    cookies.give_cookies(answer, workshop, taken, "en")
    client.cookies = answer.cookies
    return client


def test_phones_and_wall_say_why_a_step_was_left_out(
    workshop: Workshop, aino: Person, client_of: ClientOf
) -> None:
    taken = [join.take_seat(workshop, language="en") for _seat in range(4)]
    on_to(workshop, "aloud")
    english = {"Accept-Language": "en"}
    page = phone_of(workshop, taken[0]).get(f"/w/{workshop.pk}/", headers=english)
    assert WHY in page.content.decode()
    assert page.context["left_out"] == ["Ideas", "Dots"]
    wall = client_of(aino).get(f"/workshops/{workshop.pk}/wall/", headers=english)
    assert len(wall.context["left_out"]) == 2
    move.advance(workshop, seen=workshop.beat_id)
    later = phone_of(workshop, taken[0]).get(f"/w/{workshop.pk}/", headers=english)
    assert later.context["left_out"] == []


def test_when_too_few_answered_nobody_is_sent_to_look_for_answers(
    workshop: Workshop, seats: list[Seat]
) -> None:
    newcomer = join.take_seat(workshop, language="en")
    beat = on_to(workshop, "ideas")
    for seat in seats[:3]:
        give.contribute(seat, beat, Body(text="Rauha syödä"), key=uuid4())
    move.close_input(workshop, seen=beat.pk)
    page = phone_of(workshop, newcomer).get(f"/w/{workshop.pk}/", headers={"Accept-Language": "en"})
    assert "Fewer than five answered" in page.content.decode()
    assert "the answers are there" not in page.content.decode()
    assert "Rauha" not in page.content.decode()
