"""Several acts at the same moment, each with a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import close_old_connections, connection, connections

Result = TypeVar("Result")

at_once = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer, and the tests' one connection"
)


def together(*acts: Callable[[], Result]) -> list[Result]:
    """Let threads do their acts at the same moment."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Result]) -> Result:
        close_old_connections()
        try:
            start.wait(10)
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))
