"""Everybody in the house may read what may be asked, and what was asked of her."""

from __future__ import annotations

import pytest

from talkoot.people.models import Person
from talkoot.surveys import library
from talkoot.surveys.models import Survey
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db


def read(client_of: ClientOf, who: Person, page: str) -> str:
    client = client_of(who)
    client.cookies["django_language"] = "en"
    response = client.get(page)
    assert response.status_code == 200, page
    return response.content.decode()


def test_every_questionnaire_is_on_the_shelf(client_of: ClientOf, cecilia: Person) -> None:
    told = read(client_of, cecilia, "/surveys/questionnaires/")
    for asked in library.shipped().values():
        assert f'href="/surveys/questionnaires/{asked.id}/"' in told


@pytest.mark.parametrize("name", sorted(library.shipped()))
def test_each_says_what_it_asks_where_it_comes_from_and_on_what_terms(
    client_of: ClientOf, cecilia: Person, name: str
) -> None:
    asked = library.shipped()[name]
    told = read(client_of, cecilia, f"/surveys/questionnaires/{name}/").replace("&#x27;", "'")
    for scale in asked.scales:
        assert scale.title.en in told
        assert scale.licence.en in told
    for check in asked.to_check:
        assert check.en in told
    for item in asked.items:
        assert (item.text.en if item.text else item.id) in told


def test_the_bank_says_that_nobody_has_validated_it(client_of: ClientOf, cecilia: Person) -> None:
    told = read(client_of, cecilia, "/surveys/questionnaires/talkoot-constructs/")
    assert told.count("Not yet validated.") == 28


def test_what_was_asked_is_read_in_its_own_house_only(
    client_of: ClientOf, olga: Person, cecilia: Person, survey: Survey
) -> None:
    page = f"/surveys/{survey.pk}/asked/"
    assert "Nobody asks me." in read(client_of, olga, page)
    assert client_of(cecilia).get(page).status_code == 404
