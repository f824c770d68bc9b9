"""Questions come from a table, a row each; what is wrong is told by row, and half never taken."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from openpyxl import Workbook

from talkoot.methods import reading as texts
from talkoot.methods import writing
from talkoot.people.models import Person
from talkoot.surveys import bringing, composing, library, reading
from talkoot.surveys.models import Survey
from tests.conftest import ClientOf

HEAD = ("id", "scale", "text fi", "text sv", "text en", "reverse")
TERMS = {"answers": "agree", "source": {"fi": "Oma."}, "licence": {"fi": "Oma."}}
CANTEEN = ("", "Ruokala", "Ruokala on lähellä.", "Matsalen är nära.", "The canteen is near.", "")


def workbook(*rows: tuple[Any, ...], head: tuple[str, ...] = HEAD) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (head, *rows):
        sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def brought(raw: bytes, questionnaire: str = "wellbeing-short") -> dict[str, Any]:
    words = texts.words_of(library.source_of(questionnaire))
    names = (f"own-{number}" for number in range(99))
    return bringing.brought(raw, words, lambda: next(names), TERMS)


def mistakes(raw: bytes) -> str:
    with translation.override("en"), pytest.raises(bringing.RowsError) as told:
        brought(raw)
    return "\n".join(told.value.mistakes)


def test_the_wording_of_an_instrument_comes_in_at_once() -> None:
    asked = library.shipped()["brs-6"]
    rows = [(one.id, "", f"S{one.id}", f"R{one.id}", f"E{one.id}", "") for one in asked.items]
    words = brought(workbook(*rows), "brs-6")
    assert [one["text"]["sv"] for one in words["items"]] == [f"R{one.id}" for one in asked.items]
    assert [bool(one.get("reverse")) for one in words["items"]] == [
        one.reverse for one in asked.items
    ]


def test_new_questions_of_a_new_theme_stand_together() -> None:
    words = brought(workbook(CANTEEN, ("", "ruokala", "A.", "B.", "C.", "x"), CANTEEN))
    theme = words["scales"][-1]
    mine = [one for one in words["items"] if one["scale"] == theme["id"]]
    assert theme["title"]["fi"] == "Ruokala"
    assert [one.get("reverse", False) for one in mine] == [False, True, False]


def test_a_new_question_may_join_a_theme_by_its_title_in_any_language() -> None:
    for name in ("ps", "Turvallisuus", "trygghet"):
        words = brought(workbook(("", name, "A.", "B.", "C.", "")))
        assert words["items"][1]["scale"] == "ps"


def test_a_csv_file_says_the_same() -> None:
    raw = "tunnus;asteikko;suomi;svenska;english;käännetty\n;Ruokala;A.;B.;C.;x\n".encode()
    assert brought(raw)["items"][-1]["reverse"] is True


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("", "Ruokala", "", "", "", ""), "Row 2: there is no text"),
        (("Ö 1", "Ruokala", "A.", "", "", ""), "Row 2: “Ö 1” is no short name"),
        (("", "", "A.", "", "", ""), "Row 2: a new question needs a theme"),
        (("", "Ruokala", "A.", "", "", "ehkä"), "Row 2: “ehkä” in the column “reverse”"),
        (("", "Ruokala", "A" * 301, "", "", ""), "Row 2: the text is too long"),
        (("", "Ruokala", "Onko sinulla diagnoosia?", "", "", ""), "Row 2: it asks about health"),
    ],
)
def test_what_is_wrong_is_told_by_row(row: tuple[str, ...], told: str) -> None:
    assert told in mistakes(workbook(row, CANTEEN))


def test_an_id_that_comes_twice_is_told_at_the_second() -> None:
    row = ("ca1", *CANTEEN[1:])
    assert mistakes(workbook(row, row)) == "Row 3: “ca1” is there twice."


def test_many_rows_are_refused_and_many_mistakes_told_in_part() -> None:
    assert "more than 200 rows" in mistakes(workbook(*[CANTEEN] * 201))
    assert len(mistakes(workbook(*[("", "", "A.", "", "", "")] * 50)).splitlines()) == bringing.TOLD


def test_a_formula_is_not_reckoned() -> None:
    """What a workbook would reckon is empty or what was saved with it; nothing is run here."""
    assert "there is no text" in mistakes(workbook(("", "Ruokala", "=1+1", "", "", "")))


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b"0" * (70 * 1024 * 1024))
    return packed.getvalue()


def entities() -> bytes:
    """A workbook whose sheet names a file of the server."""
    packed, before = io.BytesIO(), zipfile.ZipFile(io.BytesIO(workbook(CANTEEN)))
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    with zipfile.ZipFile(packed, "w") as file:
        for name in before.namelist():
            is_sheet = name.startswith("xl/worksheets/")
            file.writestr(name, evil if is_sheet else before.read(name))
    return packed.getvalue()


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04rubbish", b"\0" * 50, bomb(), entities()])
def test_a_hostile_file_is_refused_in_words(raw: bytes) -> None:
    told = mistakes(raw)
    assert told
    assert "root:" not in told


@pytest.mark.django_db
def test_the_page_takes_a_workbook_or_says_what_to_mend(
    client_of: ClientOf, aino: Person, draft: Survey
) -> None:
    desk, page = client_of(aino), f"/surveys/{draft.pk}/questions/table/"
    desk.cookies["django_language"] = "en"
    wrong = SimpleUploadedFile("q.xlsx", workbook(("", "", "A.", "", "", "")))
    told = desk.post(page, {"file": wrong}).content.decode()
    assert "Row 2: a new question needs a theme" in told
    assert Survey.objects.get(pk=draft.pk).source == draft.source
    right = SimpleUploadedFile("q.xlsx", workbook(CANTEEN))
    assert desk.post(page, {"file": right}).status_code == 302
    items = Survey.objects.get(pk=draft.pk).questionnaire.items
    assert str(items[-1].text) in CANTEEN


def test_what_was_brought_can_be_asked() -> None:
    words = composing.with_answers(texts.words_of(library.source_of("uwes-3")))
    names = iter(("own-a", "own-b"))
    terms = composing.own_terms(words, "Kuoma")
    made = bringing.brought(workbook(CANTEEN), words, lambda: next(names), terms)
    assert reading.check(writing.write(made)) == []
