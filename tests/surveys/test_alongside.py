"""Opinions, drivers, means from elsewhere and people's own words are taken along as told."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from talkoot.ground import pdf
from talkoot.people.models import Person
from talkoot.surveys import alongside, own_words, reading, report, voices
from talkoot.surveys.actions import remarks
from talkoot.surveys.beside import BenchmarkShown
from talkoot.surveys.models import Survey
from talkoot.surveys.showing import ScaleShown, Shown
from tests.surveys.conftest import PEOPLE
from tests.surveys.test_laying import WORD, asked
from tests.surveys.test_remarks import published
from tests.surveys.test_voices import SOURCE, analysed, camps

__all__ = ["asked"]
DRIVERS = {
    "outcome": "voice",
    "n": 40,
    "explained": 30,
    "exact": True,
    "drivers": [{"scale": "voice", "share": 70, "best": 1, "worst": 2}],
}


def shown(**more: Any) -> Shown:
    scale = ScaleShown("Ääni", "", True, "", "", 1, 5, n=20, mean=3.5, **more)
    return Shown(("Kuoma",), (), 20, 30, (scale,))


def test_opinions_and_drivers_stand_in_tables_of_their_own() -> None:
    with translation.override("en"):
        told = {"opinions": voices.snapshot(analysed(camps(100))), "drivers": DRIVERS}
        made = alongside.sheets(reading.read(SOURCE), told, [shown()])
    assert list(made) == ["What people think", "Groups of opinion", "What goes with it"]
    assert sorted(sum(row[1:]) for row in made["What people think"][1:]) == [100] * 9  # type: ignore[arg-type]
    assert {row[0] for row in made["Groups of opinion"][1:]} == {40, 60}
    assert made["What goes with it"][1][1:] == [70, 1, 2]


def test_a_mean_from_elsewhere_stands_beside_our_own() -> None:
    other = BenchmarkShown(mean=3.2, difference=0.3, g=0.4, source="Kunta10")
    (_head, row) = alongside.elsewhere([shown(benchmark=other), shown()])
    assert row == ["Kuoma", "Ääni", 20, 3.5, 3.2, 0.3, 0.4, "Kunta10"]


def test_where_nothing_of_it_is_told_there_is_no_table() -> None:
    assert not alongside.sheets(reading.read(SOURCE), {}, [replace(shown(), scales=())])


@pytest.mark.django_db(transaction=True)
def test_words_are_taken_along_once_each_and_none_that_is_hidden(
    asked: Survey, client: Client, olga: Person
) -> None:
    survey = published(asked, PEOPLE)
    remarks.hide(survey, remarks.remarks_of(survey)[0].pk)
    client.force_login(olga)
    made = client.get(reverse("surveys:export", args=[survey.pk, "xlsx"])).content
    cells = [
        cell.value
        for sheet in openpyxl.load_workbook(io.BytesIO(made))
        for row in sheet
        for cell in row
    ]
    assert sum(WORD in str(cell) for cell in cells) == sum(PEOPLE.values()) - 1
    survey.results = survey.told_of([0])
    said = report.told(survey, 0)["said"]
    assert [len(one["texts"]) for one in said] == [sum(PEOPLE.values()) - 1]
    assert report.pdf_of(survey, 0).startswith(b"%PDF")


@pytest.mark.django_db(transaction=True)
def test_words_of_fewer_than_ten_are_not_taken_along(asked: Survey) -> None:
    survey = published(asked, {"300": 9})
    assert len(list(own_words.table(survey))) == 1


def test_a_picture_is_drawn_in_the_typeface_of_the_house() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    assert pdf.picture(svg, title="A square").startswith(b"\x89PNG")
