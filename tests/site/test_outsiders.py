"""Every address, tried by everybody: what one may not see is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
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


def ask(
    client: Client, door: Door, address: str, sent: dict[str, str] | None = None
) -> HttpResponseBase:
    """Ask, and put everything back as it was."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        response: HttpResponseBase = getattr(client, door.method.lower())(address, sent)
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
        if (found := told(ask(browsers[who], door, address))) not in door.answers[who].split("/")
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", ["cecilia", "paavo", "bengt", "olga", "admin"])
def test_what_one_may_not_see_looks_like_what_never_was(
    town: Town, browsers: Browsers, who: str
) -> None:
    nothing = page_of(ask(browsers[who], Door("GET", "", {}), "/programmes/999999/"))
    hidden = [
        address
        for door in doors()
        if door.method == "GET" and door.answers[who] == "404" and "guessed" not in door.address
        for address in town.fill(door.address)
        if page_of(ask(browsers[who], door, address)) != nothing
    ]
    assert hidden == []


def page_of(response: HttpResponseBase) -> str:
    """Return the page without what differs each time: a nonce, a token, its own address."""
    assert isinstance(response, HttpResponse)
    changing = r'nonce="[^"]*"|value="[^"]*"|aria-current="[^"]*"'
    return re.sub(changing, "", response.content.decode())


def test_reading_changes_nothing(town: Town, browsers: Browsers) -> None:
    wrote = {}
    for door in doors():
        if door.method == "GET":
            for address in town.fill(door.address):
                with CaptureQueriesContext(connection) as captured:
                    ask(browsers["aino"], door, address)
                if changes := [q["sql"] for q in captured.captured_queries if is_change(q["sql"])]:
                    wrote[address] = changes
    assert wrote == {}


def is_change(sql: str) -> bool:
    """Sessions keep messages, and are nobody's data."""
    return sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql
