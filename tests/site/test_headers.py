"""What every page tells the browser to refuse."""

from __future__ import annotations

import pytest
from django.http import HttpResponseBase
from django.test import Client
from pytest_django import Settings

from talkoot.people.models import Organisation, Person
from tests.conftest import ClientOf
from tests.site.doors import doors
from tests.site.town import Town, phone

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

QUIET = ("/s/", "/trustee/")  # the address itself is a secret


@pytest.fixture
def town(kuoma: Organisation, aino: Person, bengt: Person) -> Town:
    return Town(kuoma, aino, bengt)


def wrong(response: HttpResponseBase, *, quiet: bool = False) -> list[str]:
    """Say which headers are not as they should be; where one answers a survey, no referrer goes."""
    expected = EXPECTED | ({"Referrer-Policy": "no-referrer"} if quiet else {})
    found = [name for name, value in expected.items() if response.headers.get(name) != value]
    policy = directives(response)
    strict = policy.get("default-src") == ["'self'"] and policy.get("frame-ancestors") == ["'none'"]
    sources = {source for name in policy for source in policy[name]}
    loose = [s for s in sources if s not in ("'self'", "'none'", "data:") and "nonce-" not in s]
    if not strict or loose:
        found.append(f"Content-Security-Policy {loose}")
    if "no-store" not in response.headers.get("Cache-Control", ""):
        found.append("Cache-Control")
    if "microphone=()" not in response.headers.get("Permissions-Policy", ""):
        found.append("Permissions-Policy")
    return found


def directives(response: HttpResponseBase) -> dict[str, list[str]]:
    header = response.headers.get("Content-Security-Policy", "")
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("who", ["stranger", "phone", "aino"])
def test_every_page_is_strict(town: Town, client_of: ClientOf, aino: Person, who: str) -> None:
    client = phone(town.room) if who == "phone" else client_of(aino if who == "aino" else None)
    loose = {
        address: found
        for door in doors()
        if door.method == "GET" and "logout" not in door.address
        for address in town.fill(door.address)
        if (found := wrong(client.get(address), quiet=address.startswith(QUIET)))
    }
    assert loose == {}


def test_images_may_be_drawn_by_the_page_and_nothing_comes_from_elsewhere(db: None) -> None:
    policy = directives(Client().get("/join/"))
    assert policy["img-src"] == ["'self'", "data:"]
    assert policy["object-src"] == policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]


def test_behind_https_the_browser_is_told_to_stay_there(db: None, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    assert "max-age=31536000" in Client().get("/join/", secure=True)["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in Client().get("/join/").headers


def test_a_broken_address_is_not_found(db: None) -> None:
    assert Client().get("/j/%00/").status_code == 404


def test_style_sheets_may_be_kept(db: None) -> None:
    response = Client().get("/static/site/css/tokens.css")
    assert response.status_code == 200
    assert "max-age=3600" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
