"""A page asks the database as often for sixty things as for ten."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from talkoot.methods import actions as methods
from talkoot.people import actions as people
from talkoot.people.models import Organisation, Person, Placement
from talkoot.practice import ideas
from talkoot.practice.models import Commitment, Evidence, Idea
from talkoot.programmes import actions as programmes
from talkoot.programmes.card import Card
from talkoot.programmes.models import Programme
from talkoot.stepkinds.write.kind import Body
from talkoot.surveys import library
from talkoot.surveys.actions import plan
from talkoot.workshops.actions import close, give, join, move, prepare, roster
from talkoot.workshops.models import Group, Seat, Workshop
from tests.conftest import ClientOf
from tests.site.town import Town, phone
from tests.workshops.conftest import METHOD

pytestmark = pytest.mark.django_db
FEW, MANY = 2, 8
MOST = 20  # statements on any page


@pytest.fixture
def town(kuoma: Organisation, aino: Person, bengt: Person) -> Town:
    """A town in whose room everybody writes aloud."""
    town = Town(kuoma, aino, bengt)
    while town.room.beat is None or town.room.beat.step_id != "aloud":
        assert move.advance(town.room, seen=town.room.beat_id).moved
        town.room.refresh_from_db()
    return town


def queries(client: Client, address: str) -> list[str]:
    client.get(address)  # sessions, tickets and caches of the first time
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def grow(town: Town, count: int) -> None:
    """More of everything."""
    for number in range(count):
        more_people(town, number)
        more_programmes(town, number)
        more_in_the_room(town.room, number)
        more_ideas_and_methods(town, number)
        more_days(town, number)
        more_surveys(town, number)


def more_people(town: Town, number: int) -> None:
    kuoma, mark = town.programme.house, uuid4().hex[:8]
    unit = people.add_unit(kuoma, mark, {"fi": f"Yksikkö {mark}"}, parent=kuoma.units.first())
    people.add_person(kuoma, f"Henkilö {mark}", unit=unit, manages=number % 2 == 0)
    people.add_person(kuoma, f"Kulkija {mark}", email=f"{mark}@example.org")
    people.invite(kuoma, f"uusi-{mark}@example.org", "facilitator", by=None)
    people.give_role(kuoma, people.add_person(kuoma, f"Ohjaaja {mark}"), "facilitator")
    Placement.objects.create(membership=town.member.memberships.get(), unit=unit)
    Organisation.objects.create(name=mark, slug=mark)


def more_programmes(town: Town, number: int) -> None:
    made = programmes.create_programme_from_card(
        town.programme.house, Card(title=f"Ohjelma {number}")
    )
    for programme in (made, town.programme):
        prepare.prepare(programme, METHOD, town.host, title=f"Työpaja {number}")
        promise(programme, uuid4(), number)
    promise(town.programme, town.memory.pk, number)
    closed = prepare.prepare(town.programme, METHOD, town.host, title=f"Mennyt {number}")
    prepare.open_room(closed)
    close.close(closed)


def promise(programme: Programme, source: UUID, number: int) -> None:
    found_on, due_on = date(2026, 1, 1), date(2031, 1, 1) + timedelta(days=number)
    evidence = Evidence.objects.create(
        programme=programme, source=source, kind="write", title="Tauot", body={}, found_on=found_on
    )
    Commitment.objects.create(
        programme=programme, evidence=evidence, what=f"Lupaus {number}", due_on=due_on
    )


def more_in_the_room(room: Workshop, number: int) -> None:
    seat = join.take_seat(room, nickname=f"Tuoli {number}").seat
    group = Group.objects.create(workshop=room, number=room.groups.count() + 1)
    Seat.objects.filter(pk=seat.pk).update(hand_up=True, group=group)
    assert room.beat
    give.contribute(seat, room.beat, Body(text=f"Ajatus {number}"), key=uuid4())


def more_ideas_and_methods(town: Town, number: int) -> None:
    """Boxes with and without a handful, methods being written and published, old versions."""
    kuoma, mark = town.programme.house, uuid4().hex[:8]
    box = ideas.hang_up(kuoma.units.create(code=mark, names={"fi": f"Keittiö {mark}"}))
    Idea.objects.bulk_create(Idea(box=box, text=f"Ajatus {one}") for one in range(number))
    methods.begin(kuoma, town.host, title={"fi": f"Luonnos {mark}"})
    methods.publish(methods.take_in(kuoma, town.host, METHOD), town.host)
    own = methods.save(town.own, f"{town.own.draft}# {mark}\n", town.host, seen=town.own.edits)
    methods.publish(own, town.host)
    town.own.refresh_from_db()


def more_days(town: Town, number: int) -> None:
    """Somebody is invited to the open workshop, and somebody has answered."""
    guest = people.add_person(town.programme.house, f"Kutsuttu {number}")
    roster.invite(town.days, [guest])
    seat = join.take_seat(town.days).seat
    beat = next(one for one in town.days.beats.filter(state="current") if one.step.kind == "write")
    give.contribute(seat, beat, Body(text=f"Ajatus {number}"), key=uuid4())


def more_surveys(town: Town, number: int) -> None:
    source = library.source_of("wellbeing-short")
    plan.prepare(town.programme.house, source, f"Kysely {number} lisää")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/programmes/",
        "/programmes/{programme}/",
        "/programmes/{programme}/card/",
        "/programmes/{programme}/workshops/new/",
        "/workshops/",
        "/workshops/{memory}/",
        "/workshops/{room}/host/",
        "/workshops/{room}/wall/",
        "/commitments/",
        "/people/kuoma/",
        "/people/kuoma/invite/",
        "/people/kuoma/{member}/",
        "/methods/",
        "/methods/case-clinic/",
        "/methods/own/",
        "/methods/own/{own}/",
        "/methods/own/{own}/versions/",
        "/ideas/",
        "/workshops/new/",
        "/workshops/{days}/host/",
        "/workshops/{days}/invite/",
        "/workshops/{plan}/host/",
        "/workshops/{plan}/times/",
        "/workshops/{plan}/change/",
        "/workshops/{room}/sheets/",
        "/workshops/{room}/sheets/enter/",
        "/workshops/{room}/follow-up/",
        "/i/{days_link}/",
        "/surveys/",
        "/surveys/{draft}/",
        "/surveys/{draft}/open/",
        "/surveys/{asked}/slips/",
        "/surveys/{told}/results/",
        "/s/{slip}/",
        "/s/{slip}/questions/",
        "/j/{secret}/",
        "/w/{room}/",
    ],
)
def test_a_page_asks_no_more_when_there_is_more(
    town: Town, client_of: ClientOf, aino: Person, address: str
) -> None:
    client = phone(town.room) if address.startswith("/w/") else client_of(aino)
    (filled,) = town.fill(address)
    grow(town, FEW)
    few = queries(client, filled)
    grow(town, MANY - FEW)
    many = queries(client, filled)
    assert len(many) == len(few), "\n".join(added(few, many))
    assert len(many) <= MOST


def added(few: list[str], many: list[str]) -> list[str]:
    """Say which statements were asked more often."""
    before, after = Counter(map(shape, few)), Counter(map(shape, many))
    return [f"{count} x {sql[:300]}" for sql, count in (after - before).items()]


def shape(sql: str) -> str:
    return re.sub(r"'[^']*'|\b\d+\b", "?", re.sub(r"\(\s*(%s|\d+|'[^']*')(,\s*\S+)*\)", "(…)", sql))


@pytest.mark.parametrize("address", ["/", "/people/", "/programmes/"])
def test_an_administrator_of_many_houses_waits_no_longer(
    town: Town, client_of: ClientOf, address: str
) -> None:
    admin = Person.objects.create_user("anja@example.org", "Anja")
    Person.objects.filter(pk=admin.pk).update(is_instance_admin=True)
    client = client_of(admin)
    grow(town, FEW)
    few = queries(client, address)
    grow(town, MANY - FEW)
    many = queries(client, address)
    assert len(many) == len(few), "\n".join(added(few, many))
