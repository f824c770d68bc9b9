"""A person's calendar: hers by a secret address, true after every move, silent on others."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from talkoot.people.models import Organisation, Person, Placement
from talkoot.programmes.actions import modules
from talkoot.programmes.models import Module, Programme
from talkoot.workshops.actions import prepare
from talkoot.workshops.models import Workshop
from talkoot.workspace import calendar_letters
from tests.conftest import ClientOf, person
from tests.ground import ics
from tests.workshops.conftest import METHOD

LEAP = date(2028, 2, 28)


@pytest.fixture
def module(programme: Programme) -> Module:
    return modules.add_module(
        programme, title="Sukupolvet", starts_on=LEAP, ends_on=LEAP + timedelta(days=1)
    )


@pytest.fixture
def room(programme: Programme, aino: Person, module: Module) -> Workshop:
    nine = timezone.make_aware(datetime(2028, 3, 27, 9))  # the day after clocks were turned
    made = prepare.prepare(programme, METHOD, aino, title="Kahvit", place="Sali", starts_at=nine)
    Workshop.objects.filter(pk=made.pk).update(module=module)
    return made


def address(client: Client) -> str:
    client.post("/calendar/", {"do": "follow"})
    return str(client.get("/calendar/").context["address"]).partition("://")[2].partition("/")[2]


def read(place: str) -> dict[str, ics.Part]:
    answer = Client().get(f"/{place}")
    assert answer.status_code == 200
    return {part.text("SUMMARY"): part for part in ics.events(answer.content).values()}


def test_it_holds_what_comes_with_the_time_on_the_wall(
    bengt: Person, module: Module, room: Workshop, client_of: ClientOf
) -> None:
    found = read(address(client_of(bengt)))
    assert found["Sukupolvet"].raw("DTEND") == ";VALUE=DATE:20280301"
    assert found["Kahvit"].raw("DTSTART") == ";TZID=Europe/Helsinki:20280327T090000"
    assert found["Kahvit"].text("LOCATION") == "Sali"


def test_what_moves_is_the_same_event_with_the_next_number(
    bengt: Person, module: Module, room: Workshop, client_of: ClientOf
) -> None:
    place = address(client_of(bengt))
    before = read(place)
    calendar_letters.keep_true()
    assert [one.text("SEQUENCE") for one in read(place).values()] == ["0", "0"]
    modules.shift_module(module, 7)
    assert read(place)["Sukupolvet"].text("SEQUENCE") == "1"  # before anybody has noted it
    calendar_letters.keep_true()
    after = read(place)
    assert after["Sukupolvet"].text("UID") == before["Sukupolvet"].text("UID")
    assert after["Sukupolvet"].text("SEQUENCE") == "1"
    assert after["Kahvit"].text("SEQUENCE") == "0"


def test_what_is_called_off_is_said_to_be_off(
    bengt: Person, room: Workshop, client_of: ClientOf
) -> None:
    place = address(client_of(bengt))
    calendar_letters.keep_true()
    prepare.call_off(room)
    for _noted in (False, True):
        gone = read(place)["Kahvit"]
        assert (gone.text("STATUS"), gone.text("SEQUENCE")) == ("CANCELLED", "1")
        calendar_letters.keep_true()


def test_an_address_that_was_taken_back_leads_nowhere(
    bengt: Person, module: Module, client_of: ClientOf
) -> None:
    client = client_of(bengt)
    place = address(client)
    client.post("/calendar/", {"do": "stop"})
    assert Client().get(f"/{place}").status_code == 404
    assert address(client) != place


def test_a_module_for_supervisors_is_in_their_calendars_alone(
    bengt: Person, kuoma: Organisation, module: Module, client_of: ClientOf
) -> None:
    modules.change_module(module, {"audience": "supervisors"}, seen=1)
    assert read(address(client_of(bengt))) == {}
    outi = person(kuoma, "Outi", "member")
    unit = bengt.memberships.get().placements.get().unit
    Placement.objects.create(membership=outi.memberships.get(), unit=unit, manages=True)
    assert list(read(address(client_of(outi)))) == ["Sukupolvet"]


def test_what_was_not_for_her_is_called_off_to_others_alone(
    bengt: Person, aino: Person, module: Module, client_of: ClientOf
) -> None:
    modules.change_module(module, {"audience": "supervisors"}, seen=1)
    modules.add_task(module, title="Lupaus", due_on=LEAP)
    his, hers = address(client_of(bengt)), address(client_of(aino))
    calendar_letters.keep_true()
    modules.remove_module(module)
    for _noted in (False, True):
        assert read(his) == {}
        told = read(hers)
        assert {one.text("STATUS") for one in told.values()} == {"CANCELLED"}
        assert len(told) == 2
        calendar_letters.keep_true()


def test_an_audience_that_was_widened_is_told_what_is_off_and_nobody_of_a_move(
    bengt: Person, module: Module, client_of: ClientOf
) -> None:
    modules.change_module(module, {"audience": "management"}, seen=1)
    place = address(client_of(bengt))
    calendar_letters.keep_true()
    modules.change_module(module, {"audience": "everyone"}, seen=2)
    calendar_letters.keep_true()
    assert read(place)["Sukupolvet"].text("SEQUENCE") == "0"
    modules.remove_module(module)
    assert read(place)["Sukupolvet"].text("STATUS") == "CANCELLED"


def test_it_asks_the_database_as_often_for_many_as_for_few(
    bengt: Person, aino: Person, kuoma: Organisation, module: Module, client_of: ClientOf
) -> None:
    place = f"/{address(client_of(bengt))}"

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(place).status_code == 200
        return len(queries)

    few = asked()
    for number in range(4):
        more = Programme.objects.create(organisation=kuoma, title=f"Ohjelma {number}")
        one = modules.add_module(more, title=f"Osa {number}", starts_on=LEAP)
        modules.add_task(one, title="Kahvit", due_on=LEAP)
        prepare.prepare(more, METHOD, aino, title="Kahvit", opens_on=LEAP, closes_on=LEAP)
    assert len(read(place[1:])) > 3
    assert asked() == few


def test_others_and_partners_have_nothing_of_it(
    cecilia: Person, paavo: Person, module: Module, room: Workshop, client_of: ClientOf
) -> None:
    assert read(address(client_of(cecilia))) == {}
    assert read(address(client_of(paavo))) == {}
