"""A phone promises only what is true of the step it is in."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from talkoot.workshops import seats as cookies
from talkoot.workshops.actions import join, move
from talkoot.workshops.models import Seat, Workshop


@pytest.fixture
def phone(workshop: Workshop, seats: list[Seat]) -> Client:
    """One more seat, besides the six."""
    response = HttpResponse()
    cookies.give_cookies(response, workshop, join.take_seat(workshop), "fi")
    client = Client()
    client.cookies.update(response.cookies)
    return client


def shown(phone: Client, workshop: Workshop) -> str:
    return phone.get(f"/w/{workshop.pk}/").content.decode()


def go_to(workshop: Workshop, step: str) -> None:
    while workshop.beat is None or workshop.beat.step_id != step:
        move.advance(workshop, seen=workshop.beat_id)
        workshop.refresh_from_db()


def test_a_writer_is_not_seen(phone: Client, workshop: Workshop) -> None:
    go_to(workshop, "ideas")
    assert "Kukaan ei näe, kuka kirjoitti." in shown(phone, workshop)


def test_who_votes_writes_nothing(phone: Client, workshop: Workshop) -> None:
    go_to(workshop, "dots")
    page = shown(phone, workshop)
    assert "kuka kirjoitti" not in page
    assert "Kukaan ei näe, mikä vastaus on sinun." in page


def test_where_there_is_nothing_to_vote_on_there_is_nothing_to_send(
    phone: Client, workshop: Workshop
) -> None:
    go_to(workshop, "dots")
    page = shown(phone, workshop)
    assert "Äänestettäviä kortteja ei ole vielä." in page
    assert "Lähetä ääneni" not in page
    assert "data-dots=" not in page


def test_nobody_is_in_step_zero(phone: Client, workshop: Workshop) -> None:
    assert "Vaihe 0" not in shown(phone, workshop)
