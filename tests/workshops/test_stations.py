"""Groups visit stations in turn, people may choose, and what is gathered stays where it was."""

from __future__ import annotations

import pytest
from django.test import Client

from talkoot.people.models import Person
from talkoot.practice.models import Evidence
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import close, group, promote
from talkoot.workshops.models import Seat, Workshop
from tests.conftest import ClientOf
from tests.workshops.small import method, on_to, opened, sees, sends, sits_down, step

pytestmark = pytest.mark.django_db


def stop(name: str) -> str:
    title = f'{{ fi = "{name}", sv = "{name}", en = "{name}" }}'
    return f'[[steps.stations]]\nid = "{name}"\ntitle = {title}\n'


ROUNDS = '[[rounds]]\nid = "fair"\ntimes = 3\n'
GROUPS = "groups = { smallest = 2, largest = 2 }\n"
WHERE = stop("keittio") + stop("siivous") + stop("paivakoti")


def fair(words: str = "", privacy: str = "") -> str:
    return method(
        GROUPS,
        ROUNDS,
        step("before", "write"),
        step("go", "assign", f'rounds = "fair"\n{words}\n{WHERE}'),
        step("learn", "write", f'rounds = "fair"\n{privacy}'),
        step("wall", "discuss", 'cards_from = "learn"'),
    )


def room_of(
    programme: Programme, host: Person, source: str, people: int
) -> tuple[Workshop, list[Client]]:
    workshop, _seats = opened(programme, host, source)
    return workshop, [sits_down(workshop) for _person in range(people)]


def where(workshop: Workshop) -> dict[int, str]:
    seats = workshop.seats.exclude(group=None)
    return dict(seats.values_list("group__number", "station"))


def test_a_small_fair_leaves_no_station_empty(programme: Programme, aino: Person) -> None:
    roomy = fair().replace("largest = 2", "largest = 15")
    workshop, _clients = room_of(programme, aino, roomy, 7)
    on_to(workshop, "go")
    assert len(set(where(workshop).values())) == 3


def test_each_group_visits_every_station_and_stays_together(
    programme: Programme, aino: Person
) -> None:
    workshop, _clients = room_of(programme, aino, fair(), 6)
    visited: dict[int, list[str]] = {1: [], 2: [], 3: []}
    members: set[frozenset[object]] = set()
    for _round in range(3):
        on_to(workshop, "go")
        now = where(workshop)
        assert len(set(now.values())) == 3
        for number, station in now.items():
            visited[number].append(station)
            sitting = workshop.seats.filter(group__number=number)
            assert set(sitting.values_list("station", flat=True)) == {station}
            members.add(frozenset(sitting.values_list("pk", flat=True)))
        on_to(workshop, "learn")
    assert all(set(seen) == {"keittio", "siivous", "paivakoti"} for seen in visited.values())
    assert len(members) == 3


