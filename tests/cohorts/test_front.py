"""What waits for a member, and a page that does not slow down as the group grows."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from talkoot.cohorts.actions import founding, proposing, writing
from talkoot.cohorts.models import Cohort, Member
from talkoot.people.models import Organisation, Person
from talkoot.practice.actions import keep_commitment
from talkoot.workshops.actions import close, prepare
from tests.cohorts.conftest import comes_in
from tests.conftest import ClientOf, person
from tests.workshops.conftest import METHOD


def asked(cohort: Cohort, ester: Person, who: str) -> None:
    convener = cohort.members.get(person=ester)
    proposing.propose_newcomer(convener, email=f"{who}@example.org", who=who, sees_all=False)


def test_a_question_of_the_group_waits_on_her_day_until_she_has_answered(
    cohort: Cohort, member: Member, ester: Person, client_of: ClientOf
) -> None:
    founding.begin(cohort)
    asked(cohort, ester, "uma")
    client = client_of(member.person)
    assert cohort.name in client.get("/").content.decode()
    assert cohort.name not in client_of(ester).get("/").content.decode()
    assert "uma" in client.get(f"/cohorts/{cohort.pk}/").content.decode()
    proposing.answer(cohort.proposals.get(), member, yes=False)
    assert cohort.name not in client.get("/").content.decode()


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def grow(cohort: Cohort, ester: Person, house: Organisation, number: int) -> None:
    """One more of everything."""
    newcomer = comes_in(cohort, person(house, f"Uusi{number}"))
    writing.write(newcomer, "Hei")
    writing.share(newcomer, "insight", "Oivallus")
    asked(cohort, ester, f"u{number}")
    for done in (False, True):
        keep_commitment(cohort.series, what=f"Teko {number} {done}", owner="x")
    for ends in (False, True):
        meeting = prepare.prepare(cohort.series, METHOD, ester, title=f"Kokous {number}")
        prepare.open_room(meeting)
        if ends:
            close.close(meeting)


def test_the_front_page_asks_the_database_no_more_often_when_the_group_has_much(
    cohort: Cohort, member: Member, ester: Person, naapuri: Organisation, client_of: ClientOf
) -> None:
    client, front = client_of(member.person), f"/cohorts/{cohort.pk}/"
    grow(cohort, ester, naapuri, 1)
    queries(client, front)
    before = queries(client, front)
    for number in range(2, 6):
        grow(cohort, ester, naapuri, number)
    assert queries(client, front) == before
    assert queries(client, f"{front}members/") <= before
