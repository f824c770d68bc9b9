"""Read settings from the environment, and refuse a bad value with a sentence."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

T = TypeVar("T")


class BadSetting(SystemExit):
    """A value in the environment that Talkoot cannot start with."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name}={value!r} cannot be used: expected {expected}.")


def _read(name: str, default: T, parse: Callable[[str], T], expected: str) -> T:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        return parse(value)
    except (ValueError, KeyError):
        raise BadSetting(name, value, expected) from None


def text(name: str, default: str = "") -> str:
    return _read(name, default, str, "text")


def secret(name: str, kept: Path) -> str:
    """Return the secret that was set, or the one kept in a file, or a new one."""
    written = kept.read_text(encoding="ascii").strip() if kept.is_file() else ""
    return text(name) or written or secrets.token_urlsafe(48)


def keep(value: str, kept: Path) -> None:
    """Keep a secret for the next start, for this user's eyes only. One that is there stays."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(value)


def flag(name: str, default: bool) -> bool:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    return _read(name, default, lambda value: words[value.lower()], "yes or no")


def whole(name: str, default: int, *, least: int = 0) -> int:
    def parse(value: str) -> int:
        number = int(value)
        if number < least:
            raise ValueError
        return number

    return _read(name, default, parse, f"a whole number, {least} or more")


def names(name: str, default: list[str]) -> list[str]:
    def parse(value: str) -> list[str]:
        return [part.strip() for part in value.split(",") if part.strip()]

    return _read(name, default, parse, "names parted by commas")


def database(name: str, default: Path) -> dict[str, object]:
    """Return Django's settings of one database: SQLite at `default`, or what the URL says.

    Takes `postgresql://user:password@host:port/name?option=value` and `sqlite:///path`.
    """
    return _read(
        name,
        sqlite(default),
        _parse_database,
        "postgresql://user:password@host:port/name or sqlite:///path/to/file",
    )


def sqlite(path: Path) -> dict[str, object]:
    """Return settings for a durable SQLite file that several processes may share."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                "PRAGMA foreign_keys=ON; PRAGMA cache_size=-20000;"
            ),
        },
    }


def _parse_database(value: str) -> dict[str, object]:
    url = urlsplit(value)
    if url.scheme == "sqlite" and url.path:
        return sqlite(Path(unquote(url.path[1:] if url.path.startswith("//") else url.path)))
    if url.scheme not in {"postgres", "postgresql"} or len(url.path) < 2:
        raise ValueError
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path[1:]),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(parse_qsl(url.query)),
    }
