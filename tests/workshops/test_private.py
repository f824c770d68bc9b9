"""What is private is worked on by its writer alone, and leaves only when she lifts it out."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from talkoot.methods import library
from talkoot.methods.reading import MethodError
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf
from tests.workshops.small import method, on_to, opened, sees, sends, sits_down, step

pytestmark = pytest.mark.django_db

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
