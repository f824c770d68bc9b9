"""Those without a phone write on a printed sheet, and count as much as anybody."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from talkoot.people.models import Person
from talkoot.stepkinds.write.kind import Body as Card
from talkoot.workshops import screens, sheets, voices
from talkoot.workshops.actions import close, move, paper
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop
from tests.conftest import ClientOf
from tests.workshops.test_anonymity import go_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(client_of: ClientOf, aino: Person) -> Client:
    return client_of(aino)


def sheet(workshop: Workshop, beat: Beat, number: int, text: str) -> dict[str, str]:
    return {"sheet": sheets.code(workshop, number), f"beat-{beat.pk}-0-text": text}


def entry(workshop: Workshop) -> str:
    return reverse("workshops:enter_sheet", args=[workshop.pk])


def test_a_sheet_is_entered_and_shown_among_the_others(
    host: Client, workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "ideas")
    for number in range(1, 6):
        answer = host.post(entry(workshop), sheet(workshop, beat, number, f"lappu {number}"))
        assert answer.status_code == 302
    move.close_input(workshop, seen=beat.pk)
    shown = {card.body["text"] for card in screens.readable(Beat.objects.get(pk=beat.pk))}
    assert shown == {f"lappu {number}" for number in range(1, 6)}
    assert not Contribution.objects.exclude(seat=None).exists()


def test_a_sheet_counts_in_the_voice_meter_and_in_the_summary(
    host: Client, workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "aloud")
    host.post(entry(workshop), sheet(workshop, beat, 1, "paperilta"))
    voice = voices.voice(workshop, Beat.objects.get(pk=beat.pk))
    assert (voice.heard, voice.people) == (1, len(seats) + 1)
    close.close(workshop)
    workshop.refresh_from_db()
    assert workshop.summary is not None
    assert workshop.summary["heard"] == 1


def test_a_sheet_is_entered_only_once_and_what_was_typed_stays(
    host: Client, workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "aloud")
    host.post(entry(workshop), sheet(workshop, beat, 3, "kerran"))
    again = host.post(entry(workshop), sheet(workshop, beat, 3, "toistamiseen"))
    assert again.status_code == 200
    assert "toistamiseen" in again.content.decode()
    assert [card.body["text"] for card in Contribution.objects.all()] == ["kerran"]
    assert paper.entered(workshop) == 1


def test_a_code_that_was_misread_is_refused(host: Client, workshop: Workshop) -> None:
    beat = go_to(workshop, "aloud")
    good = sheets.code(workshop, 7)
    wrong = "8" + good[1:]
    answer = host.post(entry(workshop), sheet(workshop, beat, 7, "teksti") | {"sheet": wrong})
    assert "teksti" in answer.content.decode()
    assert not Seat.objects.exists()


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "spaced"])
def test_a_code_is_read_however_it_is_typed(workshop: Workshop, typed: str) -> None:
    code = sheets.code(workshop, 12)
    ways = {"lower": code.lower(), "spaced": code.replace("-", " ")}
    assert sheets.number_of(workshop, ways.get(typed, typed.format(code))) == 12


def test_an_empty_sheet_takes_no_seat(host: Client, workshop: Workshop) -> None:
    beat = go_to(workshop, "aloud")
    answer = host.post(entry(workshop), sheet(workshop, beat, 1, "   "))
    assert answer.status_code == 200
    assert not Seat.objects.exists()


def test_two_cards_of_a_sheet_are_two_cards(host: Client, workshop: Workshop) -> None:
    beat = go_to(workshop, "aloud")
    both = sheet(workshop, beat, 1, "yksi") | {f"beat-{beat.pk}-1-text": "kaksi"}
    host.post(entry(workshop), both)
    assert {card.body["text"] for card in Contribution.objects.all()} == {"yksi", "kaksi"}


def test_nothing_waits_for_who_writes_on_paper(workshop: Workshop, seats: list[Seat]) -> None:
    beat = go_to(workshop, "aloud")
    seat = paper.enter(workshop, 1, [(beat, Card(text="paperilta"))], language="fi")
    seat.refresh_from_db()
    assert seat.left
    assert seat.way == Seat.Way.PAPER


def test_each_printed_sheet_has_a_code_of_its_own_and_the_questions(
    host: Client, workshop: Workshop
) -> None:
    page = host.get(reverse("workshops:sheets", args=[workshop.pk]), {"number": 3, "first": 5})
    told = page.content.decode()
    assert re.findall(r'sheet-code">([^<]+)<', told) == [
        sheets.code(workshop, number) for number in (5, 6, 7)
    ]
    assert told.count("Ajatuksia") == 3


def test_more_sheets_than_there_are_codes_cannot_be_printed(
    host: Client, workshop: Workshop
) -> None:
    far = {"number": 10, "first": sheets.MOST}
    page = host.get(reverse("workshops:sheets", args=[workshop.pk]), far)
    assert "sheet-code" not in page.content.decode()


def test_who_has_written_on_paper_counts_for_anonymity_as_a_seat(workshop: Workshop) -> None:
    beat = go_to(workshop, "welcome")
    for number in range(1, 6):
        paper.enter(workshop, number, [], language="fi")
    assert move.advance(workshop, seen=beat.pk).too_few == ()
    workshop.refresh_from_db()
    assert workshop.beat is not None
    assert workshop.beat.step_id == "ideas"
