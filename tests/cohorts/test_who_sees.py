"""Only members see a peer group: no coordinator, observer, administrator, or whoever has left."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core import serializers
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from talkoot.cohorts.actions import founding, journal, proposing, writing
from talkoot.cohorts.models import Cohort, Entry, Member
from talkoot.people.models import Organisation, Person
from talkoot.practice.actions import keep_commitment
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import close, parting, prepare
from talkoot.workshops.models import Workshop
from tests.cohorts.conftest import comes_in
from tests.conftest import ClientOf, person
from tests.workshops.conftest import METHOD

SECRET = "Valtuusto repeää kouluasiasta"


@pytest.fixture
def addresses(
    cohort: Cohort, member: Member, ester: Person, series: Programme, meeting: Workshop
) -> list[str]:
    """Everything of the group that has an address, with something secret in each."""
    held = prepare.prepare(series, METHOD, ester, title=SECRET)
    prepare.open_room(held)
    close.close(held)
    prepare.open_room(meeting)
    note = writing.write(member, SECRET)
    shared = writing.share(member, "insight", SECRET)
    deed = keep_commitment(series, what=SECRET, owner="Dagmar")
    entry = journal.write(member.person, kind="reflection", text=SECRET)
    here = f"/cohorts/{cohort.pk}/"
    founding.begin(cohort)
    asked = proposing.propose_newcomer(member, email="u@example.org", who=SECRET, sees_all=False)
    pages = ("members/", "invite/", "longer/", "leave/", "end/", "own.txt", "meetings/new/")
    return [
        here,
        *(here + page for page in pages),
        f"{here}notes/{note.pk}/",
        f"{here}shared/{shared.pk}/",
        f"{here}proposals/{asked.pk}/",
        f"{here}{deed.pk}/mark/",
        f"{here}notes/",
        f"{here}begin/",
        f"{here}members/{member.pk}/convene/",
        f"/workshops/{held.pk}/",
        f"/workshops/{held.pk}/summary.csv",
        f"/workshops/{held.pk}/summary.xlsx",
        f"/workshops/{meeting.pk}/host/",
        f"/workshops/{meeting.pk}/wall/",
        f"/workshops/{meeting.pk}/qr.svg",
        f"/workshops/{meeting.pk}/walk-in/",
        f"/programmes/{series.pk}/",
        f"/programmes/{series.pk}/card/",
        f"/programmes/{series.pk}/card.json",
        f"/programmes/{series.pk}/workshops/new/",
        f"/journal/{entry.pk}/",
        f"/journal/{entry.pk}/lift/",
        f"/journal/{entry.pk}/erase/",
    ]


LISTS = ("/", "/programmes/", "/workshops/", "/commitments/", "/people/", "/cohorts/", "/journal/")


def outsiders(aino: Person, olga: Person, cecilia: Person, kuoma: Organisation) -> list[Person]:
    """Home coordinator, home observer, another town, an administrator, another group's member."""
    anja = person(kuoma, "Anja")
    Person.objects.filter(pk=anja.pk).update(is_instance_admin=True)
    anja.refresh_from_db()
    today = timezone.localdate()
    other = founding.found(
        cecilia, name="Toinen", purpose="", rules="x", ends_on=today, erase_on=today
    )
    comes_in(other, olga)
    return [aino, olga, cecilia, anja]


def found_by(client: Client, addresses: list[str]) -> list[str]:
    """The addresses behind which there is something, by reading or by writing."""
    return [
        f"{method} {address}"
        for address in addresses
        for method in ("get", "post")
        if getattr(client, method)(address).status_code not in (404, 405)
    ]


def test_no_outsider_finds_anything_of_a_group(
    addresses: list[str],
    aino: Person,
    olga: Person,
    cecilia: Person,
    kuoma: Organisation,
    client_of: ClientOf,
) -> None:
    found = {
        who.name: found_by(client_of(who), addresses)
        for who in outsiders(aino, olga, cecilia, kuoma)
    }
    assert not any(found.values()), found


def test_no_list_of_an_outsider_tells_of_a_group(
    addresses: list[str],
    cohort: Cohort,
    aino: Person,
    olga: Person,
    cecilia: Person,
    kuoma: Organisation,
    client_of: ClientOf,
) -> None:
    for who in outsiders(aino, olga, cecilia, kuoma):
        client = client_of(who)
        for address in (*LISTS, "/people/kuoma/"):
            page = client.get(address, follow=True).content.decode()
            assert SECRET not in page
            assert cohort.name not in page


