"""Who may open which page about people."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from talkoot.people import actions
from talkoot.people.forms import RosterForm
from talkoot.people.models import Organisation, Person, Role, RosterFile, Unit
from talkoot.people.roster import PEOPLE_COLUMNS, UNIT_COLUMNS
from talkoot.people.tables import heading
from tests.conftest import ClientOf

PEOPLE = "number;name;email;unit_code\nkuoma-Aino;Aino;;100\n1;Eeva;eeva@example.org;100\n"
COORDINATORS_PAGES = ("/people/kuoma/import/", "/people/kuoma/invite/")


def upload(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("people.csv", text.encode())


def bring(client: Client, text: str = PEOPLE) -> RosterFile:
    client.post("/people/kuoma/import/", {"people": upload(text)})
    return RosterFile.objects.get()


@pytest.mark.parametrize("page", ["/people/", "/people/kuoma/", "/profile/", *COORDINATORS_PAGES])
def test_a_stranger_is_asked_to_sign_in(
    client_of: ClientOf, kuoma: Organisation, page: str
) -> None:
    response = client_of(None).get(page)
    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize("page", COORDINATORS_PAGES)
def test_bengt_finds_no_coordinators_page(client_of: ClientOf, bengt: Person, page: str) -> None:
    assert client_of(bengt).get(page).status_code == 404


@pytest.mark.parametrize("page", ["/people/kuoma/", *COORDINATORS_PAGES])
def test_cecilia_finds_nothing_of_kuoma(
    client_of: ClientOf, cecilia: Person, kuoma: Organisation, page: str
) -> None:
    assert client_of(cecilia).get(page).status_code == 404


@pytest.mark.parametrize("page", ["/people/kuoma/", *COORDINATORS_PAGES])
def test_aino_opens_them_all(client_of: ClientOf, aino: Person, bengt: Person, page: str) -> None:
    assert client_of(aino).get(page).status_code == 200


def test_aino_sees_units_with_their_people(
    client_of: ClientOf, aino: Person, bengt: Person
) -> None:
    page = client_of(aino).get("/people/kuoma/").content.decode()
    assert "Keittiö" in page
    assert "Bengt" in page


@pytest.mark.parametrize("who", ["bengt", "olga"])
def test_members_and_observers_see_units_alone(
    client_of: ClientOf, aino: Person, bengt: Person, olga: Person, who: str
) -> None:
    viewer = {"bengt": bengt, "olga": olga}[who]
    page = client_of(viewer).get("/people/kuoma/").content.decode()
    assert "Keittiö" in page
    assert "Aino" not in page


def test_a_partner_sees_neither(client_of: ClientOf, paavo: Person, kitchen: Unit) -> None:
    client = client_of(paavo)
    assert client.get("/people/kuoma/").status_code == 404
    assert client.get("/people/").status_code == 200


def test_the_list_leads_to_the_only_organisation(client_of: ClientOf, aino: Person) -> None:
    assert client_of(aino).get("/people/")["Location"] == "/people/kuoma/"


def test_somebody_who_has_left_sees_nothing(
    client_of: ClientOf, bengt: Person, aino: Person, kuoma: Organisation
) -> None:
    client = client_of(bengt)
    actions.import_roster(kuoma, None, PEOPLE)
    assert client.get("/people/kuoma/").status_code == 404


def test_the_page_asks_as_many_questions_for_a_town_as_for_a_team(
    client_of: ClientOf,
    aino: Person,
    kuoma: Organisation,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(12):
        unit = actions.add_unit(kuoma, f"u{number}", {"fi": f"Yksikkö {number}"})
        for place in range(3):
            actions.add_person(kuoma, f"Henkilö {number} {place}", unit=unit)
    client = client_of(aino)
    with django_assert_max_num_queries(16):
        client.get("/people/kuoma/")


def test_only_coordinators_and_managers_open_a_person(
    client_of: ClientOf, aino: Person, bengt: Person, cecilia: Person
) -> None:
    page = f"/people/kuoma/{bengt.pk}/"
    assert client_of(aino).get(page).status_code == 200
    assert client_of(bengt).get(page).status_code == 404
    assert client_of(cecilia).get(page).status_code == 404


def test_nobody_of_another_house_is_opened_through_ones_own(
    client_of: ClientOf, aino: Person, cecilia: Person
) -> None:
    assert client_of(aino).get(f"/people/kuoma/{cecilia.pk}/").status_code == 404
    roles = client_of(aino).post(f"/people/kuoma/{cecilia.pk}/roles/", {"role": "member"})
    assert roles.status_code == 404


def test_aino_gives_and_takes_roles(client_of: ClientOf, aino: Person, bengt: Person) -> None:
    client_of(aino).post(f"/people/kuoma/{bengt.pk}/roles/", {"role": ["facilitator", "emperor"]})
    assert set(bengt.roles.values_list("role", flat=True)) == {"facilitator"}


@pytest.mark.parametrize("who", ["bengt", "cecilia"])
def test_nobody_else_does(
    client_of: ClientOf, bengt: Person, cecilia: Person, kuoma: Organisation, who: str
) -> None:
    viewer = {"bengt": bengt, "cecilia": cecilia}[who]
    answer = client_of(viewer).post(f"/people/kuoma/{bengt.pk}/roles/", {"role": "coordinator"})
    assert answer.status_code == 404
    assert not kuoma.roles.filter(role="coordinator").exists()


def test_the_last_coordinator_stays(client_of: ClientOf, aino: Person, kuoma: Organisation) -> None:
    client_of(aino).post(f"/people/kuoma/{aino.pk}/roles/", {"role": "observer"})
    assert set(kuoma.roles.values_list("role", flat=True)) == set(
        aino.roles.values_list("role", flat=True)
    )
    assert aino.roles.filter(role=Role.Name.COORDINATOR).exists()


def test_a_file_is_shown_before_anything_changes(
    client_of: ClientOf, aino: Person, kitchen: Unit
) -> None:
    client = client_of(aino)
    kept = bring(client)
    page = client.get(f"/people/kuoma/import/{kept.pk}/").content.decode()
    assert "Eeva" in page
    assert not Person.objects.filter(name="Eeva").exists()


def test_a_confirmed_file_is_applied_and_forgotten(
    client_of: ClientOf, aino: Person, kitchen: Unit
) -> None:
    client = client_of(aino)
    kept = bring(client)
    client.post(f"/people/kuoma/import/{kept.pk}/")
    assert Person.objects.filter(name="Eeva").exists()
    assert not RosterFile.objects.exists()


def test_a_plan_that_no_longer_holds_is_not_applied(
    client_of: ClientOf, aino: Person, kuoma: Organisation, kitchen: Unit
) -> None:
    client = client_of(aino)
    kept = bring(client)
    actions.add_person(kuoma, "Uusi", number="9", unit=kitchen)
    answer = client.post(f"/people/kuoma/import/{kept.pk}/", follow=True)
    assert answer.redirect_chain[-1][0] == "/people/kuoma/import/"
    assert not Person.objects.filter(name="Eeva").exists()


def test_a_broken_file_is_explained_line_by_line(
    client_of: ClientOf, aino: Person, kitchen: Unit
) -> None:
    text = PEOPLE + "2;Matti;ei-osoite;100\n"
    answer = client_of(aino).post("/people/kuoma/import/", {"people": upload(text)})
    assert answer.status_code == 422
    assert "ei-osoite" in answer.content.decode()
    assert "4" in answer.content.decode()
    assert not RosterFile.objects.exists()


@pytest.mark.parametrize("who", ["bengt", "cecilia"])
def test_nobody_else_sees_or_applies_a_kept_file(
    client_of: ClientOf, aino: Person, bengt: Person, cecilia: Person, who: str
) -> None:
    kept = bring(client_of(aino), PEOPLE + "kuoma-Bengt;Bengt;;100\n")
    client = client_of({"bengt": bengt, "cecilia": cecilia}[who])
    assert client.get(f"/people/kuoma/import/{kept.pk}/").status_code == 404
    assert client.get(f"/people/naapuri/import/{kept.pk}/").status_code == 404
    assert client.post(f"/people/naapuri/import/{kept.pk}/").status_code == 404


def test_bengt_changes_his_name_and_language(client_of: ClientOf, bengt: Person) -> None:
    client = client_of(bengt)
    client.cookies["django_language"] = "fi"
    client.post("/profile/", {"name": "Bengt Å", "language": "sv"})
    bengt.refresh_from_db()
    assert (bengt.name, bengt.language) == ("Bengt Å", "sv")
    assert client.get("/profile/").headers["Content-Language"] == "sv"


def test_nobody_adds_an_address_of_her_own(client_of: ClientOf, bengt: Person) -> None:
    answer = client_of(bengt).post("/accounts/email/", {"action_add": "", "email": "x@example.org"})
    assert answer.status_code == 404


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_columns_that_the_form_names_are_understood(language: str) -> None:
    with translation.override(language):
        told = [str(RosterForm().fields[name].help_text) for name in ("units", "people")]
    for sentence, columns in zip(told, (UNIT_COLUMNS, PEOPLE_COLUMNS), strict=True):
        known = {heading(word) for row in columns.values() for word in row.split(",")}
        named = sentence.partition(":")[2].rstrip(".").split(",")
        assert {heading(word) for word in named} <= known
