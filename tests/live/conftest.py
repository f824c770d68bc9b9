"""A database in a file: unlike one in memory, several threads may use it as in a real room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections

from talkoot.live import log
from talkoot.live.models import Room


@pytest.fixture
def shared_database(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    before = connections["default"]
    connections.settings["default"] = before.settings_dict | {
        "NAME": str(tmp_path / "room.sqlite3")
    }
    del connections["default"]
    connection.ensure_connection()
    before.connection.backup(connection.connection)
    yield
    connection.close()
    connections.settings["default"] = before.settings_dict
    connections["default"] = before


@pytest.fixture
def room(shared_database: None) -> Room:
    return log.create_room()
