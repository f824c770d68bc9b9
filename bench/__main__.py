"""`python -m bench`: measure the live room, print it, and write RESULTS.md."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import report, room
from .servers import Installation, postgres, postgres_programs, sqlite_folder

HERE = Path(__file__).parent


def main() -> None:
    options = _options()
    size = room.Size(options.listeners, options.rate, options.seconds, options.joins)
    room.raise_file_limit(size.listeners * 3 + 1000)
    busy = os.getloadavg()[0]
    found: dict[str, Any] = {}
    for name in options.only or MEASURES:
        found[name] = MEASURES[name](size)
        print(json.dumps({name: found[name]}, indent=2), flush=True)
    text = report.write(found, size, busy)
    print(text)
    if not options.only:
        (HERE / "RESULTS.md").write_text(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--listeners", type=int, default=2000)
    parser.add_argument("--rate", type=float, default=67.0)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--joins", type=int, default=300)
    parser.add_argument("only", nargs="*", choices=[[], *MEASURES])
    return parser.parse_args()


def _on_sqlite(measure: Callable[[Installation], dict[str, Any]]) -> dict[str, Any]:
    with sqlite_folder() as (url, folder):
        return measure(Installation(url, folder))


def one_process(size: room.Size) -> dict[str, Any]:
    return _on_sqlite(lambda place: room.load(place, size, lambda: 0.0))


def apart(size: room.Size) -> dict[str, Any]:
    if not postgres_programs():
        return {"skipped": "no PostgreSQL on this machine"}
    with postgres() as database:
        place = Installation(database.url, database.folder, apart=True)
        return room.load(place, size, database.cpu)


def killed(size: room.Size) -> dict[str, Any]:
    return _on_sqlite(lambda place: room.kill(place, size))


def joining(size: room.Size) -> dict[str, Any]:
    return _on_sqlite(lambda place: room.joins(place, size))


MEASURES: dict[str, Callable[[room.Size], dict[str, Any]]] = {
    "one_process": one_process,
    "apart": apart,
    "killed": killed,
    "joining": joining,
}


if __name__ == "__main__":
    main()
