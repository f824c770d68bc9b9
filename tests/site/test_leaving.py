"""Who leaves, or loses a role, finds what an outsider finds."""

from __future__ import annotations

import pytest

from talkoot.people import actions
from talkoot.people.models import Organisation, Person
from tests.conftest import ClientOf
from tests.site.doors import doors
from tests.site.town import Town

ROSTER = b"number;name;email\nkuoma-Aino;Aino;aino@example.org\n"


@pytest.fixture
def town(kuoma: Organisation, aino: Person, bengt: Person) -> Town:
    return Town(kuoma, aino, bengt)


HERS = ("/cohorts/", "/journal/", "/workshops/{meeting}/")  # no organisation's


def of_objects(town: Town) -> list[str]:
    """Every page of something that is Kuoma's."""
    rows = [door for door in doors() if door.method == "GET" and door.answers["cecilia"] == "404"]
    return [
        address
        for door in rows
        if "{" in door.address or "kuoma" in door.address
        if not door.address.startswith(HERS)
        for address in town.fill(door.address)
    ]


def test_who_left_finds_nothing_any_more(
    client_of: ClientOf, town: Town, kuoma: Organisation, bengt: Person
) -> None:
    client = client_of(bengt)
    assert client.get(f"/programmes/{town.programme.pk}/").status_code == 200
    actions.import_roster(kuoma, None, ROSTER)
    assert {client.get(address).status_code for address in of_objects(town)} == {404}


def test_who_left_the_house_stays_in_her_peer_group_and_keeps_her_journal(
    client_of: ClientOf, town: Town, kuoma: Organisation, bengt: Person
) -> None:
    client = client_of(bengt)
    actions.import_roster(kuoma, None, ROSTER)
    assert client.get(f"/cohorts/{town.cohort.pk}/").status_code == 200
    assert client.get(f"/journal/{town.entry.pk}/").status_code == 200


def test_a_consultant_without_a_role_leads_no_room_any_more(
    client_of: ClientOf, town: Town, kuoma: Organisation, cecilia: Person
) -> None:
    client, console = client_of(cecilia), f"/workshops/{town.room.pk}/host/"
    actions.give_role(kuoma, cecilia, "facilitator")
    town.room.hosts.add(cecilia)
    assert client.get(console).status_code == 200
    actions.take_role(kuoma, cecilia, "facilitator")
    assert client.get(console).status_code == 404
    assert {client.get(address).status_code for address in of_objects(town)} == {404}


def test_an_account_that_is_closed_is_signed_out(
    client_of: ClientOf, town: Town, bengt: Person
) -> None:
    client = client_of(bengt)
    Person.objects.filter(pk=bengt.pk).update(is_active=False)
    assert "/accounts/login/" in client.get("/profile/")["Location"]
