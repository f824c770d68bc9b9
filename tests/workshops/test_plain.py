"""Whoever asks for plain words gets them beside the usual ones; nobody else is bothered."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops import seats as cookies
from talkoot.workshops.actions import join, prepare
from talkoot.workshops.models import Workshop
from tests.workshops.conftest import METHOD
from tests.workshops.test_anonymity import go_to

PLAIN = METHOD.replace(
    'title = { en = "Aloud"',
    'prompt = { en = "Elaborate.", fi = "Perustele näkemyksesi.", sv = "Motivera." }\n'
    'plain = { en = "Say why.", fi = "Sano miksi.", sv = "Säg varför." }\n'
    'title = { en = "Aloud"',
)


@pytest.fixture
def workshop(programme: Programme, aino: Person) -> Workshop:
    made = prepare.prepare(programme, PLAIN, aino, title="Mistä arki sujuu?")
    prepare.open_room(made)
    return made


def phone(workshop: Workshop) -> Client:
    response = HttpResponse()
    cookies.give_cookies(response, workshop, join.take_seat(workshop), "fi")
    client = Client()
    client.cookies.update(response.cookies)
    return client


def test_a_phone_has_the_plain_words_beside_the_usual_ones(workshop: Workshop) -> None:
    client = phone(workshop)
    go_to(workshop, "aloud")
    page = client.get(f"/w/{workshop.pk}/").content.decode()
    assert '<p class="lead" data-usual>Perustele näkemyksesi.</p>' in page
    assert '<p class="lead" data-plainly>Sano miksi.</p>' in page
    assert 'data-plain-choice="yes"' in page


def test_a_step_without_plain_words_offers_none(workshop: Workshop) -> None:
    client = phone(workshop)
    go_to(workshop, "promises")
    page = client.get(f"/w/{workshop.pk}/").content.decode()
    assert "data-plainly" not in page
    assert "data-plain-choice" not in page


def test_plain_words_stand_on_the_printed_sheet(workshop: Workshop, client: Client) -> None:
    client.force_login(
        workshop.hosts.get(), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert (
        "Sano miksi."
        in client.get(f"/workshops/{workshop.pk}/sheets/?number=1&first=1").content.decode()
    )


def test_the_door_says_in_plain_words_what_it_is_about(programme: Programme, aino: Person) -> None:
    told = METHOD.replace(
        "size = {", 'plain = { en = "We talk.", fi = "Puhumme.", sv = "Vi talar." }\nsize = {', 1
    )
    made = prepare.prepare(programme, told, aino, title="Mistä arki sujuu?")
    prepare.open_room(made)
    assert "Puhumme." in Client().get(f"/j/{made.secret}/").content.decode()
