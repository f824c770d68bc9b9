"""Turns: those heard least begin, a round ends when all have had theirs, one takes the notes."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from talkoot.methods import library
from talkoot.methods.library import MethodError
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import group
from talkoot.workshops.models import Workshop
from tests.workshops.small import method, on_to, opened, sees, sends, sits_down, step

pytestmark = pytest.mark.django_db
GROUPS = "groups = { smallest = 2, largest = 4 }\n"
ROLES = """
[[roles]]
id = "writer"
title = { fi = "Kirjuri", sv = "Skrivare", en = "Writer" }

[[roles]]
id = "rest"
seats = "rest"
title = { fi = "Muut", sv = "Andra", en = "Others" }
"""


def table_of(
    programme: Programme, host: Person, source: str, people: int
) -> tuple[Workshop, list[Client]]:
    workshop, _seats = opened(programme, host, source)
    clients = [sits_down(workshop) for _person in range(people)]
    group.deal_groups(workshop, smallest=people, largest=people)
    return workshop, clients


def turns(client: Client, workshop: Workshop) -> list[str]:
    return [place.turn for place in client.get(f"/w/{workshop.pk}/").context["table"]]


def on_turn(clients: list[Client], workshop: Workshop) -> Client:
    """Whose turn it is."""
    found = [c for c in clients if c.get(f"/w/{workshop.pk}/").context["my_turn"]]
    assert len(found) == 1
    return found[0]


def test_the_second_round_begins_when_all_have_had_their_turn(
    programme: Programme, aino: Person
) -> None:
    source = method(GROUPS, step("talk", "discuss", "times = 2\nturn_seconds = 60"))
    workshop, clients = table_of(programme, aino, source, 3)
    on_to(workshop, "talk")
    first = on_turn(clients, workshop)
    assert sends(first, workshop, turn="taken").status_code == 200
    assert "The next round begins when everybody has had theirs." in sees(first, workshop)
    assert sends(first, workshop, turn="taken").status_code == 422
    second = on_turn(clients, workshop)
    sends(second, workshop, turn="passed")
    third = on_turn(clients, workshop)
    assert len({first, second, third}) == 3
    sends(third, workshop, turn="taken")
    assert turns(first, workshop) == ["now", "next", "later"]
    for _person in clients:
        sends(on_turn(clients, workshop), workshop, turn="taken")
    assert turns(first, workshop) == ["done", "done", "done"]
    assert sends(first, workshop, turn="taken").status_code != 200
    assert workshop.contributions.count() == 6


def test_nobody_waits_for_one_who_has_left(programme: Programme, aino: Person) -> None:
    source = method(GROUPS, step("talk", "discuss", "times = 2"))
    workshop, clients = table_of(programme, aino, source, 3)
    on_to(workshop, "talk")
    for client in clients[:2]:
        sends(client, workshop, turn="taken")
    clients[2].post(f"/w/{workshop.pk}/leave/")
    assert sends(clients[0], workshop, turn="taken").status_code == 200


@pytest.mark.parametrize("first", [True, False])
def test_those_who_have_spoken_least_begin_where_the_method_says(
    first: bool, programme: Programme, aino: Person
) -> None:
    words = "" if first else "least_heard_first = false"
    source = method(GROUPS, step("one", "discuss"), step("two", "discuss", words))
    workshop, clients = table_of(programme, aino, source, 4)
    on_to(workshop, "one")
    in_order = [place.name for place in clients[0].get(f"/w/{workshop.pk}/").context["table"]]
    for _turn in range(3):
        sends(on_turn(clients, workshop), workshop, turn="taken")
    on_to(workshop, "two")
    then = [place.name for place in clients[0].get(f"/w/{workshop.pk}/").context["table"]]
    assert then == ([in_order[3], *in_order[:3]] if first else in_order)


def test_who_wrote_anonymously_moves_nobody_in_the_line(programme: Programme, aino: Person) -> None:
    hidden = step("ideas", "write", 'privacy = "anonymous"\nreveal = "close"')
    source = method(GROUPS.replace("4", "6"), hidden, step("talk", "discuss"))
    workshop, clients = table_of(programme, aino, source, 5)
    on_to(workshop, "ideas")
    before = [one.id for one in clients[0].get(f"/w/{workshop.pk}/").context["scene"].fellows]
    sends(clients[0], workshop, text="Vain minä kirjoitin")
    during = [one.id for one in clients[0].get(f"/w/{workshop.pk}/").context["scene"].fellows]
    on_to(workshop, "talk")
    after = [one.id for one in clients[0].get(f"/w/{workshop.pk}/").context["scene"].fellows]
    assert before == during == after


def test_the_note_taker_writes_and_the_others_see_who_does(
    programme: Programme, aino: Person
) -> None:
    source = method(GROUPS, ROLES, step("talk", "discuss", 'note_taker = "writer"'))
    workshop, clients = table_of(programme, aino, source, 3)
    on_to(workshop, "talk")
    pages = {client: client.get(f"/w/{workshop.pk}/") for client in clients}
    writers = [client for client in clients if pages[client].context["seat"].role == "writer"]
    assert len(writers) == 1
    for client, page in pages.items():
        asked = "note" in page.context["form"].fields
        assert asked == (client in writers)
        assert ("Notes are taken by: Writer" in page.content.decode()) != asked
    assert sends(writers[0], workshop, turn="taken", note="Avaimet").status_code == 200
    assert "Avaimet" in sees(clients[0], workshop)


def test_the_clock_of_a_turn_is_on_the_screen_of_the_table(
    programme: Programme, aino: Person
) -> None:
    source = method(GROUPS, step("talk", "discuss", "turn_seconds = 90"))
    workshop, clients = table_of(programme, aino, source, 3)
    on_to(workshop, "talk")
    assert all(sees(client, workshop).count('data-turn="90"') == 1 for client in clients)


def test_a_note_taker_is_a_role_of_the_method() -> None:
    source = method(step("talk", "discuss", 'note_taker = "scribe"'))
    with translation.override("en"), pytest.raises(MethodError) as caught:
        library.parse(source)
    assert "'talk' speaks of an unknown role: 'scribe'" in str(caught.value.sentences)
