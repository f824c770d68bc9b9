"""Consent, statements, ranks and scores: what people give, and what the room is told."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from django.test import Client

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.base import Item
from talkoot.stepkinds.vote import results
from talkoot.stepkinds.vote.shapes import Body, Settings
from talkoot.workshops.actions import close
from talkoot.workshops.models import Contribution, Workshop
from tests.conftest import ClientOf
from tests.workshops.small import method, on_to, opened, sees, sends, sits_down, step

pytestmark = pytest.mark.django_db
CARDS = ("Avaimet", "Palaverit", "Tauot")


def room_of(
    programme: Programme, host: Person, words: str, people: int
) -> tuple[Workshop, list[Client], dict[str, str]]:
    """A room that votes on three cards; the ids of the cards by their text."""
    vote = step("vote", "vote", f'cards_from = "cards"\n{words}')
    source = method(step("cards", "write"), vote, step("next", "discuss", 'cards_from = "vote"'))
    workshop, _seats = opened(programme, host, source)
    clients = [sits_down(workshop) for _person in range(people)]
    on_to(workshop, "cards")
    for text in CARDS:
        sends(clients[0], workshop, text=text)
    on_to(workshop, "vote")
    items = clients[0].get(f"/w/{workshop.pk}/").context["scene"].items
    return workshop, clients, {item.text: item.id for item in items}


def on_the_wall(client: Client, workshop: Workshop) -> Any:
    return client.get(f"/workshops/{workshop.pk}/wall/").context["summary"]


def goes_on(client: Client, workshop: Workshop) -> list[str]:
    on_to(workshop, "next")
    return [item.text for item in client.get(f"/w/{workshop.pk}/").context["scene"].items]


def test_consent_is_reached_where_nobody_objects_and_objections_are_listed(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, clients, ids = room_of(programme, aino, 'way = "consent"', 3)
    stances = {"Avaimet": (2, 1, 2), "Palaverit": (2, 0, 2)}
    for place, client in enumerate(clients):
        words: dict[str, object] = {
            f"weight-{ids[text]}": stance[place] for text, stance in stances.items()
        }
        if place == 1:
            assert sends(client, workshop, **words).status_code == 422
            words[f"reason-{ids['Palaverit']}"] = "Yövuoro ei pääse mukaan"
        assert sends(client, workshop, **words).status_code == 200
    told = {one.text: one for one in on_the_wall(client_of(aino), workshop).decisions}
    assert told["Avaimet"].reached
    assert told["Avaimet"].reservations == 1
    assert told["Palaverit"].objections == ("Yövuoro ei pääse mukaan",)
    assert not told["Tauot"].reached
    page = sees(clients[0], workshop)
    assert "Consent reached: nobody objects. 1 can live with it." in page
    assert "Yövuoro ei pääse mukaan" in page
    assert goes_on(clients[0], workshop) == ["Avaimet"]
    close.close(workshop)
    summary = client_of(aino).get(f"/workshops/{workshop.pk}/summary.csv").content.decode()
    assert "Yövuoro ei pääse mukaan" in summary


def test_a_reason_without_an_objection_is_not_kept(programme: Programme, aino: Person) -> None:
    workshop, (client,), ids = room_of(programme, aino, 'way = "consent"', 1)
    one = ids["Avaimet"]
    sends(client, workshop, **{f"weight-{one}": 2, f"reason-{one}": "Kirjoitin turhaan"})
    given = Contribution.objects.get(beat__step_id="vote")
    assert given.body["reasons"] == {}


def closed(host: Client, workshop: Workshop) -> Any:
    """The host closes the step, and this is on the wall."""
    host.post(f"/workshops/{workshop.pk}/host/close-input/", {"seen": workshop.beat_id})
    return on_the_wall(host, workshop)


def test_statements_come_one_at_a_time(programme: Programme, aino: Person) -> None:
    workshop, (client,), ids = room_of(programme, aino, 'way = "agree"', 1)
    met = []
    for _statement in CARDS:
        page = sees(client, workshop)
        before_her = [text for text in CARDS if f">{text}</blockquote>" in page]
        assert len(before_her) == 1
        met += before_her
        answer = sends(client, workshop, **{f"weight-{ids[before_her[0]]}": 2})
        assert answer.status_code == 200
    assert sorted(met) == sorted(CARDS)
    assert "You may still change your mind." in sees(client, workshop)


@pytest.mark.parametrize("people", [4, 5])
def test_the_table_of_statements_is_told_from_five_voters_on_and_not_before_the_close(
    people: int, programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, clients, ids = room_of(programme, aino, 'way = "agree"', people)
    for client in clients:
        for text, opinion in zip(CARDS, (2, 0, 1), strict=True):
            sends(client, workshop, **{f"weight-{ids[text]}": opinion})
    host = client_of(aino)
    assert on_the_wall(host, workshop).voters == 0
    wall = closed(host, workshop)
    assert all(one.figure.released == (people == 5) for one in wall.opinions)
    assert all(bar.count is None for one in wall.opinions for bar in one.columns)
    assert "<table>" in sees(clients[0], workshop)


def test_an_opinion_may_be_changed_and_the_others_stay(programme: Programme, aino: Person) -> None:
    workshop, (client,), ids = room_of(programme, aino, 'way = "agree"', 1)
    for text in CARDS:
        sends(client, workshop, **{f"weight-{ids[text]}": 2})
    sends(client, workshop, **{f"weight-{ids['Tauot']}": 0})
    given = Contribution.objects.get(beat__step_id="vote")
    assert given.body["weights"] == {ids["Avaimet"]: 2, ids["Palaverit"]: 2, ids["Tauot"]: 0}


def test_all_of_one_mind_are_not_told_so_exactly(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, clients, ids = room_of(programme, aino, 'way = "agree"', 12)
    for client in clients:
        sends(client, workshop, **{f"weight-{ids['Tauot']}": 2})
    wall = closed(client_of(aino), workshop)
    opinion = next(one for one in wall.opinions if one.text == "Tauot")
    assert [bar.count for bar in opinion.columns] == [11, 0, 1]  # agree, disagree, pass


def test_a_ranking_compares_two_by_two_and_says_the_points_beside(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, clients, ids = room_of(programme, aino, 'way = "rank"\nkeep = 1', 5)
    orders = [*[("Avaimet", "Palaverit", "Tauot")] * 3, *[("Palaverit", "Tauot", "Avaimet")] * 2]
    for client, order in zip(clients, orders, strict=True):
        words = {f"weight-{ids[text]}": place for place, text in enumerate(order, start=1)}
        assert sends(client, workshop, **words).status_code == 200
    standings = on_the_wall(client_of(aino), workshop).standings
    assert [(one.text, one.place, one.weight) for one in standings] == [
        ("Avaimet", 1, 6),
        ("Palaverit", 2, 7),
        ("Tauot", 3, 2),
    ]
    assert goes_on(clients[0], workshop) == ["Avaimet"]


def test_what_nobody_ranked_has_no_place_and_is_not_taken_on(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, (client,), ids = room_of(programme, aino, 'way = "rank"\nkeep = 3', 1)
    sends(client, workshop, **{f"weight-{ids['Tauot']}": 1})
    standings = on_the_wall(client_of(aino), workshop).standings
    assert next((one.text, one.place, one.kept) for one in standings) == ("Tauot", 1, True)
    assert {(one.place, one.kept) for one in standings[1:]} == {(None, False)}


def test_scores_on_criteria_are_hidden_until_the_step_is_closed(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    text = '{ fi = "%s", sv = "%s", en = "%s" }'
    criteria = ", ".join(text % ((name,) * 3) for name in ("Vaikutus", "Harvinaisuus"))
    words = f'way = "score"\nkeep = 1\ncriteria = [{criteria}]'
    workshop, clients, ids = room_of(programme, aino, words, 3)
    for scores, client in zip(((5, 1), (3, 1), (4, 4)), clients, strict=True):
        one = ids["Tauot"]
        given = {f"score-{one}-0": scores[0], f"score-{one}-1": scores[1]}
        half = {f"score-{ids['Avaimet']}-0": 2}
        assert sends(client, workshop, **given, **half).status_code == 422
        assert sends(client, workshop, **given).status_code == 200
        assert "mean" not in sees(client, workshop)
    host = client_of(aino)
    assert on_the_wall(host, workshop).voters == 0
    host.post(f"/workshops/{workshop.pk}/host/close-input/", {"seen": workshop.beat_id})
    best = on_the_wall(host, workshop).standings[0]
    assert best.text == "Tauot"
    assert [(mark.mean, mark.spread) for mark in best.marks] == [(4.0, 0.8), (2.0, 1.4)]
    assert best.weight == 6
    assert "mean 4.0, spread 0.8" in sees(clients[0], workshop)


def test_a_large_ranking_is_reckoned_in_a_moment(programme: Programme, aino: Person) -> None:
    rng = Random(1)
    items = [Item(str(number), f"Kortti {number}") for number in range(300)]
    bodies = [
        Body(weights={one.id: 5 - place for place, one in enumerate(rng.sample(items, 5))})
        for _voter in range(200)
    ]
    found = results.summary(Settings(way="rank", dots=5), bodies, items)
    places = [one.place for one in found.standings if one.place]
    assert len(places) == results.MOST_RANKED
    assert places == sorted(places)
