"""Cookies of seats and rooms: they open one room each, and lead to nobody."""

from __future__ import annotations

from http.cookies import Morsel

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from talkoot.people.models import Organisation, Person
from talkoot.workshops import seats
from talkoot.workshops.models import Seat, Workshop
from tests.conftest import ClientOf
from tests.site.town import Town, phone


@pytest.fixture
def town(kuoma: Organisation, aino: Person, bengt: Person) -> Town:
    return Town(kuoma, aino, bengt)


def sit_down(client: Client, room: Workshop) -> Seat:
    known = set(room.seats.values_list("pk", flat=True))
    client.post(f"/j/{room.secret}/", {"people": "1"})
    return room.seats.exclude(pk__in=known).get()


def test_the_session_of_who_is_signed_in_says_nothing_of_her_seat(
    client_of: ClientOf, town: Town, bengt: Person
) -> None:
    client = client_of(bengt)
    sit_down(client, town.room)
    client.get(f"/w/{town.room.pk}/")
    held = [Session.objects.get().get_decoded(), *client.session.values()]
    assert town.room.pk.hex not in str(held)


def test_a_phone_needs_no_session(town: Town) -> None:
    client = Client()
    sit_down(client, town.room)
    assert Session.objects.count() == 0


def test_the_phone_still_shows_the_return_code(town: Town) -> None:
    client = Client()
    sit_down(client, town.room)
    page = client.get(f"/w/{town.room.pk}/")
    code = seats.return_code_of(page.wsgi_request, town.room)
    assert code
    assert code in page.content.decode()
    other = Client()
    other.post("/join/back/", {"code": town.room.code, "return_code": code})
    assert other.get(f"/w/{town.room.pk}/").status_code == 200


def test_a_seat_opens_no_other_room(town: Town, aino: Person) -> None:
    elsewhere = town.open("Toinen huone", aino)
    client = phone(town.room)
    stolen = client.cookies[seats.cookie_name(town.room.pk)].value
    client.cookies[seats.cookie_name(elsewhere.pk)] = stolen
    assert client.get(f"/w/{elsewhere.pk}/").status_code == 302
    assert client.post(f"/w/{elsewhere.pk}/hand/").status_code == 404


def cookies_of(town: Town) -> dict[str, Morsel[str]]:
    """Every cookie there is, as its own page hands it out."""
    client = Client()
    words = {"login": "aino@example.org", "password": "kuusen juurella 7"}
    client.post("/accounts/login/", words)
    client.get(f"/workshops/{town.room.pk}/host/")
    client.get(f"/workshops/{town.room.pk}/wall/")
    client.get("/profile/")
    sit_down(client, town.room)
    return dict(client.cookies.items())


def test_cookies_are_for_this_site_and_not_for_scripts(town: Town) -> None:
    held = cookies_of(town)
    assert {"sessionid", "csrftoken", "live-host", "live-wall", "live-seat"} < held.keys()
    assert [name for name, morsel in held.items() if morsel["samesite"] != "Lax"] == []
    readable = {name for name, morsel in held.items() if not morsel["httponly"]}
    assert readable <= {"csrftoken"}


def test_behind_https_cookies_stay_there(town: Town, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.INSECURE_HTTP = False
    held = cookies_of(town)
    assert len(held) == 6
    assert [name for name, morsel in held.items() if not morsel["secure"]] == []
