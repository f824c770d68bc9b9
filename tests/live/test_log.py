"""Changes are numbered in order, and forgotten when they should be."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from talkoot.live import log
from talkoot.live.models import Change, Room

from .listening import say


def test_two_threads_get_all_the_numbers_between_them(room: Room) -> None:
    def speak(name: str) -> None:
        try:
            for n in range(50):
                say(room.pk, ("all", {"name": name, "n": n}))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(speak, ["aino", "bengt"]))
    numbers = [version for version, _, _ in log.changes(room.pk, 0, 1000)]
    assert numbers == list(range(1, 101))
    assert log.version(room.pk) == 100


def test_several_changes_of_one_act_are_numbered_one_after_another(room: Room) -> None:
    assert say(room.pk, ("all", {"n": 1}), ("host", {"n": 2})) == 2
    assert [version for version, _ in log.since(room.pk, "host", 0)] == [1, 2]
    assert [version for version, _ in log.since(room.pk, "seat", 0)] == [1]


def test_what_is_undone_was_never_said(room: Room) -> None:
    def speak_and_fail() -> None:
        with transaction.atomic():
            log.append(room.pk, ("all", {"n": 1}))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        speak_and_fail()
    assert log.version(room.pk) == 0
    assert say(room.pk, ("all", {"n": 2})) == 1


def test_a_change_is_refused_outside_a_transaction(room: Room) -> None:
    with pytest.raises(TransactionManagementError):
        log.append(room.pk, ("all", {}))


def test_an_unknown_audience_is_refused(room: Room) -> None:
    with pytest.raises(ValueError, match="everyone"):
        say(room.pk, ("everyone", {}))


def test_a_room_that_is_gone_takes_no_changes(room: Room) -> None:
    with pytest.raises(Room.DoesNotExist):
        say(room.pk + 1, ("all", {}))


def test_nothing_said_is_left_of_a_purged_room(room: Room) -> None:
    say(room.pk, ("all", {"card": "b2f1"}))
    log.purge(room.pk)
    assert log.since(room.pk, "seat", 0) == []
    assert list(Change.objects.values_list("version", "audience", "payload")) == [(2, "end", "{}")]
