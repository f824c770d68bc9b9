"""A full disk, a locked file, an answer that never came: nothing is lost, doubled or by halves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from talkoot.live import log
from talkoot.people.models import Organisation, Person
from talkoot.workshops.actions import move
from talkoot.workshops.models import Contribution, Given, Workshop
from tests.live.conftest import shared_database
from tests.site.town import Town, phone

__all__ = ["shared_database"]
pytestmark = [
    pytest.mark.usefixtures("shared_database"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="about files of SQLite"),
]


@pytest.fixture
def room(shared_database: None, kuoma: Organisation, aino: Person, bengt: Person) -> Workshop:
    """An open room in the step where everybody writes aloud."""
    room = Town(kuoma, aino, bengt).room
    while room.beat is None or room.beat.step_id != "aloud":
        assert move.advance(room, seen=room.beat_id).moved
        room.refresh_from_db()
    return room


@pytest.fixture
def client(room: Workshop) -> Client:
    client = phone(room)
    client.raise_request_exception = False
    return client


def give(client: Client, room: Workshop, text: str, key: object) -> Any:
    words = {"beat": room.beat_id, "text": text, "key": str(key)}
    return client.post(f"/w/{room.pk}/give/", words, headers={"accept": "application/json"})


def pragma(name: str, value: int | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}" if value is None else f"PRAGMA {name}={value}")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


@contextmanager
def full_disk() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # else what other tests left free is room enough
    most = pragma("max_page_count")
    pragma("max_page_count", pragma("page_count"))
    try:
        yield
    finally:
        pragma("max_page_count", most)


@contextmanager
def locked_file() -> Iterator[None]:
    """Another program writes, and does not stop."""
    before = pragma("busy_timeout")
    pragma("busy_timeout", 10)
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
    pragma("busy_timeout", before)


def everything(room: Workshop) -> tuple[int, int, int]:
    return (
        Contribution.objects.count(),
        sum(Given.objects.values_list("count", flat=True)),
        log.version(room.room_id),
    )


def test_a_full_disk_is_told_and_the_same_card_is_taken_when_there_is_room_again(
    room: Workshop,
) -> None:
    phones = [phone(room) for _number in range(30)]
    text = "Hyvä tauko. " * 13
    with full_disk():
        for client in phones:
            client.raise_request_exception = False
            before, key = everything(room), uuid4()
            answer = give(client, room, text, key)
            if answer.status_code != 200:
                break
        assert answer.status_code == 503, answer.content
        assert answer.json()["error"]
        assert everything(room) == before
    assert give(client, room, text, key).json()["ok"]
    assert everything(room)[0] == before[0] + 1


def test_a_locked_file_is_told_and_pages_can_still_be_read(room: Workshop, client: Client) -> None:
    before, key = everything(room), uuid4()
    with locked_file():
        assert give(client, room, "Tauko", key).status_code == 503
        assert client.get(f"/w/{room.pk}/").status_code == 200
    assert everything(room) == before
    assert give(client, room, "Tauko", key).json()["ok"]


def test_an_answer_that_never_came_is_asked_for_again_and_nothing_is_doubled(
    room: Workshop, client: Client
) -> None:
    key = uuid4()
    give(client, room, "Tauko", key)  # taken, and the server is killed before it answers
    before = everything(room)
    assert give(client, room, "Tauko", key).json()["ok"]
    assert everything(room) == before


def test_a_hosts_move_is_made_whole_or_not_at_all(
    room: Workshop, client: Client, aino: Person
) -> None:
    give(client, room, "Tauko", uuid4())
    before = everything(room)
    host = Client(raise_request_exception=False)
    host.force_login(aino, backend="allauth.account.auth_backends.AuthenticationBackend")
    with locked_file():
        answer = host.post(f"/workshops/{room.pk}/host/next/", {"seen": room.beat_id})
    assert answer.status_code == 503
    assert everything(room) == before
    assert Workshop.objects.get(pk=room.pk).beat_id == room.beat_id
