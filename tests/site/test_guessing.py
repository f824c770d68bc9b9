"""Guessing is slowed for everybody together, and no address is ever locked out."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from talkoot.people import adapter
from talkoot.people.models import Organisation, Person
from talkoot.workshops.actions import join
from talkoot.workshops.views import door
from tests.conftest import ClientOf
from tests.site.town import Town

SLOW_DOWN = "Odota"
PASSWORD = "kuusen juurella 7"


@pytest.fixture(autouse=True)
def _forget_attempts() -> None:
    cache.clear()


@pytest.fixture
def town(kuoma: Organisation, aino: Person, bengt: Person) -> Town:
    return Town(kuoma, aino, bengt)


def type_code(code: str | None, **more: str) -> str:
    return Client().post("/join/", {"code": code}, headers=more).content.decode()


def test_wrong_codes_use_up_an_allowance_that_all_addresses_share(
    town: Town, settings: Settings
) -> None:
    settings.FAILED_CODES_A_MINUTE = 3
    for number in range(3):
        type_code(f"0000000{number}", **{"X-Forwarded-For": f"192.0.2.{number}"})
    assert SLOW_DOWN in type_code(town.room.code)
    assert Client().get(f"/j/{town.room.secret}/").status_code == 200


def test_right_codes_cost_nothing(town: Town, settings: Settings) -> None:
    settings.FAILED_CODES_A_MINUTE = 2
    for _number in range(5):
        assert Client().post("/join/", {"code": town.room.code}).status_code == 302


def come_back(town: Town, code: str) -> str:
    words = {"code": town.room.code, "return_code": code}
    return Client().post("/join/back/", words).content.decode()


def test_return_codes_are_limited_in_the_room_where_they_are_guessed(
    town: Town, aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "RETURNS_A_MINUTE", 2)
    mine = join.take_seat(town.room).return_code
    come_back(town, "AAAAAAAA")
    come_back(town, "AAAAAAAB")
    assert SLOW_DOWN in come_back(town, mine)
    elsewhere = town.open("Toinen huone", aino)
    words = {"code": elsewhere.code, "return_code": join.take_seat(elsewhere).return_code}
    assert Client().post("/join/back/", words).status_code == 302
    assert Client().post("/join/", {"code": town.room.code}).status_code == 302


def sign_in(email: str, password: str = PASSWORD, **more: str) -> int:
    words = {"login": email, "password": password}
    return Client().post("/accounts/login/", words, headers=more).status_code


def test_five_wrong_passwords_close_the_password_of_one_account_alone(
    aino: Person, bengt: Person
) -> None:
    for number in range(6):
        sign_in("aino@example.org", "arvaus", **{"X-Forwarded-For": f"192.0.2.{number}"})
    assert sign_in("aino@example.org") == 200
    assert sign_in("bengt@example.org") == 302


def test_a_whole_town_signs_in_from_behind_one_address(aino: Person, kuoma: Organisation) -> None:
    people = [
        Person.objects.create_user(f"h{number}@example.org", "H", PASSWORD) for number in range(40)
    ]
    assert [sign_in(str(person.email)) for person in people] == [302] * 40


def test_wrong_passwords_of_everybody_together_are_slowed(
    aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "WRONG_PASSWORDS_A_MINUTE", 3)
    for number in range(3):
        sign_in(f"nobody{number}@example.org", "arvaus")
    assert sign_in("aino@example.org") == 200


def test_a_code_by_mail_signs_in_even_then(aino: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "WRONG_PASSWORDS_A_MINUTE", 0)
    client = Client()
    client.post("/accounts/login/code/", {"email": "aino@example.org"})
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", str(mail.outbox[-1].body), re.M)
    assert code, mail.outbox[-1].body
    client.post("/accounts/login/code/confirm/", {"code": code[1]})
    assert client.get("/profile/").status_code == 200


def test_a_code_is_wrong_three_times_at_most(aino: Person) -> None:
    client = Client()
    client.post("/accounts/login/code/", {"email": "aino@example.org"})
    for _number in range(3):
        client.post("/accounts/login/code/confirm/", {"code": "AAA-AAA"})
    assert client.get("/accounts/login/code/confirm/").status_code == 302


@pytest.mark.parametrize("page", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_nobody_learns_whose_address_is_known(aino: Person, page: str) -> None:
    answers = [
        Client().post(page, {"email": email}) for email in ("aino@example.org", "x@example.org")
    ]
    assert len({(answer.status_code, answer.headers.get("Location")) for answer in answers}) == 1
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_too_many_tries_are_told_in_words(aino: Person, client_of: ClientOf, language: str) -> None:
    client = client_of(None)
    client.cookies["django_language"] = language
    for _number in range(6):
        answer = client.post("/accounts/password/reset/", {"email": "x@example.org"})
    assert answer.status_code == 429
    assert f'<html lang="{language}"' in answer.content.decode()
