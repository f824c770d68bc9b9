"""A meeting of a group is a workshop like any other, and nobody outside hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from talkoot.cohorts.models import Cohort, Member
from talkoot.methods import library
from talkoot.people.models import Organisation, Person
from talkoot.practice.actions import keep_commitment
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import prepare
from talkoot.workshops.models import Seat, Workshop
from tests.cohorts.conftest import hold
from tests.conftest import ClientOf


def test_the_convener_plans_a_meeting_in_the_group(
    cohort: Cohort, member: Member, ester: Person, client_of: ClientOf
) -> None:
    words = {"method": "case-clinic", "programme": cohort.series.pk, "title": "Klinikka"}
    client_of(ester).post(f"/cohorts/{cohort.pk}/meetings/new/", words | {"mode": "live"})
    meeting = Workshop.objects.get()
    assert meeting.programme.cohort == cohort
    assert "Klinikka" in client_of(member.person).get(f"/cohorts/{cohort.pk}/").content.decode()


def test_no_other_programme_can_be_slipped_in(
    cohort: Cohort, programme: Programme, ester: Person, client_of: ClientOf
) -> None:
    words = {"method": "case-clinic", "programme": programme.pk, "title": "Klinikka"}
    client_of(ester).post(f"/cohorts/{cohort.pk}/meetings/new/", words | {"mode": "live"})
    assert not Workshop.objects.exists()


def test_a_member_walks_in_without_a_code_and_her_seat_does_not_know_her(
    meeting: Workshop, member: Member, client_of: ClientOf
) -> None:
    client = client_of(member.person)
    address = f"/workshops/{meeting.pk}/walk-in/"
    assert client.get(address).status_code == 404
    prepare.open_room(meeting)
    response = client.get(address)
    assert response["Location"] == f"/j/{meeting.secret}/"
    client.post(response["Location"], {"people": 1})
    seat = Seat.objects.get()
    held = {str(getattr(seat, field.name)) for field in Seat._meta.concrete_fields}
    assert not held & {member.name, str(member.person), member.person.email}


def test_who_has_the_code_comes_in_too(meeting: Workshop, client_of: ClientOf) -> None:
    prepare.open_room(meeting)
    response = client_of(None).post("/join/", {"code": meeting.code})
    assert response["Location"] == f"/j/{meeting.secret}/"


def test_the_next_meeting_opens_with_what_is_still_open(
    cohort: Cohort, meeting: Workshop, programme: Programme, ester: Person
) -> None:
    hold(meeting, "Soitan naapurille", owner="Dagmar")
    keep_commitment(programme, what="Kuoman oma asia", owner="Keittiö")
    following = prepare.prepare(cohort.series, meeting.method_source, ester, title="Seuraava")
    prepare.open_room(following)
    following.refresh_from_db()
    assert [card["text"] for card in following.brief or ()] == ["Soitan naapurille"]


def test_members_read_the_summary_and_say_how_it_went(
    cohort: Cohort, meeting: Workshop, member: Member, client_of: ClientOf
) -> None:
    hold(meeting, "Soitan naapurille", owner="Dagmar")
    client = client_of(member.person)
    assert "Soitan naapurille" in client.get(f"/workshops/{meeting.pk}/").content.decode()
    deed = Commitment.objects.get()
    client.post(f"/cohorts/{cohort.pk}/{deed.pk}/mark/", {"state": "done"})
    deed.refresh_from_db()
    assert deed.state == Commitment.State.DONE


def test_a_commitment_of_another_programme_is_not_marked_through_the_group(
    cohort: Cohort, member: Member, programme: Programme, client_of: ClientOf
) -> None:
    deed = keep_commitment(programme, what="Kuoman oma asia", owner="Keittiö")
    answer = client_of(member.person).post(
        f"/cohorts/{cohort.pk}/{deed.pk}/mark/", {"state": "done"}
    )
    assert answer.status_code == 404


def test_only_a_member_is_made_a_host(
    meeting: Workshop, member: Member, ester: Person, aino: Person, client_of: ClientOf
) -> None:
    client, address = client_of(ester), f"/workshops/{meeting.pk}/host/co-host/"
    client.post(address, {"email": aino.email})
    client.post(address, {"email": member.person.email})
    assert set(meeting.hosts.all()) == {ester, member.person}


def test_a_rehearsal_of_a_meeting_has_simulated_people(
    meeting: Workshop, ester: Person, client_of: ClientOf
) -> None:
    client_of(ester).post(f"/workshops/{meeting.pk}/host/rehearse/", {"seats": 6})
    assert Workshop.objects.get(rehearsal=True).seats.count() == 6


def test_a_programme_belongs_to_a_house_or_to_a_group_and_never_to_both(
    cohort: Cohort, kuoma: Organisation
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.create(title="Ei kenenkään")
    Programme.objects.filter(cohort=cohort).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.create(title="Kahden", organisation=kuoma, cohort=cohort)


def test_a_meeting_at_ones_own_pace_lets_members_in_from_the_groups_page(
    cohort: Cohort, member: Member, ester: Person, client_of: ClientOf
) -> None:
    today = timezone.localdate()
    meeting = prepare.prepare(
        cohort.series,
        library.source_of("round-of-voices"),
        ester,
        title="Viikon kierros",
        opens_on=today,
        closes_on=today + timedelta(days=4),
    )
    prepare.open_room(meeting)
    client = client_of(member.person)
    door = f"/j/{meeting.secret}/"
    assert door in client.get(f"/cohorts/{cohort.pk}/").content.decode()
    client.post(door, {"people": 1})
    assert client.get(f"/w/{meeting.pk}/").status_code == 200
    assert meeting.seats.count() == 1
