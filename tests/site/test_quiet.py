"""The server's log holds no link of anybody's: neither of who came late nor of who met a fault."""

from __future__ import annotations

import logging

import pytest
from django.test import Client, override_settings

ADDRESSES = (
    "/i/salainen/",
    "/s/3-SALAINEN/",
    "/trustee/salainen/",
    "/j/salainen/",
    "/k/salainen/",
    "/ideas/salainen/",
    "/calendar/salainen.ics",
    "/clock/feed/salainen.ics",
)
Told = pytest.LogCaptureFixture


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_that_is_refused_is_in_no_log(caplog: Told, address: str) -> None:
    with caplog.at_level(logging.DEBUG):
        for response in (Client().get(address), Client().post(address)):
            assert response.status_code >= 400
    assert "salainen" not in caplog.text.lower()


@pytest.mark.django_db
def test_a_post_without_its_token_leaves_no_link_in_a_log(caplog: Told) -> None:
    with caplog.at_level(logging.DEBUG):
        assert Client(enforce_csrf_checks=True).post("/i/salainen/").status_code == 403
    assert "salainen" not in caplog.text


@pytest.mark.django_db
@override_settings(DEBUG=False)
def test_a_fault_is_told_without_the_link(caplog: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_words: object) -> None:
        raise RuntimeError("rikki")

    monkeypatch.setattr("talkoot.workshops.actions.roster.invitation", breaks)
    Client(raise_request_exception=False).get("/i/salainen/")
    assert "rikki" in caplog.text
    assert "salainen" not in caplog.messages[-1]
    assert "/i/…" in caplog.messages[-1]
