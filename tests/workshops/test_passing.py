"""Sheets go from hand to hand: each adds to what she reads, and nobody is waited for in vain."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone, translation

from talkoot.methods import library
from talkoot.methods.library import MethodError
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.write.kind import Body
from talkoot.workshops.actions import close, give, group, join, prepare, rehearse
from talkoot.workshops.models import Beat, Contribution, PassedSheet, Seat, Workshop
from talkoot.workshops.phone import phone
from tests.conftest import ClientOf
from tests.workshops.small import fresh, method, on_to, opened, sees, sends, sits_down, step

pytestmark = pytest.mark.django_db

ROUND = method(
    step("ideas", "write", "cards = 2\npass_along = 5"),
    step("star", "vote", 'cards_from = "ideas"'),
)
HIDDEN = ROUND.replace("pass_along = 5", 'pass_along = 3\nprivacy = "anonymous"')
SCORED = method(
    step("ideas", "write", 'cards = 1\nprivacy = "anonymous"\nreveal = "close"'),
    step("points", "vote", 'way = "score"\npass_along = 5\nprivacy = "anonymous"\n'
         'cards_from = "ideas"\nkeep = 3'),
    step("best", "discuss", 'cards_from = "points"'),
)  # fmt: skip


def sheet_of(client: Client, workshop: Workshop) -> tuple[str, ...]:
    """What the one in front of a browser reads on her sheet."""
    texts: tuple[str, ...] = client.get(f"/w/{workshop.pk}/").context["scene"].sheet.texts
    return texts


def room_of(
    programme: Programme, host: Person, source: str, people: int
) -> tuple[Workshop, list[Client]]:
    workshop, _seats = opened(programme, host, source)
    clients = [sits_down(workshop) for _person in range(people)]
    on_to(workshop, workshop.method.steps[0].id)
    return workshop, clients


def done(client: Client, workshop: Workshop) -> None:
    assert client.post(f"/w/{workshop.pk}/ready/").status_code == 302


@pytest.mark.parametrize("people", [3, 4, 6, 7, 30])
def test_six_three_five_is_played_to_its_end(
    people: int, programme: Programme, aino: Person
) -> None:
    workshop, clients = room_of(programme, aino, ROUND, people)
    for stop in range(1, min(people, 6) + 1):
        for number, client in enumerate(clients):
            read = sheet_of(client, workshop)
            assert len(read) == 2 * (stop - 1)
            assert not any(text.startswith(f"{number}:") for text in read)
            for card in "ab":
                answer = sends(client, workshop, text=f"{number}: {stop}{card}")
                assert answer.status_code == 200, answer.content.decode()
        stops = set(PassedSheet.objects.values_list("stop", flat=True))
        assert stops == {min(stop + 1, 6, people)}
    assert Contribution.objects.count() == 2 * people * min(people, 6)
    on_to(workshop, "star")
    items = clients[0].get(f"/w/{workshop.pk}/").context["scene"].items
    assert len(items) == 2 * people * min(people, 6)
    assert not PassedSheet.objects.exists()


def test_a_sheet_takes_so_many_cards_and_then_waits(programme: Programme, aino: Person) -> None:
    workshop, (mine, hers) = room_of(programme, aino, ROUND, 2)
    for text in ("yksi", "kaksi"):
        assert sends(mine, workshop, text=text).status_code == 200
    assert sends(mine, workshop, text="kolme").status_code == 422
    assert "The sheets go on when everybody is ready." in sees(mine, workshop)
    done(hers, workshop)
    assert set(sheet_of(hers, workshop)) == {"yksi", "kaksi"}
    assert sheet_of(mine, workshop) == ()
    assert sends(mine, workshop, text="kolme").status_code == 200


def test_the_host_need_not_wait_for_all(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, clients = room_of(programme, aino, ROUND, 3)
    sends(clients[0], workshop, text="yksi")
    host = client_of(aino)
    console = host.get(f"/workshops/{workshop.pk}/host/").content.decode()
    assert f"/workshops/{workshop.pk}/host/pass-on/" in console
    pressed = f"/workshops/{workshop.pk}/host/pass-on/"
    host.post(pressed, {"seen": workshop.beat_id})
    assert sorted(len(sheet_of(client, workshop)) for client in clients) == [0, 0, 1]
    assert sheet_of(clients[0], workshop) == ()
    host.post(pressed, {"seen": -1})
    assert set(PassedSheet.objects.values_list("stop", flat=True)) == {2}


def test_who_leaves_is_not_waited_for_and_her_sheet_goes_on(
    programme: Programme, aino: Person
) -> None:
    workshop, clients = room_of(programme, aino, ROUND, 4)
    sends(clients[0], workshop, text="Lähtijän ajatus")
    for client in clients[1:]:
        done(client, workshop)
    assert set(PassedSheet.objects.values_list("stop", flat=True)) == {1}
    clients[0].post(f"/w/{workshop.pk}/leave/")
    assert set(PassedSheet.objects.values_list("stop", flat=True)) == {2}
    for _stop in range(2):
        for client in clients[1:]:
            done(client, workshop)
    had = PassedSheet.objects.get(contributions__isnull=False).seen
    assert len(set(had)) >= 3


def test_who_comes_late_gets_a_fresh_sheet_that_goes_round_with_the_others(
    programme: Programme, aino: Person
) -> None:
    workshop, clients = room_of(programme, aino, ROUND, 3)
    for client in clients:
        done(client, workshop)
    late = sits_down(workshop)
    assert sends(late, workshop, text="Myöhässä").status_code == 200
    for client in (*clients, late):
        done(client, workshop)
    assert any("Myöhässä" in sheet_of(client, workshop) for client in clients)
    assert PassedSheet.objects.count() == 4


def test_sheets_stay_in_the_small_group(programme: Programme, aino: Person) -> None:
    source = ROUND.replace("[[steps]]", "groups = { smallest = 2, largest = 3 }\n[[steps]]", 1)
    workshop, _seats = opened(programme, aino, source)
    clients = [sits_down(workshop) for _person in range(6)]
    group.deal_groups(workshop, smallest=3, largest=3)
    on_to(workshop, "ideas")
    numbers = [client.get(f"/w/{workshop.pk}/").context["seat"].group.number for client in clients]
    first = [client for client, number in zip(clients, numbers, strict=True) if number == 1]
    for client, number in zip(clients, numbers, strict=True):
        sends(client, workshop, text=f"Ryhmä {number}")
    for client in first:
        done(client, workshop)
    assert {sheet_of(client, workshop) for client in first} == {("Ryhmä 1",)}
    others = [client for client in clients if client not in first]
    assert {sheet_of(client, workshop) for client in others} == {()}


def test_an_anonymous_sheet_goes_round_the_room_and_tells_nobody_who_wrote(
    programme: Programme, aino: Person
) -> None:
    source = HIDDEN.replace("[[steps]]", "groups = { smallest = 2, largest = 3 }\n[[steps]]", 1)
    workshop, _seats = opened(programme, aino, source)
    clients = [sits_down(workshop) for _person in range(6)]
    group.deal_groups(workshop, smallest=3, largest=3)
    on_to(workshop, "ideas")
    assert set(PassedSheet.objects.values_list("group", flat=True)) == {None}
    for stop in range(4):
        for number, client in enumerate(clients):
            sends(client, workshop, text=f"{number}: {stop}")
            done(client, workshop)
    page = sees(clients[0], workshop)
    names = [str(pk) for pk in Seat.objects.values_list("pk", flat=True)]
    assert not any(name in page for name in names)
    on_to(workshop, "star")
    out = Contribution.objects.filter(beat__step_id="ideas")
    assert out.count() == 24
    assert not out.exclude(seat=None, sheet=None, group=None, key=None).exists()
    assert not PassedSheet.objects.exists()


def test_cards_are_scored_by_five_and_the_sum_is_hidden_until_then(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, clients = room_of(programme, aino, SCORED, 8)
    for number, client in enumerate(clients):
        sends(client, workshop, text=f"Ajatus {number}")
    beat = on_to(workshop, "points")
    total: Counter[str] = Counter()
    rng = Random(1)
    wall = f"/workshops/{workshop.pk}/wall/"
    for _stop in range(5):
        for client in clients:
            card = client.get(f"/w/{workshop.pk}/").context["scene"].sheet.item
            points = rng.randint(1, 5)
            answer = sends(client, workshop, **{f"weight-{card.id}": points})
            assert answer.status_code == 200, answer.content.decode()
            total[card.text] += points
            assert "out of 25" not in sees(client, workshop)
        assert "meter" not in client_of(aino).get(wall).content.decode()
    client_of(aino).post(f"/workshops/{workshop.pk}/host/close-input/", {"seen": workshop.beat_id})
    standings = client_of(aino).get(wall).context["summary"].standings
    assert {one.text: one.weight for one in standings} == dict(total)
    assert {one.voters for one in standings} == {5}
    assert [one.text for one in standings if one.kept] == [
        text for text, _points in sorted(total.items(), key=lambda one: (-one[1], one[0]))[:3]
    ]
    assert beat.given.count() == 8


def test_nobody_scores_a_card_twice_nor_one_that_is_not_before_her(
    programme: Programme, aino: Person
) -> None:
    workshop, clients = room_of(programme, aino, SCORED, 6)
    for number, client in enumerate(clients):
        sends(client, workshop, text=f"Ajatus {number}")
    on_to(workshop, "points")
    scene = clients[0].get(f"/w/{workshop.pk}/").context["scene"]
    other = next(item for item in scene.items if item.id != scene.sheet.item.id)
    assert sends(clients[0], workshop, **{f"weight-{other.id}": 5}).status_code == 422
    assert sends(clients[0], workshop, **{f"weight-{scene.sheet.item.id}": 9}).status_code == 422
    assert sends(clients[0], workshop, **{f"weight-{scene.sheet.item.id}": 5}).status_code == 200
    assert sends(clients[0], workshop, **{f"weight-{scene.sheet.item.id}": 4}).status_code == 422


def test_a_written_card_cannot_be_taken_back_once_another_reads_it(
    programme: Programme, aino: Person
) -> None:
    workshop, (mine, hers) = room_of(programme, aino, ROUND, 2)
    sends(mine, workshop, text="yksi")
    card = Contribution.objects.get()
    for client in (mine, hers):
        done(client, workshop)
    mine.post(f"/w/{workshop.pk}/take-back/", {"value": card.pk})
    assert sheet_of(hers, workshop) == ("yksi",)
    assert "Take back" not in sees(mine, workshop)


def test_simulated_people_pass_the_sheets_to_the_end(programme: Programme, aino: Person) -> None:
    workshop, _seats = opened(programme, aino, ROUND)
    Workshop.objects.filter(pk=workshop.pk).update(rehearsal=True)
    workshop.refresh_from_db()
    rehearse.seat_simulated(workshop, 6, Random(1))
    beat = on_to(workshop, "ideas")
    for _round in range(200):
        rehearse.take_part()
    assert set(PassedSheet.objects.values_list("stop", "ready")) == {(6, True)}
    assert beat.contributions.count() >= 36


def test_sheets_of_a_closed_room_are_gone(programme: Programme, aino: Person) -> None:
    workshop, clients = room_of(programme, aino, ROUND, 3)
    for client in clients:
        sends(client, workshop, text="ajatus")
    close.close(workshop)
    assert not PassedSheet.objects.exists()
    workshop.refresh_from_db()
    assert str(workshop.summary).count("ajatus") == 6  # as a card and in the sum


def test_going_back_to_the_sheets_lays_out_fresh_ones(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, clients = room_of(programme, aino, ROUND, 3)
    sends(clients[0], workshop, text="ajatus")
    on_to(workshop, "star")
    client_of(aino).post(f"/workshops/{workshop.pk}/host/back/", {"seen": workshop.beat_id})
    assert Beat.objects.get(step_id="ideas").sheets.count() == 3
    workshop.refresh_from_db()
    assert sends(clients[0], workshop, text="toinen").status_code == 200


def test_a_seat_given_up_and_taken_again_has_a_sheet(programme: Programme, aino: Person) -> None:
    workshop, _clients = room_of(programme, aino, ROUND, 3)
    taken = join.take_seat(workshop)
    join.leave(fresh(taken.seat))
    join.come_back(workshop, taken.return_code)
    assert PassedSheet.objects.filter(holder=taken.seat).count() == 1


def test_over_days_everybody_writes_as_usual_and_nothing_goes_round(
    programme: Programme, aino: Person
) -> None:
    source = ROUND.replace("[[steps]]", "open = { days = 7 }\n[[steps]]", 1)
    last = timezone.localdate() + timedelta(days=7)
    workshop = prepare.prepare(programme, source, aino, title="Viikko", closes_on=last)
    prepare.open_room(workshop)
    seat = join.take_seat(workshop).seat
    beat = workshop.beats.get(step_id="ideas")
    beat.workshop = workshop
    assert phone(seat, "fi", beat=beat)["form"] is not None
    give.contribute(seat, beat, Body(text="Omassa tahdissa"), key=uuid4())
    assert workshop.contributions.count() == 1
    assert not PassedSheet.objects.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('reveal = "at-once"', "sheets that go round are shown at the end"),
        ('privacy = "private"', "they cannot be private"),
    ],
)
def test_what_does_not_go_with_sheets_is_told(words: str, told: str) -> None:
    source = method(step("ideas", "write", f"pass_along = 2\n{words}"))
    with translation.override("en"), pytest.raises(MethodError) as caught:
        library.parse(source)
    assert told in " ".join(caught.value.sentences).replace("Sheets", "sheets")
