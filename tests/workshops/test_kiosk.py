"""One tablet in the break room: one person after another, and no trace of the one before."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from talkoot.workshops import seats as held
from talkoot.workshops.actions import close, prepare
from talkoot.workshops.models import Contribution, Seat, Workshop
from tests.workshops.test_anonymity import go_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def tablet() -> Client:
    return Client()


def wait(workshop: Workshop) -> str:
    return reverse("workshops:kiosk", args=[workshop.secret])


def phone(workshop: Workshop) -> str:
    return reverse("workshops:phone", args=[workshop.pk])


def done(workshop: Workshop) -> str:
    return reverse("workshops:kiosk_done", args=[workshop.pk])


def write(tablet: Client, workshop: Workshop, text: str) -> None:
    beat = Workshop.objects.get(pk=workshop.pk).beat_id
    tablet.post(reverse("workshops:give", args=[workshop.pk]), {"beat": beat, "text": text})


def test_two_people_after_each_other_are_two_seats(tablet: Client, workshop: Workshop) -> None:
    go_to(workshop, "aloud")
    for text in ("ensimmäinen", "toinen"):
        tablet.post(wait(workshop))
        write(tablet, workshop, text)
        tablet.post(done(workshop))
    assert Seat.objects.filter(way=Seat.Way.KIOSK, left=True, heard=True).count() == 2
    authors = set(Contribution.objects.values_list("seat", flat=True))
    assert len(authors) == 2


def test_the_next_one_sees_nothing_of_the_one_before(
    tablet: Client, workshop: Workshop, seats: list[Seat]
) -> None:
    go_to(workshop, "ideas")
    tablet.post(wait(workshop))
    write(tablet, workshop, "vain minun")
    assert "vain minun" in tablet.get(phone(workshop)).content.decode()
    tablet.post(done(workshop))
    assert held.cookie_name(workshop.pk) not in {
        name for name, cookie in tablet.cookies.items() if cookie.value
    }
    assert tablet.get(phone(workshop)).status_code == 302
    tablet.post(wait(workshop))
    assert "vain minun" not in tablet.get(phone(workshop)).content.decode()


def test_opening_the_waiting_page_also_forgets_who_just_walked_away(
    tablet: Client, workshop: Workshop
) -> None:
    go_to(workshop, "aloud")
    tablet.post(wait(workshop))
    tablet.get(wait(workshop))
    assert tablet.get(phone(workshop)).status_code == 302


def test_a_phone_of_ones_own_keeps_its_seat_when_it_opens_the_page_of_the_tablet(
    tablet: Client, workshop: Workshop
) -> None:
    tablet.post(reverse("workshops:sit", args=[workshop.secret]), {"people": 1})
    tablet.get(wait(workshop))
    assert tablet.get(phone(workshop)).status_code == 200
    tablet.post(done(workshop))
    assert tablet.get(phone(workshop)).status_code == 200


def test_the_tablet_rests_when_the_door_is_closed_and_when_the_room_is_over(
    tablet: Client, workshop: Workshop
) -> None:
    address = wait(workshop)
    prepare.set_door(workshop, is_open=False)
    assert tablet.post(address).status_code == 403
    close.close(workshop)
    assert tablet.get(address).status_code == 404
    assert not Seat.objects.exists()
