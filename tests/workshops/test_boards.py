"""A board that the room moves together: what is told to whom, and what is not."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from talkoot.live.models import Change
from talkoot.methods import library
from talkoot.methods.reading import MethodError
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.place.kind import Body as Move
from talkoot.stepkinds.write.kind import Body as Card
from talkoot.workshops import screens
from talkoot.workshops.actions import close, give, group, join, moderate, move, prepare
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop
from tests.conftest import ClientOf
from tests.workshops.conftest import METHOD
from tests.workshops.test_anonymity import go_to
from tests.workshops.test_join import sit_down

pytestmark = pytest.mark.django_db
BOARDS = """
[[steps]]
id = "sort"
kind = "cluster"
minutes = 5
cards_from = "aloud"
most = 2
title = { en = "Sort", fi = "Lajittele", sv = "Sortera" }

[[steps]]
id = "corners"
kind = "place"
minutes = 5
cards_from = "aloud"
canvas = "quadrants"
cards = 1
hidden_frame = true
areas = [
  { id = "secret-a", title = { fi = "Selkeä", sv = "Selkeä", en = "Selkeä" } },
  { id = "secret-b", title = { fi = "Vaikea", sv = "Vaikea", en = "Vaikea" } },
  { id = "secret-c", title = { fi = "Mutkikas", sv = "Mutkikas", en = "Mutkikas" } },
  { id = "secret-d", title = { fi = "Sekava", sv = "Sekava", en = "Sekava" } },
]
title = { en = "Corners", fi = "Kulmat", sv = "Hörn" }

[[steps]]
id = "at-the-table"
kind = "place"
minutes = 5
privacy = "group"
cards_from = "aloud"
canvas = "year"
title = { en = "At the table", fi = "Pöydässä", sv = "Vid bordet" }

[[steps]]
id = "host-sorts"
kind = "cluster"
minutes = 5
who = "host"
cards_from = "aloud"
title = { en = "The host sorts", fi = "Vetäjä lajittelee", sv = "Ledaren sorterar" }

[[steps]]
id = "my-day"
kind = "place"
minutes = 5
own = true
cards = 2
canvas = "workday"
title = { en = "My day", fi = "Päiväni", sv = "Min dag" }

