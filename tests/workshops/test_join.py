"""Come in by code or link, come back, and find a closed door."""

from __future__ import annotations

import pytest
from django.test import Client

from talkoot.ground.codes import spaced
from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import close, join, move, prepare
from talkoot.workshops.models import Seat, Workshop
from tests.workshops.test_groups import on_to

pytestmark = pytest.mark.django_db


def sit_down(client: Client, workshop: Workshop, **words: object) -> Seat:
    before = set(Seat.objects.values_list("pk", flat=True))
    answer = client.post(f"/j/{workshop.secret}/", {"people": 1, **words})
    assert answer.status_code == 302
    return Seat.objects.exclude(pk__in=before).get()


@pytest.mark.parametrize("shape", ["{}", " {} ", "{}.", "koodi {}"])
def test_the_code_opens_the_door_however_it_is_typed(
    client: Client, workshop: Workshop, shape: str
) -> None:
    answer = client.post("/join/", {"code": shape.format(spaced(workshop.code or ""))})
    assert answer["Location"] == f"/j/{workshop.secret}/"


def test_a_wrong_code_is_answered_with_what_to_do(client: Client, workshop: Workshop) -> None:
    answer = client.post("/join/", {"code": "1111 1111"}, headers={"Accept-Language": "en"})
    assert "Check the numbers on the wall" in answer.content.decode()
    assert 'value="1111 1111"' in answer.content.decode()


def test_guessing_is_slowed_for_everybody_and_the_link_still_works(
    client: Client, workshop: Workshop, settings: object
) -> None:
    settings.FAILED_CODES_A_MINUTE = 3  # type: ignore[attr-defined]
    for number in range(3):
        client.post("/join/", {"code": f"1111 111{number}"})
    slowed = client.post("/join/", {"code": workshop.code}, headers={"Accept-Language": "en"})
    assert "Wait a minute" in slowed.content.decode()
    assert client.get(f"/j/{workshop.secret}/").status_code == 200


def test_a_closed_door_says_whom_to_ask(client: Client, workshop: Workshop) -> None:
    Workshop.objects.update(door_open=False)
    words = {"Accept-Language": "en"}
    by_code = client.post("/join/", {"code": workshop.code}, headers=words, follow=True)
    by_link = client.get(f"/j/{workshop.secret}/", headers={"Accept-Language": "en"})
    for answer in (by_code, by_link):
        assert answer.status_code == 403
        assert "Ask the host to open it" in answer.content.decode()


def test_a_link_from_another_day_leads_to_the_code(client: Client, workshop: Workshop) -> None:
    answer = client.get("/j/yesterdays-secret/", headers={"Accept-Language": "en"})
    assert answer.status_code == 404
    assert 'href="/join/"' in answer.content.decode()


def test_a_late_joiner_lands_in_the_step_the_room_is_in(client: Client, workshop: Workshop) -> None:
    move.advance(workshop, seen=None)
    sit_down(client, workshop)
    page = client.get(f"/w/{workshop.pk}/", headers={"Accept-Language": "en"})
    assert page.context["title"] == "Welcome"


def test_who_has_a_seat_is_not_given_another(client: Client, workshop: Workshop) -> None:
    sit_down(client, workshop)
    answer = client.get(f"/j/{workshop.secret}/")
    assert answer["Location"] == f"/w/{workshop.pk}/"
    assert workshop.seats.count() == 1


def test_a_table_device_stands_for_its_people(client: Client, workshop: Workshop) -> None:
    seat = sit_down(client, workshop, people=4)
    assert seat.people == 4
    page = client.get(f"/w/{workshop.pk}/", headers={"Accept-Language": "en"})
    assert "This device stands for 4 people." in page.content.decode()


def test_a_seat_moves_to_another_device_by_its_return_code(workshop: Workshop) -> None:
    old, new = Client(), Client()
    sit_down(old, workshop)
    code = old.get(f"/w/{workshop.pk}/").context["return_code"]
    Workshop.objects.update(door_open=False)
    answer = new.post("/join/back/", {"code": workshop.code, "return_code": code.lower()})
    assert answer["Location"] == f"/w/{workshop.pk}/"
    assert new.get(f"/w/{workshop.pk}/").status_code == 200
    gone = old.get(f"/w/{workshop.pk}/", follow=True, headers={"Accept-Language": "en"})
    assert "This device has no seat" in gone.content.decode()
    assert workshop.seats.count() == 1


def test_who_has_left_comes_back_to_the_same_seat_and_to_a_group(
    programme: Programme, aino: Person
) -> None:
    clinic = prepare.prepare(programme, library.source_of("case-clinic"), aino, title="Klinikka")
    prepare.open_room(clinic)
    taken, *_others = [join.take_seat(clinic) for _number in range(6)]
    on_to(clinic, "case")
    join.leave(taken.seat)
    back = join.come_back(clinic, taken.return_code)
    assert back is not None
    seat = clinic.seats.get(pk=taken.seat.pk)
    assert (back.seat.pk, seat.left) == (taken.seat.pk, False)
    assert seat.group is not None
    assert seat.role


def test_who_leaves_is_told_that_she_may_come_back(client: Client, workshop: Workshop) -> None:
    client.cookies["django_language"] = "en"
    client.post(f"/j/{workshop.secret}/", {"people": 1})
    html = client.post(f"/w/{workshop.pk}/leave/", follow=True).content.decode()
    assert "Your return code takes you back." in html


def test_the_seat_speaks_the_language_its_page_was_last_read_in(
    client: Client, workshop: Workshop
) -> None:
    seat = sit_down(client, workshop)
    client.post("/i18n/setlang/", {"language": "sv", "next": f"/w/{workshop.pk}/"})
    page = client.get(f"/w/{workshop.pk}/")
    seat.refresh_from_db()
    assert seat.language == "sv"
    assert '<html lang="sv"' in page.content.decode()


def test_when_the_room_has_closed_a_seat_is_thanked_and_a_stranger_told_only_that(
    client: Client, workshop: Workshop, seats: list[Seat]
) -> None:
    sit_down(client, workshop)
    close.close(workshop)
    page = client.get(f"/w/{workshop.pk}/", headers={"Accept-Language": "en"})
    assert "Thank you, you were heard." in page.content.decode()
    assert page.context["workshop"].summary["people"] == 7
    stranger = Client().get(f"/w/{workshop.pk}/", headers={"Accept-Language": "en"})
    assert "heard" not in stranger.content.decode()


def test_a_door_knocked_at_twice_gives_one_seat(workshop: Workshop) -> None:
    client = Client()
    page = client.get(f"/j/{workshop.secret}/")
    words = {"people": 1, "newcomer": page.context["newcomer"]}
    client.post(f"/j/{workshop.secret}/", words)
    answer_lost = Client()
    answer_lost.post(f"/j/{workshop.secret}/", words)
    assert workshop.seats.count() == 1
    assert answer_lost.get(f"/w/{workshop.pk}/").status_code == 200


def test_a_made_up_newcomer_gets_a_seat_of_her_own(workshop: Workshop) -> None:
    for _visit in range(2):
        Client().post(f"/j/{workshop.secret}/", {"people": 1, "newcomer": "arvattu"})
    assert workshop.seats.count() == 2
