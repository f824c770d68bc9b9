"""Every address, tried by everybody: what one may not see is not there."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from talkoot.people.models import Organisation, Person
from tests.conftest import ClientOf, person
from tests.site.doors import WHO, Door, doors
from tests.site.town import Town, phone

Browsers = dict[str, Client]


@pytest.fixture
def cast(naapuri: Organisation, request: pytest.FixtureRequest) -> dict[str, Person]:
    names = ("cecilia", "paavo", "bengt", "olga", "aino")
    admin = person(naapuri, "Anja")
    Person.objects.filter(pk=admin.pk).update(is_instance_admin=True)
    return {"admin": admin} | {name: request.getfixturevalue(name) for name in names}


@pytest.fixture
def town(kuoma: Organisation, cast: dict[str, Person]) -> Town:
    return Town(kuoma, cast["aino"], cast["bengt"])


@pytest.fixture
def browsers(town: Town, cast: dict[str, Person], client_of: ClientOf) -> Browsers:
    signed_in = {name: client_of(one) for name, one in cast.items()}
    return {**signed_in, "stranger": client_of(None), "phone": phone(town.room)}


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        own = str(pattern.pattern)
        here = before + own.removeprefix("^") if before else own
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, here)
        else:
            yield here


def test_every_address_is_in_the_table(town: Town) -> None:
    told = {method: set[str]() for method in ("GET", "POST")}
    for door in doors():
        told[door.method] |= {resolve(address).route for address in town.fill(door.address)}
    all_routes = set(routes(get_resolver().url_patterns))
    for method, found in told.items():
        assert sorted(found ^ all_routes) == [], method


def ask(client: Client, door: Door, address: str) -> HttpResponseBase:
    """Ask, and put everything back as it was."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        response: HttpResponseBase = getattr(client, door.method.lower())(address)
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    return response


def told(response: HttpResponseBase) -> str:
    leads_in = response.status_code == 302 and "/accounts/login/?" in response["Location"]
    return "in" if leads_in else str(response.status_code)


@pytest.mark.parametrize("who", WHO)
def test_everybody_finds_what_the_table_says(town: Town, browsers: Browsers, who: str) -> None:
    wrong = [
        f"{door}: {found}, not {door.answers[who]}"
        for door in doors()
        for address in town.fill(door.address)
        if (found := told(ask(browsers[who], door, address))) != door.answers[who]
    ]
    assert not wrong, "\n".join(wrong)