def test_a_members_page_at_home_says_nothing_of_the_group(
    member: Member, cohort: Cohort, aino: Person, client_of: ClientOf
) -> None:
    page = client_of(aino).get(f"/people/kuoma/{member.person_id}/").content.decode()
    assert member.name in page
    assert cohort.name not in page


def test_a_member_finds_what_is_hers_and_nothing_that_is_the_conveners(
    addresses: list[str], dagmar: Person, client_of: ClientOf
) -> None:
    client = client_of(dagmar)
    conveners = ("invite/", "longer/", "end/", "new/", "host/", "wall/", "qr.svg", "begin/")
    for address in addresses:
        of_convener = address.endswith((*conveners, "convene/")) or "/programmes/" in address
        if of_convener:
            assert client.get(address).status_code in (404, 405), address
        elif not address.endswith(("notes/", "mark/")) and "proposals" not in address:
            assert client.get(address).status_code in (200, 302), address


def test_who_has_left_finds_nothing_any_more(
    addresses: list[str], member: Member, dagmar: Person, client_of: ClientOf
) -> None:
    parting.leave(member)
    client = client_of(dagmar)
    groups = [address for address in addresses if not address.startswith("/journal/")]
    assert found_by(client, groups) == []
    assert SECRET not in client.get("/cohorts/").content.decode()


def test_a_host_who_has_left_leads_no_meeting_of_the_group(
    meeting: Workshop, member: Member, dagmar: Person
) -> None:
    prepare.add_host(meeting, dagmar)
    assert Workshop.objects.hosted_by(dagmar).get() == meeting
    parting.leave(member)
    assert not Workshop.objects.hosted_by(dagmar).exists()


def test_the_convener_has_no_way_to_a_journal(
    member: Member, ester: Person, client_of: ClientOf
) -> None:
    entry = journal.write(member.person, kind="reflection", text=SECRET)
    client = client_of(ester)
    page = f"/journal/{entry.pk}/"
    assert found_by(client, [page, f"{page}lift/", f"{page}erase/"]) == []
    assert SECRET not in client.get("/journal/journal.txt").content.decode()


def test_what_a_group_agrees_is_in_nobodys_commitments(
    member: Member, series: Programme, dagmar: Person, ester: Person, aino: Person
) -> None:
    keep_commitment(series, what=SECRET, owner="Dagmar")
    for who in (dagmar, ester, aino):
        assert not Commitment.objects.visible_to(who).exists()


def test_a_dump_of_the_database_shows_no_sealed_word(member: Member) -> None:
    journal.write(member.person, kind="reflection", text=SECRET)
    writing.write(member, SECRET)
    writing.share(member, "solution", SECRET)
    out = StringIO()
    call_command("dumpdata", "cohorts", stdout=out)
    assert '"cohorts.entry"' in out.getvalue()
    assert "Valtuusto" not in out.getvalue()
    [again] = [
        one.object
        for one in serializers.deserialize("json", out.getvalue())
        if isinstance(one.object, Entry)
    ]
    assert again.text == SECRET


def test_a_newcomer_sees_what_happens_from_then_on(
    cohort: Cohort, series: Programme, ester: Person, member: Member, client_of: ClientOf, db: None
) -> None:
    held = prepare.prepare(series, METHOD, ester, title="Ennen")
    prepare.open_room(held)
    close.close(held)
    Workshop.objects.filter(pk=held.pk).update(closed_at=timezone.now() - timedelta(days=3))
    note = writing.write(member, SECRET)
    note.written_at -= timedelta(days=3)
    note.save()
    naapuri = Organisation.objects.create(name="Naapuri", slug="naapuri", languages=["fi"])
    late, early = person(naapuri, "Late"), person(naapuri, "Early")
    comes_in(cohort, late, sees_all=False)
    comes_in(cohort, early, sees_all=True)
    front = f"/cohorts/{cohort.pk}/"
    assert client_of(late).get(f"/workshops/{held.pk}/").status_code == 404
    assert SECRET not in client_of(late).get(front).content.decode()
    assert client_of(early).get(f"/workshops/{held.pk}/").status_code == 200
    assert SECRET in client_of(early).get(front).content.decode()
