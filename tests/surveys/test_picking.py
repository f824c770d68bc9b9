"""From the bank of statements a coordinator picks what is asked."""

from __future__ import annotations

import pytest
from django.test import Client

from talkoot.people.models import Person, Unit
from talkoot.surveys import library, reading
from talkoot.surveys.models import Survey
from talkoot.surveys.picking import picked
from tests.conftest import ClientOf

BANK = "talkoot-constructs"


def test_what_is_picked_is_the_same_as_in_the_bank() -> None:
    bank = library.shipped()[BANK]
    some = reading.read(picked(library.source_of(BANK), ["stress", "voice"]))
    assert [scale.id for scale in some.scales] == ["voice", "stress"]
    assert some.scale("stress") == bank.scale("stress")
    assert some.items == (*bank.items_of(bank.scale("voice")), *bank.items_of(bank.scale("stress")))
    assert {answers.id for answers in some.answers} == {"agree", "much"}


def test_all_picked_is_the_bank_itself() -> None:
    bank = library.shipped()[BANK]
    everything = [scale.id for scale in bank.scales]
    assert reading.read(picked(library.source_of(BANK), everything)) == bank


@pytest.fixture
def desk(client_of: ClientOf, aino: Person) -> Client:
    client = client_of(aino)
    client.cookies["django_language"] = "en"
    return client


def words(units: list[Unit], **more: object) -> dict[str, object]:
    house = str(units[0].organisation_id)
    told = {"organisation": house, "title": "Kysely", "mode": "anonymous", "k": "5"}
    return told | {"contact": "Aino", "questionnaire": BANK} | more


@pytest.mark.django_db
def test_a_survey_asks_what_was_picked(desk: Client, units: list[Unit]) -> None:
    desk.post("/surveys/new/", words(units, scales=["safety", "work-ability"]))
    asked = Survey.objects.get().questionnaire
    assert [scale.id for scale in asked.scales] == ["safety", "work-ability"]
    assert len(asked.items) == 4


@pytest.mark.django_db
def test_nothing_picked_is_said_and_nothing_made(desk: Client, units: list[Unit]) -> None:
    page = desk.post("/surveys/new/", words(units)).content.decode()
    assert "Choose at least one theme" in page
    assert not Survey.objects.exists()


@pytest.mark.django_db
def test_more_than_forty_questions_are_too_many(desk: Client, units: list[Unit]) -> None:
    themes = [scale.id for scale in library.shipped()[BANK].scales]
    page = desk.post("/surveys/new/", words(units, scales=themes[:14])).content.decode()
    assert "That makes 42 questions" in page
    assert not Survey.objects.exists()
    desk.post("/surveys/new/", words(units, scales=themes[:13]))
    assert len(Survey.objects.get().questionnaire.items) == 39


@pytest.mark.django_db
def test_another_questionnaire_is_asked_whole(desk: Client, units: list[Unit]) -> None:
    desk.post("/surveys/new/", words(units, questionnaire="wellbeing-short", scales=["safety"]))
    assert len(Survey.objects.get().questionnaire.items) == 8


@pytest.mark.django_db
def test_what_could_not_be_opened_is_not_offered(desk: Client, units: list[Unit]) -> None:
    page = desk.get("/surveys/new/").content.decode()
    assert 'value="wellbeing-short"' in page
    assert 'value="uwes-9"' not in page
    desk.post("/surveys/new/", words(units, questionnaire="uwes-9"))
    assert not Survey.objects.exists()
