"""A plan may change until the room opens, or be called off without a trace."""

from __future__ import annotations

import pytest

from talkoot.live.models import Room
from talkoot.people.models import Person
from talkoot.practice.actions import keep_commitment
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import prepare
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf, person
from tests.workshops.conftest import METHOD


@pytest.fixture
def plan(programme: Programme, aino: Person) -> Workshop:
    return prepare.prepare(programme, METHOD, aino, title="Mistä arki sujuu?", place="Ruokala")


def test_the_host_moves_a_plan_to_another_day(
    plan: Workshop, aino: Person, client_of: ClientOf
) -> None:
    words = {"title": "Arjen sujuminen", "starts_at": "2031-02-03T09:30", "place": ""}
    client_of(aino).post(f"/workshops/{plan.pk}/change/", words)
    plan.refresh_from_db()
    assert plan.starts_at
    assert (plan.title, plan.place) == ("Arjen sujuminen", "")
    assert plan.starts_at.isoformat() == "2031-02-03T07:30:00+00:00"


def test_a_plan_keeps_its_name_when_the_new_one_is_empty(
    plan: Workshop, aino: Person, client_of: ClientOf
) -> None:
    words = {"title": "", "place": "Kirjasto"}
    answer = client_of(aino).post(f"/workshops/{plan.pk}/change/", words)
    assert answer.context["form"].errors["title"]
    assert "Kirjasto" in answer.content.decode()
    assert "Mistä arki sujuu?" in answer.content.decode()
    plan.refresh_from_db()
    assert plan.place == "Ruokala"


def test_a_plan_is_called_off_only_after_asking(
    plan: Workshop, aino: Person, client_of: ClientOf
) -> None:
    keep_commitment(plan.programme, what="Avainkaappi", owner="Keittiö")
    host = client_of(aino)
    host.get(f"/workshops/{plan.pk}/call-off/")
    assert Workshop.objects.filter(pk=plan.pk).exists()
    host.post(f"/workshops/{plan.pk}/call-off/")
    assert not Workshop.objects.filter(pk=plan.pk).exists()
    assert not Room.objects.exists()
    assert plan.programme.commitments.count() == 1


def test_a_room_that_has_opened_is_neither_changed_nor_called_off(
    plan: Workshop, aino: Person, client_of: ClientOf
) -> None:
    prepare.open_room(plan)
    host = client_of(aino)
    assert host.get(f"/workshops/{plan.pk}/change/").status_code == 404
    assert host.post(f"/workshops/{plan.pk}/call-off/").status_code == 404
    assert not prepare.change(plan, title="Toinen")
    assert not prepare.call_off(plan)
    plan.refresh_from_db()
    assert plan.title == "Mistä arki sujuu?"


def test_a_partner_is_not_made_a_host(plan: Workshop, aino: Person, client_of: ClientOf) -> None:
    school = person(plan.programme.house, "Paula", "partner")
    client_of(aino).post(f"/workshops/{plan.pk}/host/co-host/", {"email": school.email})
    assert school not in plan.hosts.all()
