"""A respondent's page: plain words without a trace, nothing lost by changing them, and light."""

from __future__ import annotations

import pytest
from django.test import Client

from talkoot.people.models import Organisation
from talkoot.surveys import library
from talkoot.surveys.actions import plan
from talkoot.surveys.models import Ballot, Survey
from talkoot.surveys.picking import picked
from tests.surveys.conftest import slip

pytestmark = pytest.mark.django_db(transaction=True)
MOST_BYTES = 60 * 1024
LONGEST = [scale.id for scale in library.shipped()[library.BANK].scales][:13]  # 39 questions


@pytest.fixture
def code(survey: Survey) -> str:
    """A slip of a survey of as many questions as one page may have."""
    source = picked(library.source_of(library.BANK), LONGEST)
    Survey.objects.filter(pk=survey.pk).update(source=source)
    plan.print_slips(survey, dict.fromkeys(range(len(survey.tree or ())), 2))
    return slip(survey, "100", 1)[0]


def page(code: str, **sent: str) -> str:
    path = f"/s/{code}/questions/?language=en"
    response = Client().post(path, sent) if sent else Client().get(path)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_the_longest_page_is_light(code: str, kuoma: Organisation) -> None:
    assert len(page(code).encode()) <= MOST_BYTES


def test_the_same_is_said_in_plain_words_and_back_and_nothing_is_lost(code: str) -> None:
    usual, plain = "Here I can say aloud", "At work I can say: I don"
    assert usual in page(code)
    changed = page(code, **{"as": "plain", "ps1": "4"})
    assert plain in changed
    assert usual not in changed
    assert 'name="ps1" value="4"' in changed
    assert changed[changed.index('name="ps1" value="4"') :].split(">")[0].endswith("checked")
    assert usual in page(code, **{"as": "usual", "plain": "1", "ps1": "4"})
    assert not Ballot.objects.exists()


def test_a_mistake_keeps_the_plain_words(code: str) -> None:
    assert "At work I can say: I don" in page(code, plain="1", ps1="99")


def test_in_plain_words_the_same_ballot_is_sent(code: str) -> None:
    sent = Client().post(f"/s/{code}/questions/", {"plain": "1", "ps1": "4"})
    assert sent.status_code == 302
    assert Ballot.objects.count() == 1


def test_how_long_it_takes_is_said_before_and_on_the_page(code: str) -> None:
    assert "Takes about 6 minutes." in page(code)
    assert "about 6 minutes" in Client().get(f"/s/{code}/?language=en").content.decode()
