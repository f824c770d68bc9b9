"""Leave no trace of erased rows in the files of the database."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import UUID

from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model
from django.utils import timezone

from talkoot.cohorts.models import Cohort, Entry, Erasure, Letter, Member, Note, Proposal, Shared
from talkoot.live.models import Change
from talkoot.practice.models import Commitment, Evidence, Idea
from talkoot.programmes.models import Programme
from talkoot.workshops.models import (
    Contribution,
    Given,
    Invited,
    PassedSheet,
    Photo,
    Roster,
    Seat,
    SpentKey,
    Workshop,
)

ERASED_FROM: tuple[type[Model], ...] = (
    Contribution,
    Given,
    SpentKey,
    Seat,
    Change,
    Roster,
    Invited,
    PassedSheet,
    Photo,
    Idea,
)
OF_COHORTS = (Entry, Note, Shared, Proposal, Letter, Member, Cohort)
WITH_COHORTS = (*OF_COHORTS, Programme, Evidence, Commitment, Workshop)
PATIENCE = timedelta(seconds=2)  # a room that is busy goes first; the worker comes back
LOOK_AGAIN = 0.05  # seconds

NEXT_TRANSACTION = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"
LOST_FROM_SIGHT = """
    SELECT pg_snapshot_xmin(pg_current_snapshot()) >= %(xid)s::xid8 AND NOT EXISTS (
        SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND age(backend_xmin) > age(%(xid)s::xid8::xid))"""


def due(workshop_id: UUID) -> None:
    """Something of the workshop was erased: see to the files when there is time."""
    Workshop.objects.filter(pk=workshop_id).update(scrub_due=timezone.now())


def scrub_due() -> bool:
    """Scrub the files when something was erased since; say whether they were scrubbed.

    A workshop that erases more while we scrub has another time by then, and stays due.
    """
    waiting = list(Workshop.objects.exclude(scrub_due=None).values_list("pk", "scrub_due"))
    of_cohorts = list(Erasure.objects.values_list("pk", flat=True))
    if not (waiting or of_cohorts) or not scrub(WITH_COHORTS if of_cohorts else ()):
        return False
    Erasure.objects.filter(pk__in=of_cohorts).delete()
    for pk, since in waiting:
        Workshop.objects.filter(pk=pk, scrub_due=since).update(scrub_due=None)
    return True


def scrub(also: Iterable[type[Model]] = ()) -> bool:
    """Say whether it was possible; outside a transaction it is, unless somebody is in the way."""
    if connection.in_atomic_block:
        raise RuntimeError("Files are scrubbed outside transactions.")
    return _empty_journal() if connection.vendor == "sqlite" else _rewrite_tables(also)


def _empty_journal() -> bool:
    """SQLite has overwritten what was deleted (secure_delete); its journal still has a copy."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_pages = cursor.fetchone()
    return not busy


def _rewrite_tables(also: Iterable[type[Model]]) -> bool:
    """PostgreSQL keeps dead rows in a table's file until it is written anew."""
    with connection.cursor() as cursor:
        if not _lost_from_sight(cursor):
            return False
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [f"{PATIENCE.seconds}s"])
        try:
            for model in _all(also):
                cursor.execute(f"VACUUM FULL {connection.ops.quote_name(model._meta.db_table)}")
        except OperationalError:
            return False
        finally:
            cursor.execute("SELECT set_config('lock_timeout', '0', false)")
    return True


def _all(also: Iterable[type[Model]]) -> Iterator[type[Model]]:
    yield from ERASED_FROM
    yield from also


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
