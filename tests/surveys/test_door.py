"""The respondent's door: nothing is kept of who looks, and nothing typed is lost."""

from __future__ import annotations

import gzip

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from talkoot.people.models import Person
from talkoot.surveys.actions import answer, plan
from talkoot.surveys.models import Ballot, SpentSlip, Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import PEOPLE, Trustee, place_of, slip

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked(survey: Survey) -> Survey:
    plan.print_slips(survey, {place_of(survey, code): n for code, n in PEOPLE.items()})
    return Survey.objects.get(pk=survey.pk)


@pytest.fixture
def code(asked: Survey) -> str:
    return slip(asked, "100", 1)[0]


def page(path: str, client: Client | None = None) -> str:
    response = (client or Client()).get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_code_that_is_typed_leads_to_the_page_that_says_what_is_asked(code: str) -> None:
    for typed in (code, code.lower(), f" {code.replace('-', ' ')} "):
        response = Client().post("/s/", {"code": typed}, follow=True)
        assert "Alkukartoitus" in response.content.decode()


def test_before_the_first_question_one_reads_who_asks_and_what_becomes_of_it(
    code: str, asked: Survey
) -> None:
    told = page(f"/s/{code}/")
    assert "vo1" not in told
    for words in ("Kuoma", "Tuulikki Tammi", "Yksikkö 100", "1.9.2026", str(asked.k)):
        assert words in told


@pytest.mark.parametrize("path", ["/s/", "/s/{code}/", "/s/{code}/questions/", "/s/thanks/"])
def test_no_cookie_is_set_nothing_is_kept_and_no_referrer_goes(code: str, path: str) -> None:
    client = Client()
    response = client.get(path.format(code=code))
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    assert not client.cookies
    assert not Session.objects.exists()


def test_sending_sets_no_cookie_either(code: str) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(
        f"/s/{code}/questions/", {"vo1": "4"}, headers={"Origin": "null"}, follow=True
    )
    assert response.request["PATH_INFO"] == "/s/thanks/"
    assert not client.cookies
    assert Ballot.objects.count() == 1


def test_the_messages_of_who_is_signed_in_stay_where_they_are(
    code: str, client_of: ClientOf, aino: Person
) -> None:
    """A respondent who is signed in beside leaves no mark in her session."""
    client = client_of(aino)
    before = [(one.pk, one.session_data) for one in Session.objects.all()]
    for path in (f"/s/{code}/", f"/s/{code}/questions/"):
        assert not client.get(path).cookies
    assert not client.post(f"/s/{code}/questions/", {"vo1": "4"}).cookies
    assert [(one.pk, one.session_data) for one in Session.objects.all()] == before


def test_looking_marks_nothing(code: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        for path in ("/s/", f"/s/{code}/", f"/s/{code}/questions/", "/s/thanks/"):
            page(path)
            Client().head(path)
    written = [query["sql"] for query in captured if query["sql"].startswith(("INSERT", "UPDATE"))]
    assert written == []
    assert not SpentSlip.objects.exists()
    assert not Ballot.objects.exists()


def test_a_mistake_keeps_everything_that_was_filled_in(code: str) -> None:
    told = Client().post(f"/s/{code}/questions/", {"vo1": "4", "vo2": "9"}).content.decode()
    assert 'name="vo1" value="4"' in told
    assert told[told.index('name="vo1" value="4"') :].split(">")[0].endswith("checked")
    assert not Ballot.objects.exists()


def test_an_empty_sheet_is_not_sent(code: str) -> None:
    assert Client().post(f"/s/{code}/questions/", {}).status_code == 200
    assert not Ballot.objects.exists()


def test_a_used_slip_is_used_up_and_only_who_sends_learns_it(code: str) -> None:
    before = page(f"/s/{code}/")
    Client().post(f"/s/{code}/questions/", {"vo1": "4"})
    again = Client().post(f"/s/{code}/questions/", {"vo1": "1"})
    assert again.status_code == 403
    assert "<fieldset" not in again.content.decode()
    assert page(f"/s/{code}/") == before
    assert Ballot.objects.count() == 1


def test_a_closed_survey_has_no_door(code: str, asked: Survey) -> None:
    answer.close(asked)
    assert Client().get(f"/s/{code}/").status_code == 404
    assert Client().post(f"/s/{code}/questions/", {"vo1": "4"}).status_code == 404


def test_a_slip_that_was_not_printed_opens_nothing(survey: Survey) -> None:
    code, _unit = slip(survey, "100", 1)
    assert Client().get(f"/s/{code}/").status_code == 404


def test_guesses_are_slowed_for_everybody_whatever_their_address(
    code: str, settings: Settings
) -> None:
    settings.FAILED_CODES_A_MINUTE = 3
    for number in range(3):
        address = f"192.0.2.{number}"
        Client(REMOTE_ADDR=address).get(f"/s/1-AAAAAAA{number + 2}/")
    assert Client().get(f"/s/{code}/").status_code == 429
    assert Client().post("/s/", {"code": code}).status_code == 429


def test_right_codes_and_what_can_be_no_code_cost_nothing(code: str, settings: Settings) -> None:
    settings.FAILED_CODES_A_MINUTE = 1
    for typed in ("kukka", "1", "a" * 40, "9" * 300, "ä-ÄÄÄÄÄÄÄÄ"):
        assert Client().post("/s/", {"code": typed}).status_code == 404
    for _time in range(3):
        page(f"/s/{code}/")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_door_speaks_the_language_that_is_asked_for_without_a_cookie(
    code: str, language: str
) -> None:
    words = {"fi": "Ajatukseni", "sv": "Mina tankar", "en": "My thoughts"}
    told = page(f"/s/{code}/questions/?language={language}")
    assert f'<html lang="{language}"' in told
    assert words[language] in told
    sent = Client().post(f"/s/{code}/questions/?language={language}", {"vo1": "3"})
    assert sent["Location"].endswith(f"?language={language}")


def test_a_confidential_survey_is_not_called_anonymous(
    asked: Survey, code: str, trustee: Trustee
) -> None:
    anonymous = page(f"/s/{code}/?language=en")
    Survey.objects.filter(pk=asked.pk).update(mode=Survey.Mode.CONFIDENTIAL)
    confidential = page(f"/s/{code}/?language=en")
    assert "confidential, not anonymous" in confidential
    assert "confidential, not anonymous" not in anonymous
    assert "Tuulikki Tammi" not in confidential


def test_what_one_looks_at_is_compressed_and_what_one_sent_is_not(code: str) -> None:
    packed = {"Accept-Encoding": "gzip"}
    looked = Client().get(f"/s/{code}/questions/", headers=packed)
    assert looked["Content-Encoding"] == "gzip"
    assert code in gzip.decompress(looked.content).decode()
    refused = Client().post(f"/s/{code}/questions/", {"vo1": "6"}, headers=packed)
    assert refused.status_code == 200
    assert "Content-Encoding" not in refused
