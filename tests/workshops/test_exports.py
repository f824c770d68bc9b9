"""What leaves as a table is what the summary shows: tame, readable, and nobody's."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from uuid import uuid4

import openpyxl
import pytest
from django.utils import translation

from talkoot.ground.spreadsheet import RISKY
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.ask.kind import Body as Answers
from talkoot.stepkinds.vote.kind import Body as Vote
from talkoot.stepkinds.write.kind import Body as Card
from talkoot.workshops import exports, screens
from talkoot.workshops.actions import close, give, join, moderate, prepare
from talkoot.workshops.models import Beat, Seat, Workshop
from tests.conftest import ClientOf
from tests.workshops.conftest import METHOD
from tests.workshops.test_anonymity import go_to

PAYLOADS = (
    "=1+1",
    "+358401234567",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "\uff1d1+1",
    '=HYPERLINK("https://example.org","klikkaa")',
    "{=1+1}",
)
ARABIC = "مرحبا بالجميع"
QUESTION = """
[[steps]]
id = "pulse"
kind = "ask"
minutes = 3
privacy = "anonymous"
reveal = "close"
title = { en = "Pulse", fi = "Pulssi", sv = "Puls" }

[[steps.questions]]
id = "dare"
type = "scale"
text = { en = "I dare", fi = "Uskallan", sv = "Jag vågar" }
"""
Kept = Callable[..., Workshop]


@pytest.fixture
def kept(workshop: Workshop, seats: list[Seat]) -> Kept:
    """Close a room in which these texts were said aloud."""

    def close_with(*texts: str) -> Workshop:
        beat = go_to(workshop, "aloud")
        for place, text in enumerate(texts):
            give.contribute(seats[place % 6], beat, Card(text=text), key=uuid4())
        close.close(workshop)
        workshop.refresh_from_db()
        return workshop

    return close_with


def sheet(workshop: Workshop) -> list[list[str]]:
    text = exports.as_csv(workshop).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def cells(workshop: Workshop) -> list[openpyxl.cell.cell.Cell]:
    book = openpyxl.load_workbook(io.BytesIO(exports.as_xlsx(workshop)))
    return [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value]


def test_no_cell_of_the_csv_can_be_taken_for_a_formula(kept: Kept) -> None:
    workshop = kept(*PAYLOADS)
    texts = [cell for row in sheet(workshop) for cell in row]
    assert not [text for text in texts if text.lstrip(" ").startswith(RISKY)]
    for payload in PAYLOADS:
        assert any(payload in text for text in texts), payload


def test_every_cell_of_the_workbook_is_text_and_none_a_formula_or_a_link(kept: Kept) -> None:
    workshop = kept(*PAYLOADS, "https://example.org/")
    found = cells(workshop)
    assert {cell.data_type for cell in found} == {"s", "n"}
    assert not [cell for cell in found if cell.hyperlink]
    assert {"=1+1", "@SUM(A1:A9)", "{=1+1}"} <= {cell.value for cell in found}


def test_a_finnish_excel_opens_the_csv_as_it_is(kept: Kept) -> None:
    workshop = kept("Rauha syödä; äänettä")
    raw = exports.as_csv(workshop)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert [row[2] for row in sheet(workshop) if len(row) > 2 and "Rauha" in row[2]] == [
        "Rauha syödä; äänettä"
    ]


def test_text_from_right_to_left_and_script_come_out_as_they_were_written(kept: Kept) -> None:
    script = "<script>alert(1)</script>"
    workshop = kept(ARABIC, script)
    values = {cell.value for cell in cells(workshop)}
    assert {ARABIC, script} <= values


def test_what_was_hidden_or_held_back_is_in_no_export(
    workshop: Workshop, seats: list[Seat]
) -> None:
    ideas = go_to(workshop, "ideas")
    for seat in seats[:4]:
        give.contribute(seat, ideas, Card(text="liian harva"), key=uuid4())
    aloud = go_to(workshop, "aloud")
    card = give.contribute(seats[0], aloud, Card(text="satuttaa"), key=uuid4())
    assert card is not None
    moderate.hide(workshop, card.pk, hidden=True)
    close.close(workshop)
    workshop.refresh_from_db()
    assert "liian harva" not in str(sheet(workshop))
    assert "satuttaa" not in str(sheet(workshop))


def test_no_export_tells_a_seat_a_nickname_or_a_time_of_day(workshop: Workshop) -> None:
    seats = [join.take_seat(workshop, nickname="Lempinimi").seat for _n in range(6)]
    beat = go_to(workshop, "ideas")
    for number, seat in enumerate(seats):
        give.contribute(seat, beat, Card(text=f"kortti {number}"), key=uuid4())
    close.close(workshop)
    workshop.refresh_from_db()
    table = str(sheet(workshop))
    assert "Lempinimi" not in table
    assert not [seat for seat in seats if str(seat.pk) in table]
    assert "kortti 3" in table
    assert ":" not in table.replace("': '", "")


def test_votes_come_with_their_weight(workshop: Workshop, seats: list[Seat]) -> None:
    ideas = go_to(workshop, "ideas")
    for number, seat in enumerate(seats):
        give.contribute(seat, ideas, Card(text=f"kortti {number}"), key=uuid4())
    dots = go_to(workshop, "dots")
    chosen = screens.readable(Beat.objects.get(pk=ideas.pk))[0]
    for seat in seats:
        give.contribute(seat, dots, Vote(weights={str(chosen.pk): 2}), key=uuid4())
    close.close(workshop)
    workshop.refresh_from_db()
    with translation.override("fi"):
        voted = [row for row in sheet(workshop) if row[:1] == ["Pisteet"]]
    assert ["Pisteet", "1", chosen.body["text"], "12"] in voted
    assert len(voted) == 6


@pytest.mark.parametrize(("givers", "figure"), [(6, "3,8"), (4, None)])
def test_a_mean_has_a_decimal_comma_and_needs_five_answers(
    givers: int, figure: str | None, programme: Programme, aino: Person
) -> None:
    room = prepare.prepare(programme, METHOD + QUESTION, aino, title="Pulssi")
    prepare.open_room(room)
    seats = [join.take_seat(room).seat for _n in range(6)]
    beat = go_to(room, "pulse")
    for seat, answer in zip(seats[:givers], (5, 4, 4, 3, 4, 3), strict=False):
        give.contribute(seat, beat, Answers(answers={"dare": answer}), key=uuid4())
    close.close(room)
    room.refresh_from_db()
    with translation.override("fi"):
        told = [row[3] for row in sheet(room) if row[2:3] == ["Uskallan"]]
    assert (told == [figure]) if figure else (len(told) == 1 and not told[0][0].isdigit())


def test_bengt_may_take_it_along_and_cecilia_finds_nothing(
    kept: Kept, bengt: Person, cecilia: Person, paavo: Person, client_of: ClientOf
) -> None:
    workshop = kept("Avaimet")
    address = f"/workshops/{workshop.pk}/summary.csv"
    answer = client_of(bengt).get(address)
    assert "Avaimet" in answer.content.decode("utf-8-sig")
    assert answer["Content-Disposition"].startswith("attachment")
    assert client_of(cecilia).get(address).status_code == 404
    assert client_of(paavo).get(address).status_code == 404


def test_a_summary_of_an_older_shape_still_shows_its_cards(
    kept: Kept, bengt: Person, client_of: ClientOf
) -> None:
    workshop = kept("Avaimet")
    assert workshop.summary is not None
    for beat in workshop.summary["beats"]:
        if beat["summary"] is not None:
            beat["summary"]["a word we no longer know"] = 1
    workshop.save()
    assert "Avaimet" in str(sheet(workshop))
    page = client_of(bengt).get(f"/workshops/{workshop.pk}/")
    assert "Avaimet" in page.content.decode()
