"""`talkoot demo`: an invented town in a file of its own, the same every time."""

from __future__ import annotations

import argparse
import os
import secrets
import socket
from pathlib import Path

MARK = "this-is-a-talkoot-demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data", type=Path, default=Path(".demo"), help="where the town lives")


def prepare(words: list[str]) -> None:
    """Point the settings at the demo's own file, before they are read. Touches no other data."""
    parser = argparse.ArgumentParser(prog="talkoot demo")
    add_arguments(parser)
    options = parser.parse_args(words[1:] if words[:1] == ["demo"] else words)
    data = options.data.resolve()
    _claim(data)
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(
        TALKOOT_DATA=str(data),
        TALKOOT_SECRET_KEY=_key(data),
        TALKOOT_HOSTS=f"localhost,127.0.0.1,[::1],{network_address()}",
        TALKOOT_ADDRESS=f"http://{network_address()}:{options.port}",
        TALKOOT_OPERATOR="Talkoot demo",
        TALKOOT_INSECURE_HTTP="yes",
        TALKOOT_EMAIL_HOST="",
    )


def _claim(data: Path) -> None:
    if data.exists() and any(data.iterdir()) and not (data / MARK).exists():
        raise SystemExit(
            f"{data} holds something else than a demo town. Choose an empty folder with --data."
        )
    data.mkdir(parents=True, exist_ok=True)
    (data / MARK).touch()


def _key(data: Path) -> str:
    """Keep one key for the demo, so that its web and worker processes agree."""
    path = data / "key"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(40))
    return path.read_text()


def network_address() -> str:
    """Return this machine's address on the local network, or its own for itself."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: this only asks which way it would go
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def open_town(options: argparse.Namespace) -> None:
    """Build the town anew, and say how to get in."""
    from django.conf import settings
    from django.core.management import call_command

    from talkoot.demo import (
        advised,
        asked,
        brought,
        evaluated,
        modelled,
        neighbour,
        themed,
        town,
        travelled,
    )
    from talkoot.people.models import Organisation

    for name in ("talkoot.sqlite3", "talkoot.sqlite3-wal", "talkoot.sqlite3-shm"):
        (settings.DATA / name).unlink(missing_ok=True)
    call_command("migrate", verbosity=0)
    live = town.build()
    asked.ask(Organisation.objects.get(slug="kuoma"), settings.DATA)
    themed.take_up(Organisation.objects.get(slug="kuoma"))
    modelled.write(Organisation.objects.get(slug="kuoma"))
    evaluated.judge(Organisation.objects.get(slug="kuoma"))
    advised.advise()
    brought.come(Organisation.objects.get(slug="kuoma"))
    travelled.come(neighbour.live())
    _tell(options.port, live.code or "")
    print(f"A survey is open too; its trustee's key is {settings.DATA / asked.KEY}")


def _tell(port: int, code: str) -> None:
    import segno

    from talkoot.demo.cast import CAST, PASSWORD
    from talkoot.ground.codes import spaced

    here = f"http://{network_address()}:{port}"
    print(f"\nKuoma is open on http://localhost:{port}\n")
    for part in CAST:
        print(f"  {part.email:28} {part.told}")
    print(f"\n  password for all of them: {PASSWORD}")
    print("  or ask for a code by e-mail: the letter appears in this window\n")
    print(f"A workshop is running. Join it from a phone: {here}/join/ with {spaced(code)}")
    segno.make(f"{here}/join/", error="l").terminal(compact=True)
