"""A note is its writer's: others see one only when she shows it, and she may take all along."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops import screens
from talkoot.workshops.actions import close, promote
from talkoot.workshops.models import Contribution, Group, Seat, Workshop
from tests.conftest import ClientOf
from tests.workshops import small

pytestmark = pytest.mark.django_db
SECRET = "I am so tired of the keys"
Room = tuple[Workshop, list[Client], list[Seat]]


def room(programme: Programme, host: Person, words: str = "", people: int = 3) -> Room:
    source = small.method(small.step("note", "reflect", words), small.step("end", "show"))
    workshop, _seats = small.opened(programme, host, source)
    clients = [small.sits_down(workshop) for _one in range(people)]
    small.on_to(workshop, "note")
    return workshop, clients, list(workshop.seats.order_by("pk"))


def writes(client: Client, workshop: Workshop, text: str = SECRET) -> None:
    assert small.sends(client, workshop, text=text).status_code == 200


def acts(client: Client, workshop: Workshop, verb: str, card: Contribution) -> None:
    address = f"/w/{workshop.pk}/{verb}/"
    assert client.post(address, {"value": str(card.pk), "beat": card.beat_id}).status_code == 302


def seat_of(card: Contribution) -> Seat:
    assert card.seat is not None
    return card.seat


def test_only_its_writer_reads_a_note(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, (writer, other, _third), _seats = room(programme, aino)
    writes(writer, workshop)
    assert SECRET in small.sees(writer, workshop)
    assert SECRET not in small.sees(other, workshop)
    host = client_of(aino)
    for screen in ("host", "wall"):
        assert SECRET not in host.get(f"/workshops/{workshop.pk}/{screen}/").content.decode()


def test_a_note_is_written_on(programme: Programme, aino: Person) -> None:
    workshop, (writer, *_others), _seats = room(programme, aino)
    writes(writer, workshop, "First thought")
    assert ">\nFirst thought</textarea>" in small.sees(writer, workshop)
    writes(writer, workshop, "First thought, and a second")
    assert [one.body["text"] for one in Contribution.objects.all()] == [
        "First thought, and a second"
    ]


def test_a_note_is_erased_at_the_end(programme: Programme, aino: Person) -> None:
    workshop, (writer, *_others), _seats = room(programme, aino)
    writes(writer, workshop)
    close.close(workshop)
    workshop.refresh_from_db()
    assert not Contribution.objects.exists()
    assert SECRET not in str(workshop.summary)


def test_its_writer_takes_her_notes_along(programme: Programme, aino: Person) -> None:
    workshop, (writer, other, _third), _seats = room(programme, aino)
    writes(writer, workshop)
    assert f"/w/{workshop.pk}/notes.txt" in small.sees(writer, workshop)
    answer = writer.get(f"/w/{workshop.pk}/notes.txt")
    assert answer.content.decode() == f"note\n\n{SECRET}"
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert other.get(f"/w/{workshop.pk}/notes.txt").status_code == 404
    assert Client().get(f"/w/{workshop.pk}/notes.txt").status_code == 404


def test_after_the_last_step_the_notes_are_still_there_to_take(
    programme: Programme, aino: Person
) -> None:
    workshop, (writer, *_others), _seats = room(programme, aino)
    writes(writer, workshop)
    small.on_to(workshop, "end")
    assert writer.get(f"/w/{workshop.pk}/notes.txt").status_code == 200
    close.close(workshop)
    assert writer.get(f"/w/{workshop.pk}/notes.txt").status_code == 404


def test_what_is_not_to_be_kept_is_not_given_out(programme: Programme, aino: Person) -> None:
    workshop, (writer, *_others), _seats = room(programme, aino, "keep = false")
    writes(writer, workshop)
    assert "notes.txt" not in small.sees(writer, workshop)
    assert writer.get(f"/w/{workshop.pk}/notes.txt").status_code == 404


@pytest.fixture
def pair(programme: Programme, aino: Person) -> Room:
    """Two share a group, the third sits elsewhere; notes may be shown."""
    workshop, clients, _seats = room(programme, aino, "share = true")
    writes(clients[0], workshop)
    writes(clients[0], workshop, "Only for me")
    writes(clients[1], workshop, "Mine")
    ours = Group.objects.create(workshop=workshop, number=1)
    theirs = Group.objects.create(workshop=workshop, number=2)
    writers = Contribution.objects.values_list("seat_id", flat=True)
    workshop.seats.filter(pk__in=list(writers)).update(group=ours)
    workshop.seats.exclude(pk__in=list(writers)).update(group=theirs)
    return workshop, clients, list(workshop.seats.all())


def card(text: str) -> Contribution:
    return next(one for one in Contribution.objects.all() if one.body["text"] == text)


def test_before_she_shows_a_note_she_reads_who_will_see_it(pair: Room) -> None:
    workshop, (writer, *_others), _seats = pair
    page = re.sub(r"\s+", " ", small.sees(writer, workshop))
    assert "The other one in group 1 will see this text, without your name" in page
    assert "Everybody in the room will see this text, on the wall too" in page


def test_one_note_is_shown_to_the_group_and_to_nobody_else(
    pair: Room, aino: Person, client_of: ClientOf
) -> None:
    workshop, (writer, fellow, outsider), _seats = pair
    acts(writer, workshop, "show-group", card(SECRET))
    assert SECRET in small.sees(fellow, workshop)
    assert "Only for me" not in small.sees(fellow, workshop)
    assert SECRET not in small.sees(outsider, workshop)
    for screen in ("host", "wall"):
        shown = client_of(aino).get(f"/workshops/{workshop.pk}/{screen}/").content.decode()
        assert SECRET not in shown
    close.close(workshop)
    workshop.refresh_from_db()
    assert SECRET not in str(workshop.summary)
    assert not Contribution.objects.exists()


def test_one_note_is_shown_to_the_room_and_stays_in_the_summary(pair: Room) -> None:
    workshop, (writer, _fellow, outsider), _seats = pair
    acts(writer, workshop, "promote", card(SECRET))
    assert SECRET in small.sees(outsider, workshop)
    assert "Only for me" not in small.sees(outsider, workshop)
    close.close(workshop)
    workshop.refresh_from_db()
    assert SECRET in str(workshop.summary)
    assert "Only for me" not in str(workshop.summary)


def test_nobody_else_can_show_a_note(pair: Room) -> None:
    workshop, (_writer, fellow, outsider), _seats = pair
    for somebody in (fellow, outsider):
        for verb in ("show-group", "promote"):
            acts(somebody, workshop, verb, card(SECRET))
    assert not card(SECRET).released
    assert SECRET not in small.sees(fellow, workshop)


def test_a_note_is_not_shown_where_the_method_does_not_offer_it(
    programme: Programme, aino: Person
) -> None:
    workshop, (writer, *_others), _seats = room(programme, aino)
    writes(writer, workshop)
    ours = Group.objects.create(workshop=workshop, number=1)
    workshop.seats.update(group=ours)
    own = card(SECRET)
    assert not promote.show_group(small.fresh(seat_of(own)), own.pk)
    assert not promote.promote(small.fresh(seat_of(own)), own.pk)
    assert screens.readable(own.beat) == []


def test_without_a_group_there_is_no_group_to_show_it_to(
    programme: Programme, aino: Person
) -> None:
    workshop, (writer, *_others), _seats = room(programme, aino, "share = true")
    writes(writer, workshop)
    own = card(SECRET)
    assert not promote.show_group(small.fresh(seat_of(own)), own.pk)
    assert "Show it to my group" not in small.sees(writer, workshop)
