"""Leave no trace of erased rows in the files of the database."""

from __future__ import annotations

from uuid import UUID

from django.db import OperationalError, connection
from django.utils import timezone

from talkoot.live.models import Change
from talkoot.workshops.models import Contribution, Given, Seat, SpentKey, Workshop

ERASED_FROM = (Contribution, Given, SpentKey, Seat, Change)
PATIENCE = "2s"  # a room that is busy goes first; the worker comes back


def due(workshop_id: UUID) -> None:
    """Something of the workshop was erased: see to the files when there is time."""
    Workshop.objects.filter(pk=workshop_id).update(scrub_due=timezone.now())


def scrub_due() -> bool:
    """Scrub the files when something was erased since; say whether they were scrubbed.

    A workshop that erases more while we scrub has another time by then, and stays due.
    """
    waiting = list(Workshop.objects.exclude(scrub_due=None).values_list("pk", "scrub_due"))
    if not waiting or not scrub():
        return False
    for pk, since in waiting:
        Workshop.objects.filter(pk=pk, scrub_due=since).update(scrub_due=None)
    return True


def scrub() -> bool:
    """Say whether it was possible; outside a transaction it is, unless somebody is in the way."""
    if connection.in_atomic_block:
        raise RuntimeError("Files are scrubbed outside transactions.")
    return _empty_journal() if connection.vendor == "sqlite" else _rewrite_tables()


def _empty_journal() -> bool:
    """SQLite has overwritten what was deleted (secure_delete); its journal still has a copy."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_pages = cursor.fetchone()
    return not busy


def _rewrite_tables() -> bool:
    """PostgreSQL keeps dead rows in a table's file until it is written anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [PATIENCE])
        try:
            for model in ERASED_FROM:
                cursor.execute(f"VACUUM FULL {connection.ops.quote_name(model._meta.db_table)}")
        except OperationalError:
            return False
        finally:
            cursor.execute("SELECT set_config('lock_timeout', '0', false)")
    return True
