"""Who may listen to which room."""

from __future__ import annotations

import time

import pytest
from django.http import HttpResponse
from pytest_django import Settings

from talkoot.live import ticket
from talkoot.live.ticket import Ticket


def cookies_of(response: HttpResponse) -> dict[str, str]:
    return {name: morsel.value for name, morsel in response.cookies.items()}


def test_a_ticket_is_good_for_its_room_only() -> None:
    response = HttpResponse()
    ticket.issue(response, 7, "seat", "sv")
    cookies = cookies_of(response)
    assert ticket.read(cookies, 7) == Ticket("seat", "sv")
    assert ticket.read(cookies, 8) is None


def test_a_host_may_hold_the_wall_and_a_seat_in_the_same_browser() -> None:
    response = HttpResponse()
    for audience in ("seat", "host", "wall"):
        ticket.issue(response, 7, audience, "fi")
    for audience in ("seat", "host", "wall"):
        assert ticket.read(cookies_of(response), 7, audience) == Ticket(audience, "fi")


def test_a_seat_cannot_pass_its_ticket_off_as_the_hosts() -> None:
    response = HttpResponse()
    ticket.issue(response, 7, "seat", "fi")
    assert ticket.read({"live-host": cookies_of(response)["live-seat"]}, 7, "host") is None


@pytest.mark.parametrize("value", ["", "seat.fi", "seat.fi:1:abc", "\x00"])
def test_a_made_up_ticket_is_none(value: str) -> None:
    assert ticket.read({"live-seat": value}, 7) is None


def test_the_cookie_goes_nowhere_but_to_its_room(settings: Settings) -> None:
    settings.INSECURE_HTTP = False
    response = HttpResponse()
    ticket.issue(response, 7, "seat", "fi")
    morsel = response.cookies["live-seat"]
    assert morsel["path"] == "/live/7"
    assert morsel["httponly"]
    assert morsel["secure"]
    assert morsel["samesite"] == "Lax"


def test_a_ticket_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    response = HttpResponse()
    ticket.issue(response, 7, "seat", "fi")
    later = time.time() + ticket.KEPT + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert ticket.read(cookies_of(response), 7) is None
