"""Results taken along: the same figures as on the page, for the same readers, and no others."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from django.template.defaultfilters import floatformat
from django.test import Client
from django.utils import translation

from talkoot.people.models import Person
from talkoot.surveys import picturing, report, seeing, tabling
from talkoot.surveys.actions import count
from talkoot.surveys.beside import ChangeShown
from talkoot.surveys.models import Answer, Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import Trustee, answered, counted

pytestmark = pytest.mark.django_db(transaction=True)
SHAPES = ("export.csv", "export.xlsx", "export.pdf", "voice.svg", "voice.png")
HOSTILE = '=HYPERLINK("x") #panic() <script> 😀'


@pytest.fixture
def published(survey: Survey, trustee: Trustee) -> Survey:
    """Published, with a unit of a hostile name, and no answer is left beside the snapshot."""
    answered(survey)
    done = counted(survey, trustee)
    count.publish(done, seconds=2)
    done.refresh_from_db()
    assert done.tree
    done.tree[1]["names"]["fi"] = HOSTILE
    done.save(update_fields=["tree"])
    Answer.objects.all().delete()
    return done


@pytest.fixture
def reader(client_of: ClientOf, aino: Person) -> Client:
    client = client_of(aino)
    client.cookies["django_language"] = "en"
    return client


def numbers(told: Any) -> set[float]:
    """Every number anywhere in plain data."""
    if isinstance(told, dict):
        return set().union(*(numbers(one) for one in told.values()), set())
    if isinstance(told, list):
        return set().union(*(numbers(one) for one in told), set())
    return {float(told)} if isinstance(told, int | float) else set()


def in_snapshot(survey: Survey) -> set[float]:
    """What was released, with the steps the scales begin and end with."""
    ends = {0.0, 1.0, 2.0, 3.0, 4.0, 5.0}
    return numbers(survey.results) | numbers(survey.k) | ends


@pytest.mark.parametrize("shape", SHAPES)
def test_whoever_sees_the_page_may_take_it_along(
    published: Survey, reader: Client, shape: str
) -> None:
    response = reader.get(f"/surveys/{published.pk}/results/{shape}")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment; ")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("shape", SHAPES)
def test_nobody_else_finds_it(
    published: Survey, client_of: ClientOf, cecilia: Person, shape: str
) -> None:
    address = f"/surveys/{published.pk}/results/{shape}"
    assert client_of(cecilia).get(address).status_code == 404
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("shape", [*SHAPES, "export.exe", "nosuch.svg"])
def test_nothing_is_taken_along_before_it_is_published(
    survey: Survey, reader: Client, shape: str
) -> None:
    assert reader.get(f"/surveys/{survey.pk}/results/{shape}").status_code == 404


def test_every_number_of_a_workbook_was_released(published: Survey, reader: Client) -> None:
    made = reader.get(f"/surveys/{published.pk}/results/export.xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(made))
    cells = [cell.value for sheet in book for row in sheet for cell in row]
    found = {float(one) for one in cells if isinstance(one, int | float)}
    assert found
    assert found <= in_snapshot(published)
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_every_number_of_a_table_was_released(published: Survey) -> None:
    asked, tree, results = published.questionnaire, published.tree or [], published.results or {}
    cells = [cell for row in tabling.one_table(asked, tree, results) for cell in row]
    assert {float(one) for one in cells if isinstance(one, int | float)} <= in_snapshot(published)


def test_every_number_on_paper_was_released(published: Survey) -> None:
    with translation.override("en"):  # the point is the decimal sign then
        told = report.told(published, 0)
        allowed = {float(floatformat(one, 1)) for one in in_snapshot(published)}
    cells = [cell for line in told["overview"] for cell in line[1:4]]
    cells += [cell for scale in told["scales"] for line in scale["lines"] for cell in line[1:]]
    found = {float(one) for cell in cells for one in re.findall(r"\d+(?:\.\d+)?", cell)}
    assert found
    assert found <= allowed


def test_a_change_is_in_the_table_only_where_the_page_tells_it_of_the_unit(
    published: Survey,
) -> None:
    shown = report.near(published, 0)[0]
    told = ChangeShown("Kevät", before=3.1, change=0.4, low=0.1, high=0.7)
    elsewhere = ChangeShown("Kevät", at="Kuoma", before=3.1, change=0.4)
    for change, found in ((told, [3.1, 0.4, 0.1, 0.7]), (elsewhere, [None] * 4)):
        scales = (replace(shown.scales[0], change=change),)
        _heading, row = tabling.scales([replace(shown, scales=scales)])
        assert row[-5:-1] == found


def test_a_unit_with_too_few_stands_nowhere_alone(published: Survey, reader: Client) -> None:
    table = reader.get(f"/surveys/{published.pk}/results/export.csv").content.decode("utf-8-sig")
    units = {line.split(";")[0] for line in table.splitlines()[1:]}
    assert not {one for one in units if one == "Yksikkö 200"}
    assert any("Yksikkö 200" in one for one in units)


def test_a_formula_in_the_name_of_a_unit_is_text(published: Survey, reader: Client) -> None:
    table = reader.get(f"/surveys/{published.pk}/results/export.csv").content.decode("utf-8-sig")
    assert HOSTILE.replace('"', '""') in table
    assert not re.search(r'(^|;)"?=', table, re.MULTILINE)
    picture = reader.get(f"/surveys/{published.pk}/results/voice.svg").content.decode()
    assert "<script>" not in picture


def test_a_picture_says_in_words_what_it_shows(published: Survey) -> None:
    units = report.near(published, 0)
    made = picturing.picture(units, 0)
    assert made
    for unit in units:
        assert all(name in made.sentence for name in unit.names)
    assert len(made.drawn) == len([one for one in units if one.scales[0].n])


def test_what_is_held_back_from_a_reader_is_not_taken_along_either(
    published: Survey, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def less(survey: Survey, *_whom: object) -> dict[str, Any]:
        return {**(survey.results or {}), "scales": {"voice": {"units": {}}}}

    monkeypatch.setattr(seeing, "told_to", less)
    table = reader.get(f"/surveys/{published.pk}/results/export.csv").content.decode("utf-8-sig")
    assert len(table.splitlines()) == 1
    assert reader.get(f"/surveys/{published.pk}/results/voice.svg").status_code == 404


def test_screens_show_one_finding_each_and_work_as_plain_anchors(
    published: Survey, reader: Client
) -> None:
    page = reader.get(f"/surveys/{published.pk}/results/screens/?unit=0").content.decode()
    ids = set(re.findall(r'id="(screen-\d+)"', page))
    assert ids == {f"screen-{number}" for number in range(len(ids))}
    assert len(ids) == 3 + len([one for one in report.near(published, 0)[0].scales if one.n])
    assert set(re.findall(r'href="#(screen-\d+)"', page)) <= ids
    assert "What do you recognise?" in page


def test_screens_are_for_the_house_only(
    published: Survey, client_of: ClientOf, cecilia: Person
) -> None:
    address = f"/surveys/{published.pk}/results/screens/"
    assert client_of(cecilia).get(address).status_code == 404
    assert Client().get(address).status_code == 302
