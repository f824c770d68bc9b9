"""The catalogue is open to everyone who is signed in."""

from __future__ import annotations

import pytest

from talkoot.methods import library
from talkoot.people.models import Person
from tests.conftest import ClientOf


def test_a_member_reads_the_catalogue(client_of: ClientOf, bengt: Person) -> None:
    html = client_of(bengt).get("/methods/").content.decode()
    for method in library.shipped():
        assert f"/methods/{method.id}/" in html


@pytest.mark.parametrize("method_id", [method.id for method in library.shipped()])
def test_a_method_page_tells_phases_notes_and_source(
    client_of: ClientOf, cecilia: Person, method_id: str
) -> None:
    response = client_of(cecilia).get(f"/methods/{method_id}/")
    assert response.status_code == 200
    html = response.content.decode()
    method = library.find(method_id)
    assert "<table>" in html
    assert method.steps[-1].title.text("fi") in html
    assert method.licence.text("fi") in html


def test_a_stranger_is_asked_to_sign_in(client_of: ClientOf) -> None:
    assert client_of(None).get("/methods/").status_code == 302
    assert client_of(None).get("/methods/case-clinic/").status_code == 302


def test_an_unknown_method_is_not_found(client_of: ClientOf, bengt: Person) -> None:
    assert client_of(bengt).get("/methods/no-such/").status_code == 404


def test_the_catalogue_is_only_read(client_of: ClientOf, bengt: Person) -> None:
    assert client_of(bengt).post("/methods/").status_code == 405
