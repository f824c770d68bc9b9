"""Every page is read aloud in Finnish and in Swedish, and no English word is heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.test import Client

from talkoot.methods import library
from talkoot.people.models import Organisation, Person
from talkoot.programmes.models import Programme
from talkoot.workshops import seats
from talkoot.workshops.actions import join, move, prepare
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf
from tests.site.doors import doors
from tests.site.test_texts import LANGUAGES, PACKAGES, catalogue
from tests.site.town import Town

ENGLISH = re.compile(r"\b(?:the|you|your|with|this|there|and|not|have)\b", re.IGNORECASE)
SAMPLES = {"/look/"}  # it also says which file it is taken from
OWN_NAME = {"English"}  # a language is offered in its own words
ALOUD = {"aria-label", "alt", "title", "placeholder"}


class Voice(HTMLParser):
    """What a page says, text by text."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.silent = language, False
        self.said: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        in_another = tag != "html" and told.get("lang", self.language) != self.language
        as_it_is = tag in {"script", "style", "cite"} or told.get("translate") == "no"
        self.silent = in_another or as_it_is  # a book has its name in its own language
        self.said |= {" ".join(value.split()) for name, value in attrs if name in ALOUD and value}

    def handle_endtag(self, tag: str) -> None:
        self.silent = False

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.add(" ".join(data.split()))


@cache
def english(language: str) -> set[str]:
    """Texts as the code has them, where the language never says it in the same word."""
    texts = [entry for package in PACKAGES for entry in catalogue(package, language)]
    same = {entry.msgid for entry in texts if entry.msgstr == entry.msgid}
    return {one.msgid for one in texts if one.msgstr and "%(" not in one.msgid} - same


def heard_in_english(page: str, language: str) -> set[str]:
    voice = Voice(language)
    voice.feed(page)
    known = english(language) - OWN_NAME
    return {said for said in voice.said if said in known or ENGLISH.search(said)}


def mistakes(client: Client, addresses: Iterator[str], language: str) -> dict[str, set[str]]:
    wrong = {}
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        is_page = response["Content-Type"].startswith("text/html")
        if is_page and (heard := heard_in_english(response.content.decode(), language)):
            wrong[address] = heard
    return wrong


def speaking(client: Client, language: str) -> Client:
    client.cookies["django_language"] = language
    return client


def phone(room: Workshop, language: str) -> Client:
    response = HttpResponse()
    seats.give_cookies(response, room, join.take_seat(room), language)
    client = Client()
    client.cookies.update(response.cookies)
    return speaking(client, language)


@pytest.fixture
def town(kuoma: Organisation, aino: Person, bengt: Person) -> Town:
    return Town(kuoma, aino, bengt)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["aino", "stranger"])
def test_a_page_speaks_one_language(
    town: Town, aino: Person, client_of: ClientOf, who: str, language: str
) -> None:
    client = speaking(client_of(aino if who == "aino" else None), language)
    shown = (door for door in doors() if door.method == "GET" and door.answers[who] == "200")
    addresses = (one for door in shown for one in town.fill(door.address) if one not in SAMPLES)
    assert mistakes(client, addresses, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", ["case-clinic", "anonymous-ideas"])
def test_a_workshop_speaks_one_language_to_its_end(
    programme: Programme, aino: Person, client_of: ClientOf, method: str, language: str
) -> None:
    room = prepare.prepare(programme, library.source_of(method), aino, title="Mitä kuuluu?")
    prepare.open_room(room)
    phones = [phone(room, language) for _ in range(6)]
    host = speaking(client_of(aino), language)
    screens = [f"/workshops/{room.pk}/host/", f"/workshops/{room.pk}/wall/"]
    for _ in room.beats.all():
        room.refresh_from_db()
        move.advance(room, seen=room.beat_id)
        assert mistakes(host, iter(screens), language) == {}
        assert mistakes(phones[0], iter([f"/w/{room.pk}/"]), language) == {}
