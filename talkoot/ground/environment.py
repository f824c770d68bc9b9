"""Read settings from the environment, and refuse a bad value with a sentence."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from email.utils import parseaddr
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

T = TypeVar("T")


class BadSetting(SystemExit):
    """A value in the environment that Talkoot cannot start with."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name}={value!r} cannot be used: expected {expected}.")


def _read(
    name: str, default: T, parse: Callable[[str], T], expected: str, *, hidden: bool = False
) -> T:
    """A `hidden` value may hold a password, and is not repeated in the sentence."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        return parse(value)
    except (ValueError, KeyError):
        raise BadSetting(name, "…" if hidden else value, expected) from None


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


def whole(name: str, default: int, *, least: int = 0, most: int = 1_000_000) -> int:
    def parse(value: str) -> int:
        number = int(value)
        if not least <= number <= most:
            raise ValueError
        return number

    return _read(name, default, parse, f"a whole number from {least} to {most}")


def folder(name: str, default: str) -> Path:
    def parse(value: str) -> Path:
        path = Path(value).resolve()
        if path.exists() and not path.is_dir():
            raise ValueError
        return path

    return _read(name, Path(default).resolve(), parse, "a folder")


def address(name: str, default: str) -> str:
    """Return the address of a site, without a slash at its end."""

    def parse(value: str) -> str:
        url = urlsplit(value)
        if url.scheme not in {"http", "https"} or not url.hostname or url.path.strip("/"):
            raise ValueError
        return f"{url.scheme}://{url.netloc}"

    return _read(name, default, parse, "an address like https://talkoot.example.org")


def hosts(name: str, default: list[str]) -> list[str]:
    def parse(value: str) -> list[str]:
        found = _parted(value)
        if not found or any(set(host) & set("/* ") for host in found):
            raise ValueError
        return found

    return _read(name, default, parse, "host names parted by commas, without https://")


def hosts_at(address: str) -> list[str]:
    """Return the host of an address, and the names by which a machine knows itself."""
    own = ["localhost", "127.0.0.1", "[::1]"]
    host = urlsplit(address).hostname or ""
    return own if host in {"", "::1", *own} else [host, *own]


def sender(name: str, default: str) -> str:
    """Return who letters come from: an address, with or without a name before it."""

    def parse(value: str) -> str:
        before, at, after = parseaddr(value)[1].rpartition("@")
        if not (before and at and after):
            raise ValueError
        return value

    return _read(name, default, parse, "an e-mail address")


def names(name: str, default: list[str]) -> list[str]:
    return _read(name, default, _parted, "names parted by commas")


def _parted(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def database(name: str, default: Path) -> dict[str, object]:
    """Return Django's settings of one database: SQLite at `default`, or what the URL says.

    Takes `postgresql://user:password@host:port/name?option=value` and `sqlite:///path`.
    """
    return _read(
        name,
        sqlite(default),
        _parse_database,
        "postgresql://user:password@host:port/name or sqlite:///path/to/file",
        hidden=True,
    )


def sqlite(path: Path) -> dict[str, object]:
    """Return settings for a durable SQLite file that several processes may share."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,  # to open the file costs as much as ten queries
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
