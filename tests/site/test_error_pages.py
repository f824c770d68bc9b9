"""When something goes wrong: clear words in one's own language, even without a database."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest
from django.test import Client
from django.urls import path
from django.utils.translation import gettext, override

from talkoot.site import urls


def refuse(_request: HttpRequest) -> NoReturn:
    raise PermissionDenied


def not_understood(_request: HttpRequest) -> NoReturn:
    raise BadRequest


def break_down(_request: HttpRequest) -> NoReturn:
    raise RuntimeError


def wait_for_the_lock(_request: HttpRequest) -> NoReturn:
    raise OperationalError("database is locked")


urlpatterns = [
    path("refused/", refuse),
    path("not-understood/", not_understood),
    path("broken/", break_down),
    path("locked/", wait_for_the_lock),
    *urls.urlpatterns,
]

PAGES = [
    ("/nowhere/", 404, "There is nothing here."),
    ("/refused/", 403, "This place is for others."),
    ("/not-understood/", 400, "We did not understand that."),
    ("/broken/", 500, "Something broke on our side."),
    ("/locked/", 503, "We cannot save just now."),
]
# Not marked django_db: pytest-django fails whatever touches the database.
pytestmark = pytest.mark.urls(__name__)


def browser(language: str = "en", **more: Any) -> Client:
    client = Client(raise_request_exception=False, **more)
    client.cookies["django_language"] = language
    return client


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(("address", "status", "words"), PAGES)
def test_the_page_speaks_ones_language(
    address: str, status: int, words: str, language: str
) -> None:
    response = browser(language).get(address)
    page = response.content.decode()
    with override(language):
        assert f"<h1>{gettext(words)}</h1>" in page
    assert response.status_code == status
    assert f'<html lang="{language}"' in page
    assert 'href="/"' in page


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_form_that_waited_too_long_is_told_so(language: str) -> None:
    response = browser(language, enforce_csrf_checks=True).post("/join/", {"code": "12345678"})
    with override(language):
        assert f"<h1>{gettext('Your place is waiting.')}</h1>" in response.content.decode()
    assert response.status_code == 403


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: BaseDatabaseWrapper) -> NoReturn:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", refuse)


@pytest.mark.parametrize("address", ["/nowhere/", "/profile/", "/", "/methods/"])
@pytest.mark.usefixtures("no_database")
def test_who_is_signed_in_reads_words_when_the_database_is_gone(address: str) -> None:
    client = Client(raise_request_exception=False, headers={"accept-language": "sv"})
    client.cookies["sessionid"] = "abcdefghijklmnopqrstuvwxyz012345"
    response = client.get(address)
    assert response.status_code in (500, 503)
    with override("sv"):
        assert gettext("Something broke on our side.") in response.content.decode()


@pytest.mark.usefixtures("no_database")
def test_a_phone_is_told_to_send_again() -> None:
    client = Client(raise_request_exception=False, headers={"accept": "application/json"})
    response = client.post("/join/", {"code": "12345678"})
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert response.json()["error"]
