"""The background pages: complete in three languages, citing, and linked with their methods."""

from __future__ import annotations

import pytest
from django.utils.html import escape

from talkoot.ground.texts import LANGUAGES, Texts
from talkoot.methods import backgrounds, library
from talkoot.people.models import Person
from tests.conftest import ClientOf

PAGES = backgrounds.every()
every = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)


def texts(page: backgrounds.Background) -> list[Texts]:
    parts = [text for part in page.sections for text in (part.title, part.text)]
    return [page.title, page.lead, *parts]


def test_activity_theory_and_complexity_are_told() -> None:
    assert {page.id for page in PAGES} == {"activity-theory", "complexity"}


@every
def test_a_page_says_the_same_in_three_languages_and_cites_research(
    page: backgrounds.Background,
) -> None:
    assert [text.missing for text in texts(page) if text.missing] == []
    for language in LANGUAGES:
        words = sum(len(text.text(language).split()) for text in texts(page))
        assert 250 < words < 800
    assert len(page.sources) >= 5


@every
def test_a_page_leads_to_its_methods_and_each_method_back(
    page: backgrounds.Background, client_of: ClientOf, bengt: Person
) -> None:
    client, address = client_of(bengt), f"/methods/background/{page.id}/"
    html = client.get(address).content.decode()
    assert page.methods
    for method in page.resting():
        assert f'href="/methods/{method.id}/"' in html
        assert f'href="{address}"' in client.get(f"/methods/{method.id}/").content.decode()
    assert escape(page.sources[0].text) in html


def test_a_method_that_rests_on_neither_names_no_background(
    client_of: ClientOf, bengt: Person
) -> None:
    assert backgrounds.behind("troika") == ()
    html = client_of(bengt).get("/methods/troika/").content.decode()
    assert "/methods/background/" not in html


def test_the_catalogue_leads_to_the_pages(client_of: ClientOf, bengt: Person) -> None:
    html = client_of(bengt).get("/methods/").content.decode()
    assert all(f'href="/methods/background/{page.id}/"' in html for page in PAGES)


def test_the_pages_speak_the_readers_language(client_of: ClientOf, bengt: Person) -> None:
    page, client = backgrounds.find("complexity"), client_of(bengt)
    for language in LANGUAGES:
        client.cookies["django_language"] = language
        html = client.get("/methods/background/complexity/").content.decode()
        assert escape(page.title.text(language)) in html


def test_there_is_no_other_page(client_of: ClientOf, bengt: Person) -> None:
    assert client_of(bengt).get("/methods/background/no-such/").status_code == 404


def test_a_stranger_is_asked_to_sign_in(client_of: ClientOf) -> None:
    assert client_of(None).get("/methods/background/complexity/").status_code == 302


def test_every_named_method_is_one_we_ship() -> None:
    shipped = {method.id for method in library.shipped()}
    assert {one for page in PAGES for one in page.methods} <= shipped
