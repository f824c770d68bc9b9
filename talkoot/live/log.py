"""Write to and read from the change log of a room. The database is the log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.db.transaction import TransactionManagementError

from .frames import AUDIENCES, END, EVERYBODY
from .models import Change, Room


def create_room() -> Room:
    return Room.objects.create()


def append(room_id: int, *changes: tuple[str, Mapping[str, Any]]) -> int:
    """Number and log `(audience, payload)` pairs with the work they belong to; return the newest.

    Call inside the transaction of that work, as late as you can: until it ends the room is locked.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("A change is logged in the transaction it tells about.")
    if unknown := {audience for audience, _ in changes} - {EVERYBODY, *AUDIENCES}:
        raise ValueError(f"no such audience: {', '.join(sorted(unknown))}")
    texts = [(audience, json.dumps(payload, ensure_ascii=False)) for audience, payload in changes]
    return _write(room_id, texts)


def version(room_id: int) -> int:
    return Room.objects.values_list("version", flat=True).get(pk=room_id)


def since(room_id: int, audience: str, version: int) -> list[tuple[int, str]]:
    """Return what one audience has missed since `version`, oldest first."""
    rows = Change.objects.filter(
        room_id=room_id, version__gt=version, audience__in=(EVERYBODY, audience)
    )
    return list(rows.order_by("version").values_list("version", "payload"))


def purge(room_id: int) -> None:
    """Forget everything that was said in a room, and tell its listeners that it has ended."""
    with transaction.atomic():
        _write(room_id, [(END, "{}")])
        Change.objects.filter(room_id=room_id).exclude(audience=END).delete()


def versions(room_ids: Iterable[int]) -> dict[int, int]:
    """Return the newest version of each room that still is there."""
    return dict(Room.objects.filter(pk__in=list(room_ids)).values_list("pk", "version"))


def changes(room_id: int, since: int, until: int) -> list[tuple[int, str, str]]:
    """Return `(version, audience, payload)` for all audiences, oldest first."""
    rows = Change.objects.filter(Q(version__gt=since), Q(version__lte=until), room_id=room_id)
    return list(rows.order_by("version").values_list("version", "audience", "payload"))


def _write(room_id: int, texts: list[tuple[str, str]]) -> int:
    """The update locks the room's row, so numbers become visible in order."""
    count = len(texts)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE live_room SET version = version + %s WHERE id = %s RETURNING version",
            [count, room_id],
        )
        row = cursor.fetchone()
        if row is None:
            raise Room.DoesNotExist
        newest = int(row[0])
        cursor.executemany(
            "INSERT INTO live_change (room_id, version, audience, payload) VALUES (%s, %s, %s, %s)",
            [(room_id, newest - count + n, *text) for n, text in enumerate(texts, start=1)],
        )
    return newest
