"""What is private is worked on by its writer alone, and leaves only when she lifts it out."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from talkoot.methods import library
from talkoot.methods.reading import MethodError
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import close, group
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf
from tests.workshops.small import method, on_to, opened, sees, sends, sits_down, step

pytestmark = pytest.mark.django_db

PRIVATE = 'privacy = "private"'
ALONE = method(
    step("own", "write", 'privacy = "private"'),
    step("pick", "vote", 'privacy = "private"\ncards_from = "own"\nkeep = 1'),
    step("best", "discuss", 'cards_from = "pick"\nnote = true'),
)


@pytest.fixture
def room(programme: Programme, aino: Person) -> tuple[Workshop, Client, Client]:
    workshop, _seats = opened(programme, aino, ALONE)
    return workshop, sits_down(workshop), sits_down(workshop)


def test_a_private_step_gives_each_seat_her_own_cards_only(
    room: tuple[Workshop, Client, Client], client_of: ClientOf, aino: Person
) -> None:
    workshop, mine, hers = room
    on_to(workshop, "own")
    for client, text in (
        (mine, "Minun huoleni"),
        (mine, "Minun toiveeni"),
        (hers, "Hänen asiansa"),
    ):
        assert sends(client, workshop, text=text).status_code == 200
    on_to(workshop, "pick")
    page = sees(mine, workshop)
    assert "Minun huoleni" in page
    assert "Minun toiveeni" in page
    assert "Hänen asiansa" not in page
    for screen in ("host", "wall"):
        shown = client_of(aino).get(f"/workshops/{workshop.pk}/{screen}/").content.decode()
        assert "Minun huoleni" not in shown
        assert "Hänen asiansa" not in shown


def test_what_she_picked_of_her_own_goes_on_with_her(
    room: tuple[Workshop, Client, Client],
) -> None:
    workshop, mine, hers = room
    on_to(workshop, "own")
    for text in ("Minun huoleni", "Minun toiveeni"):
        sends(mine, workshop, text=text)
    on_to(workshop, "pick")
    cards = {item.text: item.id for item in mine.get(f"/w/{workshop.pk}/").context["scene"].items}
    assert sends(mine, workshop, **{f"weight-{cards['Minun toiveeni']}": 2}).status_code == 200
    on_to(workshop, "best")
    assert "Minun toiveeni" in sees(mine, workshop)
    assert "Minun huoleni" not in sees(mine, workshop)
    assert "Minun toiveeni" not in sees(hers, workshop)


def test_a_room_cannot_vote_on_what_each_keeps_to_herself() -> None:
    source = ALONE.replace('privacy = "private"\ncards_from', "cards_from")
    with translation.override("en"), pytest.raises(MethodError) as caught:
        library.parse(source)
    assert "'own', which is private to its writers" in str(caught.value.sentences)


def card_of(client: Client, workshop: Workshop, text: str) -> str:
    own = client.get(f"/w/{workshop.pk}/").context["own"]
    return next(str(card["id"]) for card in own if card["lines"] == (text,))


def lifts(client: Client, workshop: Workshop, card: str) -> None:
    assert client.post(f"/w/{workshop.pk}/promote/", {"value": card}).status_code == 302


@pytest.mark.parametrize("kind", ["write", "reflect"])
def test_one_text_leaves_when_its_writer_lifts_it_out(
    kind: str, programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    words = 'privacy = "private"' + ("\nshare = true" if kind == "reflect" else "")
    own, later = step("own", kind, words), step("later", "discuss", 'cards_from = "own"')
    workshop, _seats = opened(programme, aino, method(own, later))
    mine, hers, host = sits_down(workshop), sits_down(workshop), client_of(aino)
    on_to(workshop, "own")
    sends(mine, workshop, text="Tämän saa nähdä")
    sends(hers, workshop, text="Tämä jää minulle")
    assert "Everybody in the room will see this text" in sees(mine, workshop)
    lifts(mine, workshop, card_of(mine, workshop, "Tämän saa nähdä"))
    assert "Tämän saa nähdä" in sees(hers, workshop)
    for screen in ("host", "wall"):
        page = host.get(f"/workshops/{workshop.pk}/{screen}/").content.decode()
        assert "Tämän saa nähdä" in page
        assert "Tämä jää minulle" not in page
    on_to(workshop, "later")
    assert "Tämän saa nähdä" in sees(hers, workshop)
    host.post(f"/workshops/{workshop.pk}/end/")
    summary = host.get(f"/workshops/{workshop.pk}/").content.decode()
    assert "Tämän saa nähdä" in summary
    assert "Tämä jää minulle" not in summary
    bodies = [one.body["text"] for one in workshop.contributions.all()]
    assert bodies == ["Tämän saa nähdä"]


def test_a_group_keeps_what_its_writers_do_not_lift_out(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    source = method(step("ours", "write", 'privacy = "group"')).replace(
        "[[steps]]", "groups = { smallest = 2, largest = 2 }\n[[steps]]", 1
    )
    workshop, _seats = opened(programme, aino, source)
    clients = [sits_down(workshop) for _seat in range(4)]
    group.deal_groups(workshop, smallest=2, largest=2)
    on_to(workshop, "ours")
    for number, client in enumerate(clients):
        sends(client, workshop, text=f"Ryhmässä sanottua {number}")
        sends(client, workshop, text=f"Kaikille {number}")
    lifts(clients[0], workshop, card_of(clients[0], workshop, "Kaikille 0"))
    for client in clients[1:]:
        assert "Kaikille 0" in sees(client, workshop)
    wall = client_of(aino).get(f"/workshops/{workshop.pk}/wall/").content.decode()
    assert "Kaikille 0" in wall
    assert "Kaikille 1" not in wall
    assert "Ryhmässä sanottua" not in wall


def test_nobody_lifts_out_what_another_wrote(room: tuple[Workshop, Client, Client]) -> None:
    workshop, mine, hers = room
    on_to(workshop, "own")
    sends(mine, workshop, text="Minun huoleni")
    lifts(hers, workshop, card_of(mine, workshop, "Minun huoleni"))
    assert not workshop.contributions.get().promoted
    assert hers.post(f"/w/{workshop.pk}/promote/", {"value": "nonsense"}).status_code == 302


def test_what_is_not_to_be_shared_cannot_be_lifted_out(programme: Programme, aino: Person) -> None:
    workshop, _seats = opened(programme, aino, method(step("own", "reflect", PRIVATE)))
    mine = sits_down(workshop)
    on_to(workshop, "own")
    sends(mine, workshop, text="Vain minulle")
    assert "Everybody in the room will see this text" not in sees(mine, workshop)
    lifts(mine, workshop, card_of(mine, workshop, "Vain minulle"))
    assert not workshop.contributions.get().promoted


def test_a_lifted_text_waits_for_the_host_where_she_looks_first_and_can_be_hidden(
    room: tuple[Workshop, Client, Client], client_of: ClientOf, aino: Person
) -> None:
    workshop, mine, hers = room
    host = client_of(aino)
    host.post(f"/workshops/{workshop.pk}/host/hold/", {"held": "yes"})
    on_to(workshop, "own")
    sends(mine, workshop, text="Tämän saa nähdä")
    card = card_of(mine, workshop, "Tämän saa nähdä")
    lifts(mine, workshop, card)
    assert "Tämän saa nähdä" not in sees(hers, workshop)
    host.post(f"/workshops/{workshop.pk}/host/show-card/", {"card": card})
    assert "Tämän saa nähdä" in sees(hers, workshop)
    host.post(f"/workshops/{workshop.pk}/host/hide/", {"card": card})
    assert "Tämän saa nähdä" not in sees(hers, workshop)


def test_at_the_end_nothing_of_it_is_left(
    room: tuple[Workshop, Client, Client], client_of: ClientOf, aino: Person
) -> None:
    workshop, mine, _hers = room
    on_to(workshop, "own")
    sends(mine, workshop, text="Minun huoleni")
    on_to(workshop, "best")
    client_of(aino).post(f"/workshops/{workshop.pk}/end/")
    assert not workshop.contributions.exists()
    workshop.refresh_from_db()
    assert "Minun huoleni" not in str(workshop.summary)


@pytest.mark.parametrize("privacy", ["private", "seat"])
def test_the_summary_says_that_a_step_was_agreed_where_it_is_not_told(
    programme: Programme, aino: Person, client_of: ClientOf, privacy: str
) -> None:
    steps = method(step("mine", "commit", f'privacy = "{privacy}"\ndue_days = 7'))
    workshop, _seats = opened(programme, aino, steps)
    on_to(workshop, "mine")
    close.close(workshop)
    page = client_of(aino).get(f"/workshops/{workshop.pk}/")
    assert page.context["agreed_apart"] == (privacy == "private")
    assert ("ei sovittu teoista" in page.content.decode()) == (privacy == "seat")
