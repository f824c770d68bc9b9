"""What must hold before Talkoot listens to anybody: each failing is told in a sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from talkoot.ground import environment

NO_HTTPS = """Talkoot does not start without https: people would sign in in the clear.
Put a proxy with a certificate before it and set TALKOOT_INSECURE_HTTP=no, TALKOOT_BEHIND_PROXY=yes
and TALKOOT_ADDRESS=https://…  To try it out on your own machine, set TALKOOT_INSECURE_HTTP=yes."""
SHORTEST_KEY = 32


def insist(*, insecure: bool = False) -> None:
    """Stop here unless all is well. `insecure` is for the demo, which may speak http."""
    told = insecure or bool(os.environ.get("TALKOOT_INSECURE_HTTP"))
    if settings.INSECURE_HTTP and not told:
        raise SystemExit(NO_HTTPS)
    if not settings.INSECURE_HTTP:
        _stop_at(_loose_ends())
    _stop_at(_database_troubles())


def keep_key() -> None:
    """Every later process must read what this one seals, and know the invitations it sends."""
    if not os.environ.get("TALKOOT_SECRET_KEY"):
        environment.keep(settings.SECRET_KEY, settings.KEPT_KEY)


def _stop_at(sentences: Iterator[str]) -> None:
    for sentence in sentences:
        raise SystemExit(sentence)


def _loose_ends() -> Iterator[str]:
    """What would undo https, once it is promised."""
    if settings.DEBUG:
        yield "TALKOOT_DEBUG=yes shows everybody the inside of the program: leave it out."
    if not settings.ADDRESS.startswith("https://"):
        yield "TALKOOT_ADDRESS must be the https:// address that people see."
    if not settings.BEHIND_PROXY:
        yield (
            "Talkoot leaves https to a proxy: set TALKOOT_BEHIND_PROXY=yes, and let the proxy "
            "set X-Forwarded-Proto."
        )
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        yield f"TALKOOT_SECRET_KEY is too short: give it {SHORTEST_KEY} random characters or more."


def _database_troubles() -> Iterator[str]:
    if connection.vendor == "sqlite" and not settings.DATA.is_dir():
        yield f"There is no folder {settings.DATA} yet: run `talkoot manage migrate` first."
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as trouble:
        yield f"The database cannot be opened: {str(trouble).strip()}"
    else:
        if waiting:
            yield "The database is not up to date: run `talkoot manage migrate` first."
    finally:
        connection.close()
