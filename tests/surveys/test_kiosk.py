"""A shared tablet: one address for all, no cookie, and nothing of the one before."""

from __future__ import annotations

import pytest
from django.test import Client

from talkoot.people.models import Person
from talkoot.surveys import personal
from talkoot.surveys.actions import answer, invite, plan
from talkoot.surveys.models import Ballot, Mark, SpentSlip, Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import PEOPLE, place_of, slip

pytestmark = pytest.mark.django_db(transaction=True)
KIOSK = "/s/kiosk/?language=en"


@pytest.fixture
def asked(survey: Survey) -> Survey:
    plan.print_slips(survey, {place_of(survey, code): n for code, n in PEOPLE.items()})
    invite.add(survey, place_of(survey, "300"), name="Eeva", email="eeva@example.org")
    return Survey.objects.get(pk=survey.pk)


@pytest.fixture(params=["slip", "personal"])
def code(request: pytest.FixtureRequest, asked: Survey) -> str:
    if request.param == "slip":
        return slip(asked, "100", 1)[0]
    return personal.code(asked.pk, asked.invitees.get().pk)


def test_one_answers_at_the_tablet_and_no_address_has_the_code(code: str) -> None:
    tablet = Client()
    page = tablet.post(KIOSK, {"code": code.lower()})
    assert page.status_code == 200
    assert "To the questions" in page.content.decode()
    page = tablet.post(KIOSK, {"code": code, "as": "usual"})
    assert 'name="vo1"' in page.content.decode()
    assert not Ballot.objects.exists()
    page = tablet.post(KIOSK, {"code": code, "sheet": "1", "vo1": "4"}, follow=True)
    assert page.redirect_chain[0][0].startswith("/s/thanks/")
    assert "The next one, please" in page.content.decode()
    assert Ballot.objects.count() == 1
    assert not tablet.cookies
    plain = code.replace("-", "")
    assert not any(plain in address for address, _status in page.redirect_chain)
    for name in ("action=", "href="):
        assert f'{name}"/s/{plain}' not in page.content.decode()


def test_every_step_at_the_tablet_leads_back_to_the_tablet(code: str) -> None:
    for more in ({}, {"as": "usual"}, {"sheet": "1"}):
        page = Client().post(KIOSK, {"code": code, **more}).content.decode()
        assert f"/s/{code.replace('-', '')}/" not in page
        assert "/s/kiosk/" in page
        assert "data-survey-idle" in page
        assert "data-keep" not in page


def test_a_mistake_keeps_what_was_filled_in_at_the_tablet_too(code: str) -> None:
    page = Client().post(KIOSK, {"code": code, "sheet": "1", "vo1": "4", "vo2": "9"})
    told = page.content.decode()
    assert told[told.index('name="vo1" value="4"') :].split(">")[0].endswith("checked")
    assert not Ballot.objects.exists()


def test_a_wrong_code_is_told_at_the_tablet_and_can_be_mended(asked: Survey) -> None:
    page = Client().post(KIOSK, {"code": "kukka"})
    assert page.status_code == 404
    assert 'value="kukka"' in page.content.decode()
    assert 'action="/s/kiosk/' in page.content.decode()


def test_looking_at_the_tablet_marks_nothing(code: str) -> None:
    Client().get(KIOSK)
    Client().post(KIOSK, {"code": code})
    assert not Mark.objects.exists()
    assert not SpentSlip.objects.exists()


def test_a_closed_survey_takes_nothing_at_the_tablet(asked: Survey, code: str) -> None:
    answer.close(asked)
    assert Client().post(KIOSK, {"code": code, "sheet": "1", "vo1": "4"}).status_code == 404


def test_all_letters_come_as_one_tagged_pdf(
    asked: Survey, client_of: ClientOf, aino: Person
) -> None:
    desk = client_of(aino)
    whole = desk.get(f"/surveys/{asked.pk}/letters.pdf")
    assert whole.headers["Content-Type"] == "application/pdf"
    assert whole.content.startswith(b"%PDF-")
    assert b"/MarkInfo" in whole.content
    assert desk.get(f"/surveys/{asked.pk}/letters.pdf?paper").status_code == 404  # all have e-mail