def test_phones_say_where_to_go_and_the_host_sees_where_each_group_is(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, clients = room_of(programme, aino, fair(), 6)
    on_to(workshop, "before")
    assert "keittio" not in sees(clients[0], workshop)
    on_to(workshop, "go")
    station = clients[0].get(f"/w/{workshop.pk}/").context["seat"].station
    assert f"Go now to: {station}" in sees(clients[0], workshop)
    wall = client_of(aino).get(f"/workshops/{workshop.pk}/wall/").content.decode()
    assert all(name in wall for name in ("keittio", "siivous", "paivakoti"))
    on_to(workshop, "learn")
    assert f"You are at: {station}" in sees(clients[0], workshop)
    host = client_of(aino).get(f"/workshops/{workshop.pk}/host/")
    assert [(one.id, one.groups, one.here) for one in host.context["visits"]] == [
        ("keittio", (1,), 2),
        ("siivous", (2,), 2),
        ("paivakoti", (3,), 2),
    ]


def test_what_is_gathered_stays_at_the_station_for_those_who_come_next(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, clients = room_of(programme, aino, fair(), 6)
    for number in (1, 2):
        on_to(workshop, "learn")
        for client in clients:
            seat = client.get(f"/w/{workshop.pk}/").context["seat"]
            sends(client, workshop, text=f"{seat.station} kierros {number}")
    for client in clients:
        page = sees(client, workshop)
        station = client.get(f"/w/{workshop.pk}/").context["seat"].station
        assert f"{station} kierros 1" in page
        others = {"keittio", "siivous", "paivakoti"} - {station}
        assert not any(f"{other} kierros" in page for other in others)
    on_to(workshop, "wall")
    items = clients[0].get(f"/w/{workshop.pk}/").context["scene"].items
    assert len(items) == 12
    close.close(workshop)
    page = client_of(aino).get(f"/workshops/{workshop.pk}/").content.decode()
    for station in ("keittio", "siivous", "paivakoti"):
        assert f"<h3>{station}</h3>" in page
        assert page.count(f"{station} kierros 1</li>") == 2


def test_people_may_choose_and_those_who_do_not_go_where_fewest_are(
    programme: Programme, aino: Person
) -> None:
    workshop, clients = room_of(programme, aino, fair("chosen = true"), 6)
    on_to(workshop, "go")
    for client in clients[:4]:
        assert sends(client, workshop, station="siivous").status_code == 200
    assert sends(clients[4], workshop, station="kahvila").status_code == 422
    on_to(workshop, "learn")
    stations = sorted(workshop.seats.values_list("station", flat=True))
    assert stations == ["keittio", "paivakoti", *["siivous"] * 4]
    on_to(workshop, "go")
    assert set(workshop.seats.values_list("station", flat=True)) == {""}


def test_who_comes_late_goes_where_her_group_is(programme: Programme, aino: Person) -> None:
    workshop, _clients = room_of(programme, aino, fair(), 5)
    on_to(workshop, "learn")
    known = set(Seat.objects.values_list("pk", flat=True))
    sits_down(workshop)
    late = Seat.objects.exclude(pk__in=known).get()
    fellow = workshop.seats.filter(group=late.group).exclude(pk=late.pk)[0]
    assert late.station == fellow.station != ""


def test_an_anonymous_card_does_not_tell_where_it_was_written(
    programme: Programme, aino: Person
) -> None:
    hidden = 'privacy = "anonymous"\nreveal = "close"'
    workshop, clients = room_of(programme, aino, fair(privacy=hidden), 6)
    on_to(workshop, "learn")
    for client in clients:
        sends(client, workshop, text="jotain")
    assert set(workshop.contributions.values_list("station", flat=True)) == {""}


@pytest.mark.parametrize("people", range(2, 18))
def test_one_two_four_leaves_nobody_alone_nor_crowded(
    people: int, programme: Programme, aino: Person
) -> None:
    source = method(
        "groups = { smallest = 2, largest = 4 }\n",
        step("pairs", "assign", "size = 2"),
        step("fours", "assign", "doubling = true"),
        step("all", "discuss"),
    )
    workshop, _seats = opened(programme, aino, source, people)
    on_to(workshop, "pairs")
    pairs = [one.seats.count() for one in workshop.groups.all()]
    together = {
        number: set(workshop.seats.filter(group__number=number).values_list("pk", flat=True))
        for number in workshop.groups.values_list("number", flat=True)
    }
    on_to(workshop, "fours")
    fours = [set(one.seats.values_list("pk", flat=True)) for one in workshop.groups.all()]
    assert sum(pairs) == people
    assert set(pairs) <= {2, 3}
    assert sum(map(len, fours)) == people
    assert all(3 <= len(four) <= 6 for four in fours) or people < 4
    kept = [pair for pair in together.values() if any(pair <= four for four in fours)]
    assert len(kept) >= len(pairs) - 1


def test_forming_the_groups_anew_in_the_middle_keeps_everybody_somewhere(
    programme: Programme, aino: Person
) -> None:
    workshop, clients = room_of(programme, aino, fair(), 6)
    on_to(workshop, "learn")
    group.deal_groups(workshop, smallest=3, largest=3)
    assert sends(clients[0], workshop, text="Täällä ollaan").status_code == 200
    on_to(workshop, "go")
    assert set(where(workshop).values()) <= {"keittio", "siivous", "paivakoti"}


def test_a_text_that_was_lifted_out_takes_no_other_of_the_group_along(
    programme: Programme, aino: Person
) -> None:
    source = method(
        GROUPS,
        ROUNDS,
        step("go", "assign", f'rounds = "fair"\n{WHERE}'),
        step("learn", "write", 'rounds = "fair"\nprivacy = "group"'),
    )
    workshop, clients = room_of(programme, aino, source, 6)
    on_to(workshop, "learn")
    for number, client in enumerate(clients):
        sends(client, workshop, text=f"Vain ryhmälle {number}")
    card = workshop.contributions.order_by("pk").first()
    assert card is not None
    lifted = card.body["text"]
    assert card.seat is not None
    assert promote.promote(card.seat, card.pk)
    close.close(workshop)
    workshop.refresh_from_db()
    told = str(workshop.summary) + str([found.body for found in Evidence.objects.all()])
    assert lifted in told
    kept = {f"Vain ryhmälle {number}" for number in range(6)} - {lifted}
    assert not [text for text in kept if text in told]
    assert "'stations': [{" not in told  # where it lay would tell of which group it was
