"""Where the files of modules lie: in the data folder, under a number and no name of theirs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Container
from datetime import timedelta
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.utils import timezone

GRACE = timedelta(days=1).total_seconds()  # a file is written before its row is


def path_of(key: UUID) -> Path:
    return folder() / str(key)


def folder() -> Path:
    return Path(settings.DATA) / "material"


def put(key: UUID, file: IO[bytes]) -> None:
    """Write a file whole or not at all."""
    folder().mkdir(parents=True, exist_ok=True)
    unfinished = path_of(key).with_suffix(".part")
    try:
        with unfinished.open("wb") as kept:
            file.seek(0)
            shutil.copyfileobj(file, kept, 1024 * 1024)
            kept.flush()
            os.fsync(kept.fileno())
        unfinished.replace(path_of(key))
    finally:
        unfinished.unlink(missing_ok=True)


def drop(key: UUID) -> None:
    path_of(key).unlink(missing_ok=True)


def sweep(known: Container[str]) -> int:
    """Erase files that no row knows any more, and say how many."""
    if not folder().is_dir():
        return 0
    before = timezone.now().timestamp() - GRACE
    gone = [
        one for one in folder().iterdir() if one.name not in known and one.stat().st_mtime < before
    ]
    for one in gone:
        one.unlink(missing_ok=True)
    return len(gone)
