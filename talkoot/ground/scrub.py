"""Leave no trace of erased rows in the files of the database.

Whoever erases says along with it from which tables; the worker scrubs their files soon after.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import timedelta

from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from talkoot.ground.models import Erasure

PATIENCE = timedelta(seconds=2)  # a room that is busy goes first; the worker comes back
LOOK_AGAIN = 0.05  # seconds

NEXT_TRANSACTION = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"
LOST_FROM_SIGHT = """
    SELECT pg_snapshot_xmin(pg_current_snapshot()) >= %(xid)s::xid8 AND NOT EXISTS (
        SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND age(backend_xmin) > age(%(xid)s::xid8::xid))"""


def due(*models: type[Model]) -> None:
    """Something was erased from these tables. No time is kept: it would tell when."""
    Erasure.objects.bulk_create(Erasure(table=model._meta.db_table) for model in models)


def scrub_due() -> bool:
    """Scrub the files of what was erased since; say whether they were scrubbed.

    What is erased while we scrub has a row of its own, and stays due.
    """
    waiting = dict(Erasure.objects.values_list("pk", "table"))
    if not waiting or not scrub(sorted(set(waiting.values()))):
        return False
    Erasure.objects.filter(pk__in=list(waiting)).delete()
    return True


def scrub(tables: Iterable[str]) -> bool:
    """Say whether it was possible; outside a transaction it is, unless somebody is in the way."""
    if connection.in_atomic_block:
        raise RuntimeError("Files are scrubbed outside transactions.")
    return _empty_journal() if connection.vendor == "sqlite" else _rewrite(tables)


def _empty_journal() -> bool:
    """SQLite has overwritten what was deleted (secure_delete); its journal still has a copy."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_pages = cursor.fetchone()
    return not busy


def _rewrite(tables: Iterable[str]) -> bool:
    """PostgreSQL keeps dead rows in a table's file until it is written anew."""
    with connection.cursor() as cursor:
        if not _lost_from_sight(cursor):
            return False
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [f"{PATIENCE.seconds}s"])
        try:
            for table in tables:
                cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
        except OperationalError:
            return False
        finally:
            cursor.execute("SELECT set_config('lock_timeout', '0', false)")
    return True


def _lost_from_sight(cursor: CursorWrapper) -> bool:
    """Say whether nobody can see the rows any more that are dead by now; give it a moment.

    VACUUM FULL copies a dead row, without a word, as long as a transaction is open that began
    before the row died: a reader's in our database, a writer's in any database of the server.
    """
    cursor.execute(NEXT_TRANSACTION)
    now = {"xid": cursor.fetchone()[0]}
    until = time.monotonic() + PATIENCE.total_seconds()
    while True:
        cursor.execute(LOST_FROM_SIGHT, now)
        if cursor.fetchone()[0]:
            return True
        if time.monotonic() >= until:
            return False
        time.sleep(LOOK_AGAIN)