[[steps]]
id = "best"
kind = "vote"
minutes = 5
cards_from = "sort"
title = { en = "Best", fi = "Paras", sv = "Bäst" }
"""


@pytest.fixture
def room(programme: Programme, aino: Person) -> Workshop:
    made = prepare.prepare(programme, METHOD + BOARDS, aino, title="Taulut")
    prepare.open_room(made)
    return made


@pytest.fixture
def seats(room: Workshop) -> list[Seat]:
    return [join.take_seat(room).seat for _number in range(4)]


@pytest.fixture
def phone(client: Client, room: Workshop) -> Client:
    sit_down(client, room)
    return client


@pytest.fixture
def cards(room: Workshop, seats: list[Seat]) -> list[str]:
    beat = go_to(room, "aloud")
    for seat, text in zip(seats, ("Avaimet hukassa", "Avain hukassa", "Tauot"), strict=False):
        give.contribute(seat, beat, Card(text=text), key=uuid4())
    return [item.id for item in sorted(screens.items(beat), key=lambda item: item.text)]


def post(client: Client, room: Workshop, beat: Beat, **fields: Any) -> Any:
    data = {"beat": beat.pk, "key": str(uuid4()), "stamp": "1", **fields}
    headers = {"Accept": "application/json", "Accept-Language": "en"}
    return client.post(f"/w/{room.pk}/give/", data, headers=headers)


def told(room: Workshop, audience: str = "all") -> list[dict[str, Any]]:
    rows = Change.objects.filter(room=room.room_id, audience=audience).order_by("version")
    return [json.loads(row.payload) for row in rows]


def clusters(beat: Beat) -> dict[str, list[str]]:
    beat = Beat.objects.select_related("workshop").get(pk=beat.pk)
    found: Any = screens.summary(beat)
    return {one.name: [card.text for card in one.cards] for one in found.clusters}


def test_a_move_is_told_whole_to_every_screen_and_never_who_made_it(
    phone: Client, room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    beat = go_to(room, "corners")
    assert post(phone, room, beat, cards=[cards[0]], to="3").status_code == 200
    assert told(room)[-1] == {
        "t": "move",
        "beat": beat.pk,
        "move": {"stamp": 1, "cards": [cards[0]], "to": "3"},
    }
    seat_ids = {str(seat.pk) for seat in room.seats.all()}
    log = " ".join(Change.objects.values_list("payload", flat=True))
    assert not any(one in log for one in seat_ids)


def test_words_never_go_into_the_log(
    phone: Client, room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    beat = go_to(room, "sort")
    post(phone, room, beat, act="new", cards=cards[:2], **{"new-name": "Kaikki avaimet"})
    assert clusters(beat) == {"Kaikki avaimet": ["Avain hukassa", "Avaimet hukassa"]} or clusters(
        beat
    ) == {"Kaikki avaimet": ["Avaimet hukassa", "Avain hukassa"]}
    assert told(room)[-1] == {"t": "given", "beat": beat.pk}
    assert "Kaikki avaimet" not in " ".join(Change.objects.values_list("payload", flat=True))


def test_without_script_one_form_moves_a_card_and_shows_where_it_went(
    phone: Client, room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    beat = go_to(room, "corners")
    data = {"beat": beat.pk, "key": str(uuid4()), "stamp": "1", "cards": cards[0], "here": "2"}
    page = phone.post(f"/w/{room.pk}/give/", data, follow=True)
    assert page.status_code == 200
    summary = page.context["form"].board
    assert [(card.id, card.at) for card in summary.placed] == [(cards[0], "2")]
    nothing = {"beat": beat.pk, "key": str(uuid4()), "stamp": "2", "act": "move"}
    refused = phone.post(f"/w/{room.pk}/give/", nothing)
    assert refused.status_code == 422
    assert b'role="alert"' in refused.content


def test_the_last_move_of_ones_own_is_undone_and_no_other(
    phone: Client, room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    beat = go_to(room, "corners")
    post(phone, room, beat, cards=[cards[0]], to="1", stamp="1")
    post(phone, room, beat, cards=[cards[0]], to="4", stamp="2")
    phone.post(f"/w/{room.pk}/undo/", {"value": beat.pk})
    assert [card.at for card in screens.summary(beat).placed] == ["1"]  # type: ignore[attr-defined]
    assert told(room)[-1] == {"t": "move", "beat": beat.pk, "stand": {cards[0]: ["1", 1]}}


def test_an_undo_changes_nothing_when_another_has_moved_the_card_since(
    phone: Client, room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    beat = go_to(room, "corners")
    post(phone, room, beat, cards=[cards[0]], to="1", stamp="1")
    other = Move(stamp=2, cards=(cards[0],), to="4")
    give.contribute(seats[1], beat, other, key=uuid4())
    phone.post(f"/w/{room.pk}/undo/", {"value": beat.pk})
    assert [card.at for card in screens.summary(beat).placed] == ["4"]  # type: ignore[attr-defined]


def test_no_stamp_runs_ahead_of_the_room(
    phone: Client, room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    beat = go_to(room, "corners")
    post(phone, room, beat, cards=[cards[0]], to="1", stamp="999999999")
    room.room.refresh_from_db()
    [kept] = Contribution.objects.filter(beat=beat)
    assert kept.body["stamp"] <= room.room.version


def test_the_moves_of_a_small_group_are_told_to_nobody_else(
    room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    group.deal_groups(room, smallest=2, largest=2, mix_units=False, manager_apart=False)
    beat = go_to(room, "at-the-table")
    seat, *others = room.seats.order_by("group", "pk")
    body = Move(stamp=1, cards=(cards[0],), to="5")
    give.contribute(seat, beat, body, key=uuid4())
    assert not [one for one in told(room) if one["t"] == "move"]
    placed = {one.pk: screens.summary(beat, one).placed for one in room.seats.all()}  # type: ignore[attr-defined]
    mine = {one.pk for one in room.seats.filter(group=seat.group)}
    assert {pk for pk, found in placed.items() if found} == mine
    assert others


def test_a_seat_adds_no_more_cards_than_it_may(
    phone: Client, room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    beat = go_to(room, "corners")
    assert post(phone, room, beat, act="add", text="Katto vuotaa").status_code == 200
    assert post(phone, room, beat, act="add", text="Ovi narisee").status_code == 409
    assert post(phone, room, beat, cards=[cards[0]], to="1").status_code == 200


def test_a_card_that_is_looked_at_first_is_on_no_board_before(
    phone: Client, room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    moderate.hold(room, held=True)
    beat = go_to(room, "corners")
    post(phone, room, beat, act="add", text="Katto vuotaa", **{"add-to": "2"})
    assert "Katto vuotaa" not in [card.text for card in screens.summary(beat).cards]  # type: ignore[attr-defined]
    [held] = moderate.waiting(room, "fi")
    moderate.show(room, held.id)
    assert "Katto vuotaa" in [card.text for card in screens.summary(beat).cards]  # type: ignore[attr-defined]


def test_there_are_no_more_clusters_than_the_method_says(
    phone: Client, room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    beat = go_to(room, "sort")
    for name in ("Avaimet", "Tauot"):
        given = post(phone, room, beat, act="new", cards=[cards[0]], **{"new-name": name})
        assert given.status_code == 200
    refused = post(phone, room, beat, act="new", cards=[cards[0]], **{"new-name": "Muut"})
    assert refused.status_code == 422
    assert "Merge two first" in refused.json()["error"]


def test_the_clusters_go_on_as_cards_to_a_vote(
    phone: Client, room: Workshop, seats: list[Seat], cards: list[str]
) -> None:
    beat = go_to(room, "sort")
    post(phone, room, beat, act="new", cards=cards[:2], **{"new-name": "Avaimet"})
    assert [item.text for item in screens.taken_up(go_to(room, "best"))] == ["Avaimet"]


def test_only_the_host_sorts_where_the_method_says_so(
    phone: Client,
    room: Workshop,
    seats: list[Seat],
    cards: list[str],
    aino: Person,
    cecilia: Person,
    client_of: ClientOf,
) -> None:
    beat = go_to(room, "host-sorts")
    assert phone.get(f"/w/{room.pk}/").context["form"] is None
    refused = post(phone, room, beat, act="new", cards=cards, **{"new-name": "Minun"})
    assert refused.status_code == 422
    data = {"beat": beat.pk, "stamp": "1", "act": "new", "cards": cards, "new-name": "Avaimet"}
    assert client_of(cecilia).post(f"/workshops/{room.pk}/host/board/", data).status_code == 404
    assert client_of(aino).post(f"/workshops/{room.pk}/host/board/", data).status_code == 302
    assert list(clusters(beat)) == ["Avaimet"]
    assert Contribution.objects.get(beat=beat).seat is None


def test_the_frame_is_in_no_answer_of_the_server_before_the_host_reveals_it(
    phone: Client,
    room: Workshop,
    seats: list[Seat],
    cards: list[str],
    aino: Person,
    client_of: ClientOf,
) -> None:
    beat = go_to(room, "corners")
    host = client_of(aino)
    pages = [f"/workshops/{room.pk}/host/", f"/workshops/{room.pk}/wall/"]

    def names_shown() -> list[bool]:
        answers = [phone.get(f"/w/{room.pk}/"), *(host.get(page) for page in pages)]
        return [b"Mutkikas" in answer.content for answer in answers]

    post(phone, room, beat, cards=[cards[0]], to="3")
    assert names_shown() == [False, False, False]
    move.close_input(room, seen=beat.pk)
    assert names_shown() == [True, True, True]


def test_what_stood_on_the_boards_is_in_the_summary_and_its_files(
    phone: Client,
    room: Workshop,
    seats: list[Seat],
    cards: list[str],
    aino: Person,
    client_of: ClientOf,
) -> None:
    post(phone, room, go_to(room, "sort"), act="new", cards=cards[:2], **{"new-name": "Avaimet"})
    post(phone, room, go_to(room, "corners"), cards=[cards[0]], to="3")
    close.close(room)
    host = client_of(aino)
    page = host.get(f"/workshops/{room.pk}/").content.decode()
    assert "Avaimet" in page
    assert "Mutkikas" in page
    table = host.get(f"/workshops/{room.pk}/summary.csv").content.decode("utf-8-sig")
    assert "Avaimet;2" in table
    assert "Avaimet hukassa – Mutkikas" in table or "Avain hukassa – Mutkikas" in table


def test_who_has_only_cards_of_her_own_to_place_finds_a_button(
    phone: Client, room: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(room, "my-day")
    page = phone.get(f"/w/{room.pk}/").content.decode()
    assert re.search(r'data-give.*?<button class="button main big">', page, re.S)
    mine = {"text-note0": "Aamukahvi", "across-note0": "25", "upward-note0": "90"}
    assert post(phone, room, beat, **mine).status_code == 200
    unplaced = {"text-note0": "Aamukahvi"}
    assert post(phone, room, beat, **unplaced).status_code == 422


@pytest.mark.parametrize("privacy", ["anonymous", "private"])
def test_a_method_with_a_board_that_cannot_keep_its_promise_is_refused(privacy: str) -> None:
    source = (METHOD + BOARDS).replace(
        'kind = "cluster"\nminutes = 5\ncards_from',
        f'kind = "cluster"\nprivacy = "{privacy}"\nminutes = 5\ncards_from',
        1,
    )
    with pytest.raises(MethodError, match="sort") as refused:
        library.parse(source)
    assert privacy in str(refused.value)
