"""A phone finds the room although the host opened the wall on her own laptop's localhost."""

from __future__ import annotations

import pytest
import segno
from django.conf import LazySettings

from talkoot.people.models import Person
from talkoot.site.templatetags.look import spaced_code
from talkoot.workshops import address
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf


@pytest.fixture
def town(settings: LazySettings) -> str:
    settings.ADDRESS = "http://192.0.2.7:8123"
    return "http://192.0.2.7:8123"


def test_the_wall_tells_the_address_of_the_installation(
    workshop: Workshop, aino: Person, client_of: ClientOf, town: str
) -> None:
    page = client_of(aino).get(f"/workshops/{workshop.pk}/wall/", headers={"host": "localhost"})
    assert "192.0.2.7:8123" in page.content.decode()
    assert "localhost<wbr>" not in page.content.decode()


def test_the_picture_holds_the_same_address(
    workshop: Workshop,
    aino: Person,
    client_of: ClientOf,
    town: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []
    make = segno.make

    def remember(text: str, **how: object) -> object:
        drawn.append(text)
        return make(text, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(segno, "make", remember)
    client_of(aino).get(f"/workshops/{workshop.pk}/qr.svg", headers={"host": "localhost"})
    assert drawn == [f"{town}/j/{workshop.secret}/"] == [address.way_in(workshop)]


def test_behind_a_closed_door_the_wall_keeps_the_code_that_seats_return_with(
    workshop: Workshop, aino: Person, client_of: ClientOf
) -> None:
    Workshop.objects.update(door_open=False)
    page = client_of(aino).get(f"/workshops/{workshop.pk}/wall/")
    corner = page.content.decode().partition('data-part="corner"')[2]
    assert spaced_code(workshop.code) in corner
    assert "qr.svg" not in corner
