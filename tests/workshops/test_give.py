"""What a seat gives is taken once, refused in words, and handed back when it is."""

from __future__ import annotations

import time
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from talkoot.stepkinds.commit.kind import Body as Promise
from talkoot.stepkinds.write.kind import Body
from talkoot.workshops.actions import close, flood, give, join, move
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop
from tests.workshops.test_anonymity import go_to
from tests.workshops.test_join import sit_down

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 14  # a room of thousands writes all at once
HEBREW = "שלום <b>לכולם</b> \u202e"


def send(client: Client, workshop: Workshop, beat: Beat, *, script: bool, **fields: str) -> Any:
    headers = {"Accept-Language": "en"} | ({"Accept": "application/json"} if script else {})
    data = {"beat": beat.pk, "key": str(uuid4()), **fields}
    return client.post(f"/w/{workshop.pk}/give/", data, headers=headers)


@pytest.fixture
def mine(client: Client, workshop: Workshop, seats: list[Seat]) -> Seat:
    return sit_down(client, workshop)


@pytest.fixture
def beat(workshop: Workshop, mine: Seat) -> Beat:
    return go_to(workshop, "ideas")


def test_a_card_is_taken_and_its_words_come_back(
    client: Client, workshop: Workshop, beat: Beat
) -> None:
    answer = send(client, workshop, beat, script=True, text="Avaimet")
    assert answer.json() == {"ok": True, "words": "Your card is in"}


def test_one_key_is_one_card_and_two_tabs_are_two(
    client: Client, workshop: Workshop, beat: Beat, mine: Seat
) -> None:
    for key in ("same", "same", "other"):
        uuid = {"same": "5e9cbb4e-56f5-4d5c-8d9b-5c9a6c6ff001"}.get(key, str(uuid4()))
        assert send(client, workshop, beat, script=True, text="a", key=uuid).status_code == 200
    assert Contribution.objects.filter(seat=mine).count() == 2


def test_a_card_costs_as_much_in_a_large_room_as_in_a_small_one(
    client: Client, workshop: Workshop, mine: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: 60.0)
    beat = go_to(workshop, "aloud")
    send(client, workshop, beat, script=True, text="the first counts the seat as heard")
    costs = []
    for newcomers in (0, 20):
        for _number in range(newcomers):
            give.contribute(join.take_seat(workshop).seat, beat, Body(text="a"), key=uuid4())
        with CaptureQueriesContext(connection) as asked:
            assert send(client, workshop, beat, script=True, text="a").status_code == 200
        costs.append(len(asked))
    assert costs[1] <= costs[0] <= MOST_STATEMENTS


@pytest.mark.parametrize("script", [True, False])
def test_a_card_of_5000_characters_is_refused_and_kept(
    client: Client, workshop: Workshop, beat: Beat, script: bool
) -> None:
    text = "Avaimet ja kahvi. " * 280
    answer = send(client, workshop, beat, script=script, text=text)
    assert answer.status_code == 422
    words = answer.json()["error"] if script else answer.content.decode()
    assert "The card is too long" in words
    if not script:
        assert text.strip() in answer.content.decode()
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("script", [True, False])
def test_a_zero_byte_is_refused_in_words(
    client: Client, workshop: Workshop, beat: Beat, script: bool
) -> None:
    answer = send(client, workshop, beat, script=script, text="a\x00b")
    assert answer.status_code == 422
    assert "Null characters" in answer.content.decode()


@pytest.mark.parametrize("text", [HEBREW, "<script>alert(1)</script>", "👩🏽‍🍳" * 20])
def test_any_writing_is_shown_as_it_was_written_and_never_run(
    client: Client, workshop: Workshop, mine: Seat, text: str
) -> None:
    beat = go_to(workshop, "aloud")
    assert send(client, workshop, beat, script=True, text=text).status_code == 200
    page = client.get(f"/w/{workshop.pk}/").content.decode()
    assert text not in page or "<" not in text
    assert text.replace("<", "&lt;").replace(">", "&gt;") in page
    assert '<span dir="auto">' in page


def test_a_line_end_counts_once(client: Client, workshop: Workshop, beat: Beat) -> None:
    text = "\r\n".join(["a"] * 80)  # 159 characters as they are written
    assert send(client, workshop, beat, script=True, text=text).status_code == 200


@pytest.mark.parametrize("script", [True, False])
def test_when_all_cards_are_given_the_text_is_handed_back(
    client: Client, workshop: Workshop, beat: Beat, script: bool
) -> None:
    for number in range(3):
        send(client, workshop, beat, script=True, text=f"kortti {number}")
    answer = send(client, workshop, beat, script=script, text="neljäs")
    assert answer.status_code == 409
    assert "already given all your cards" in answer.content.decode()
    assert script or "neljäs" in answer.content.decode()


def test_a_late_card_is_taken_and_told_so(client: Client, workshop: Workshop, beat: Beat) -> None:
    move.advance(workshop, seen=beat.pk)
    answer = send(client, workshop, beat, script=True, text="myöhässä")
    assert "came after the others" in answer.json()["words"]
    assert Contribution.objects.filter(beat=beat, released=False).count() == 1


def test_a_step_that_has_not_begun_takes_nothing(
    client: Client, workshop: Workshop, beat: Beat
) -> None:
    ahead = workshop.beats.get(step_id="aloud")
    answer = send(client, workshop, ahead, script=False, text="liian ajoissa")
    assert answer.status_code == 409
    assert "liian ajoissa" in answer.content.decode()
    assert not Contribution.objects.exists()


def test_a_flood_from_one_seat_waits_and_the_others_do_not(
    client: Client, workshop: Workshop, seats: list[Seat], mine: Seat
) -> None:
    go_to(workshop, "dots")
    for _number in range(flood.SENDS_A_MINUTE):
        assert client.post(f"/w/{workshop.pk}/hand/", {"value": "up"}).status_code == 302
    beat = go_to(workshop, "aloud")
    slowed = send(client, workshop, beat, script=True, text="odottaa")
    assert slowed.status_code == 429
    assert "what you wrote is safe" in slowed.json()["error"]
    by_reload = send(client, workshop, beat, script=False, text="odottaa tämäkin")
    assert "odottaa tämäkin" in by_reload.content.decode()
    assert give.contribute(seats[0], beat, Body(text="pääsee"), key=uuid4())


def test_a_flood_is_over_when_its_minute_is(
    client: Client, workshop: Workshop, mine: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat = go_to(workshop, "aloud")
    Seat.objects.filter(pk=mine.pk).update(sends=flood.SENDS_A_MINUTE, sends_minute=1)
    monkeypatch.setattr(time, "time", lambda: 60.0)
    assert send(client, workshop, beat, script=True, text="vielä").status_code == 429
    monkeypatch.setattr(time, "time", lambda: 120.0)
    assert send(client, workshop, beat, script=True, text="vielä").status_code == 200


def test_a_reload_of_a_refused_page_comes_back_to_the_task(
    client: Client, workshop: Workshop, beat: Beat
) -> None:
    assert client.get(f"/w/{workshop.pk}/give/")["Location"] == f"/w/{workshop.pk}/"


def test_those_in_the_room_read_what_was_agreed_there(
    client: Client, workshop: Workshop, mine: Seat
) -> None:
    beat = go_to(workshop, "promises")
    give.contribute(mine, beat, Promise(what="Avainkaappi", due=date(2026, 12, 4)), key=uuid4())
    close.close(workshop)
    page = client.get(f"/w/{workshop.pk}/").content.decode()
    assert "Avainkaappi" in page
    assert "4.12.2026" in page
