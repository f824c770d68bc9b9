"""The host may look first and may hide; the room sees neither the card nor whose it was."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from talkoot.people.models import Person
from talkoot.stepkinds.write.kind import Body as Card
from talkoot.workshops import screens
from talkoot.workshops.actions import close, give, moderate, move
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop
from talkoot.workshops.phone import phone
from tests.conftest import ClientOf
from tests.workshops.test_anonymity import go_to


@pytest.fixture
def looked_at(workshop: Workshop, seats: list[Seat]) -> Beat:
    """An anonymous step in a room whose host looks first; six cards wait for her."""
    moderate.hold(workshop, held=True)
    beat = go_to(workshop, "ideas")
    for number, seat in enumerate(seats):
        give.contribute(seat, beat, Card(text=f"kortti {number}"), key=uuid4())
    move.close_input(workshop, seen=beat.pk)
    return Beat.objects.get(pk=beat.pk)


def waiting(workshop: Workshop) -> dict[str, UUID]:
    return {one.texts[0]: one.id for one in moderate.waiting(workshop, "fi")}


def test_the_room_sees_a_card_once_the_host_has_looked(workshop: Workshop, looked_at: Beat) -> None:
    assert screens.readable(looked_at) == []
    moderate.show(workshop, waiting(workshop)["kortti 3"])
    assert [one.body["text"] for one in screens.readable(looked_at)] == ["kortti 3"]
    assert len(waiting(workshop)) == 5


def test_what_the_host_looks_at_has_no_seat_and_comes_in_no_order_of_its_own(
    workshop: Workshop, looked_at: Beat
) -> None:
    ids = list(waiting(workshop).values())
    assert ids == sorted(ids)
    assert not Contribution.objects.filter(pk__in=ids).exclude(seat=None).exists()


def test_to_look_no_longer_shows_what_waits_but_not_what_was_hidden(
    workshop: Workshop, looked_at: Beat
) -> None:
    moderate.hide(workshop, waiting(workshop)["kortti 0"], hidden=True)
    moderate.hold(workshop, held=False)
    assert len(screens.readable(looked_at)) == 5
    assert waiting(workshop) == {}


def test_a_spoken_card_waits_for_the_look_too(workshop: Workshop, seats: list[Seat]) -> None:
    moderate.hold(workshop, held=True)
    beat = go_to(workshop, "aloud")
    give.contribute(seats[0], beat, Card(text="ääneen"), key=uuid4())
    assert screens.readable(beat) == []
    moderate.show(workshop, waiting(workshop)["ääneen"])
    assert len(screens.readable(beat)) == 1


def test_what_nobody_looked_at_stays_out_of_the_summary_and_is_counted(
    workshop: Workshop, looked_at: Beat
) -> None:
    close.close(workshop)
    workshop.refresh_from_db()
    assert workshop.summary is not None
    assert "kortti" not in str(workshop.summary)
    assert workshop.summary["hidden"] == 6


def test_a_hidden_card_leaves_every_screen_at_once(
    workshop: Workshop, seats: list[Seat], aino: Person, client_of: ClientOf
) -> None:
    beat = go_to(workshop, "aloud")
    card = give.contribute(seats[0], beat, Card(text="tämä satuttaa"), key=uuid4())
    assert card is not None
    host = client_of(aino)
    wall = f"/workshops/{workshop.pk}/wall/"
    assert "tämä satuttaa" in host.get(wall).content.decode()
    version = workshop.room.version
    host.post(f"/workshops/{workshop.pk}/host/hide/", {"card": card.pk})
    assert "tämä satuttaa" not in host.get(wall).content.decode()
    workshop.room.refresh_from_db()
    assert workshop.room.version > version  # every screen is told to read anew
    host.post(f"/workshops/{workshop.pk}/host/hide/", {"card": card.pk, "hidden": "no"})
    assert "tämä satuttaa" in host.get(wall).content.decode()


def test_aino_holds_cards_and_shows_them_from_her_console(
    workshop: Workshop, seats: list[Seat], aino: Person, client_of: ClientOf
) -> None:
    host = client_of(aino)
    host.post(f"/workshops/{workshop.pk}/host/hold/", {"held": "yes"})
    beat = go_to(workshop, "aloud")
    give.contribute(seats[0], beat, Card(text="odottaa"), key=uuid4())
    card = waiting(Workshop.objects.get(pk=workshop.pk))["odottaa"]
    assert "odottaa" in host.get(f"/workshops/{workshop.pk}/host/").content.decode()
    host.post(f"/workshops/{workshop.pk}/host/show-card/", {"card": card})
    assert len(screens.readable(beat)) == 1


def test_cecilia_and_bengt_neither_look_nor_hide(
    workshop: Workshop, looked_at: Beat, bengt: Person, cecilia: Person, client_of: ClientOf
) -> None:
    card = waiting(workshop)["kortti 0"]
    for stranger in (bengt, cecilia):
        for act in ("hide", "show-card", "hold"):
            answer = client_of(stranger).post(
                f"/workshops/{workshop.pk}/host/{act}/", {"card": card, "held": "no"}
            )
            assert answer.status_code == 404
    assert len(waiting(workshop)) == 6


def test_a_card_before_release_can_be_neither_shown_nor_hidden(
    workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "ideas")
    card = give.contribute(seats[0], beat, Card(text="odottaa"), key=uuid4())
    assert card is not None
    assert not moderate.hide(workshop, card.pk, hidden=True)
    assert not moderate.show(workshop, card.pk)


def test_the_host_is_told_why_nothing_came_out(
    workshop: Workshop, seats: list[Seat], aino: Person, client_of: ClientOf
) -> None:
    host = client_of(aino)
    beat = go_to(workshop, "ideas")
    give.contribute(seats[0], beat, Card(text="yksin"), key=uuid4())
    assert not host.get(f"/workshops/{workshop.pk}/host/").context["held_back"]
    move.close_input(workshop, seen=beat.pk)
    assert host.get(f"/workshops/{workshop.pk}/host/").context["held_back"]


def test_a_phone_is_not_sent_to_a_wall_that_is_still_empty(
    workshop: Workshop, looked_at: Beat
) -> None:
    seat = workshop.seats.all()[0]
    seat.workshop.refresh_from_db()
    with translation.override("en"):
        told = render_to_string("workshops/phone_task.html", phone(seat, "en"))
    assert "The answers come to the wall in a moment." in told
    assert "Look at the wall" not in told


def test_the_host_can_tell_which_hidden_card_to_show_again(
    workshop: Workshop, seats: list[Seat], aino: Person, client_of: ClientOf
) -> None:
    beat = go_to(workshop, "aloud")
    for seat, text in zip(seats, ("Rauha syödä", "Avainkaappi"), strict=False):
        give.contribute(seat, beat, Card(text=text), key=uuid4())
    host = client_of(aino)
    card = next(one for one in workshop.contributions.all() if one.body["text"] == "Avainkaappi")
    host.post(f"/workshops/{workshop.pk}/host/hide/", {"card": str(card.pk)})
    (hidden,) = host.get(f"/workshops/{workshop.pk}/host/").context["hidden"]
    assert hidden.texts == ("Avainkaappi",)
    words = {"card": str(hidden.id), "hidden": "no"}
    host.post(f"/workshops/{workshop.pk}/host/hide/", words)
    assert "Avainkaappi" in host.get(f"/workshops/{workshop.pk}/wall/").content.decode()
