"""A workshop is made from a method: nothing typed is lost, and what is left empty is proposed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.programmes.actions import modules
from talkoot.programmes.models import Programme
from talkoot.workshops import new_form
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf

START = "/workshops/new/"


def test_the_method_that_was_looked_at_is_chosen(
    client_of: ClientOf, aino: Person, programme: Programme
) -> None:
    html = client_of(aino).get(f"{START}?method=case-clinic").content.decode()
    assert html.count(" checked") == 2  # this one, and that it is led
    assert 'value="case-clinic" required checked data-short' in html


def test_a_method_is_enough_and_the_console_comes_next(
    client_of: ClientOf, aino: Person, programme: Programme
) -> None:
    words = {"method": "case-clinic", "short": "on", "programme": programme.pk}
    made = client_of(aino).post(START, words)
    workshop = Workshop.objects.get()
    assert made["Location"] == f"/workshops/{workshop.pk}/host/"
    assert workshop.title == library.find("case-clinic").title.text("fi")
    assert workshop.short
    assert workshop.programme == programme


def test_what_was_typed_survives_a_forgotten_method(
    client_of: ClientOf, aino: Person, programme: Programme
) -> None:
    words = {"title": "Kevään aloitus", "place": "Ruokala", "starts_at": "2027-02-01T09:30"}
    page = client_of(aino).post(f"/programmes/{programme.pk}/workshops/new/", words)
    html = page.content.decode()
    for typed in words.values():
        assert f'value="{typed}"' in html
    assert "id_method_error" in html
    assert not Workshop.objects.exists()


def test_nobody_makes_a_workshop_in_a_programme_of_others(
    client_of: ClientOf, aino: Person, cecilia: Person, programme: Programme
) -> None:
    own = Programme.objects.create(
        organisation=cecilia.memberships.get().organisation, title="Naapurin oma"
    )
    words = {"method": "case-clinic", "programme": programme.pk}
    page = client_of(cecilia).post(START, words)
    assert page.status_code == 200
    assert not Workshop.objects.exists()
    client_of(cecilia).post(START, {**words, "programme": own.pk})
    assert Workshop.objects.get().programme == own


def test_without_a_programme_one_is_started_first(client_of: ClientOf, aino: Person) -> None:
    assert client_of(aino).get(START)["Location"] == "/programmes/"


def test_a_member_starts_no_workshop(
    client_of: ClientOf, bengt: Person, programme: Programme
) -> None:
    assert client_of(bengt).get(START).status_code == 404


@pytest.mark.parametrize(
    ("today", "proposed"),
    [(date(2026, 11, 23), 24), (date(2026, 11, 27), 30), (date(2026, 11, 29), 30)],
)
def test_the_proposed_day_is_the_next_working_day(today: date, proposed: int) -> None:
    found = timezone.localtime(new_form.next_usual_time(today))
    assert (found.day, found.hour) == (proposed, 13)
    assert isinstance(found, datetime)
    assert found.utcoffset() == timedelta(hours=2)


def test_a_workshop_of_a_module_is_proposed_for_when_the_module_begins(
    client_of: ClientOf, aino: Person, programme: Programme
) -> None:
    module = modules.add_module(
        programme, title="Sukupolvet", starts_on=date(2036, 9, 1), ends_on=None
    )
    proposed = client_of(aino).get(f"{START}?module={module.pk}").context["form"].initial
    assert timezone.localtime(proposed["starts_at"]).date() == date(2036, 9, 1)
    assert proposed["opens_on"] == date(2036, 9, 1)
