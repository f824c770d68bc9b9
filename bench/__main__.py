"""`python -m bench [what …]`: measure what we claim, print it, and keep it in RESULTS.md."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from . import (
    boards,
    crossings,
    exporting,
    first_load,
    first_start,
    loops,
    opinions,
    report,
    room,
    socketio,
    submitting,
    theming,
)
from .servers import Installation, postgres, postgres_programs, sqlite_folder

HERE = Path(__file__).parent
KEPT = HERE / "results.json"
Found = dict[str, Any]


def main() -> None:
    options = _options()
    size = room.Size(options.listeners, options.rate, options.seconds, options.joins)
    room.raise_file_limit(size.listeners * 3 + 1000)
    kept: Found = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    for name in options.only or MEASURES:
        busy = round(os.getloadavg()[0], 1)
        found = MEASURES[name](size, kept if options.keep else {})
        about = {"on": date.today().isoformat(), "load_before": busy, "size": vars(size)}
        kept[name] = found | {"about": about | report.machine()}
        print(report.section(name, kept[name]), flush=True)
        if options.keep:
            KEPT.write_text(json.dumps(kept, indent=1) + "\n")
    if options.keep:
        (HERE / "RESULTS.md").write_text(report.page(kept))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--listeners", type=int, default=2000)
    parser.add_argument("--rate", type=float, default=67.0)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--joins", type=int, default=300)
    parser.add_argument("--keep", action="store_true", help="write RESULTS.md and results.json")
    parser.add_argument("only", nargs="*", choices=[[], *MEASURES])
    return parser.parse_args()


def _on_sqlite(measure: Callable[[Installation], Found]) -> Found:
    with sqlite_folder() as (url, folder):
        return measure(Installation(url, folder))


def one_process(size: room.Size, _kept: Found) -> Found:
    return _on_sqlite(
        lambda place: room.load(place, room.plan_of(place, size), database=lambda: 0.0)
    )


def apart(size: room.Size, _kept: Found) -> Found:
    if not postgres_programs():
        return {"skipped": "no PostgreSQL on this machine"}
    with postgres() as database:
        place = Installation(database.url, database.folder, apart=True)
        return room.load(place, room.plan_of(place, size), database=database.cpu)


def with_export(size: room.Size, kept: Found) -> Found:
    """Beside the room without exports: the one just measured, or measured now."""
    without = kept.get("one_process") or one_process(size, kept)
    return _on_sqlite(lambda place: exporting.load(place, size, without))


def killed(size: room.Size, _kept: Found) -> Found:
    return _on_sqlite(lambda place: room.kill(place, size))


def joining(size: room.Size, _kept: Found) -> Found:
    return _on_sqlite(lambda place: room.joins(place, size))


def pages(_size: room.Size, _kept: Found) -> Found:
    with sqlite_folder() as (url, folder):
        answer = Installation(url, folder).run("bench.pages", str(folder / "town"))
        return {"pages": json.loads(answer.splitlines()[-1])}


def browser_load(size: room.Size, _kept: Found) -> Found:
    return _on_sqlite(lambda place: first_load.measure(place, size))


def clone(_size: room.Size, _kept: Found) -> Found:
    return first_start.measure()


def cross(_size: room.Size, _kept: Found) -> Found:
    return crossings.measure()


def find_loops(_size: room.Size, _kept: Found) -> Found:
    return loops.measure()


def find_groups(_size: room.Size, _kept: Found) -> Found:
    return opinions.measure()


def find_themes(_size: room.Size, _kept: Found) -> Found:
    return theming.measure()


def submit(_size: room.Size, _kept: Found) -> Found:
    return _on_sqlite(submitting.measure)


def _by_itself(module: str) -> Found:
    """What needs a database runs in a process of its own, and prints what it found."""
    with sqlite_folder() as (url, folder):
        answer = Installation(url, folder).run(module)
        found: Found = json.loads(answer.splitlines()[-1])
        return found


def show_results(_size: room.Size, _kept: Found) -> Found:
    return _by_itself("bench.results")


def board(size: room.Size, _kept: Found) -> Found:
    return _on_sqlite(lambda place: boards.measure(place, size))


def annual_clock(_size: room.Size, _kept: Found) -> Found:
    return _by_itself("bench.clock")


def programme(_size: room.Size, _kept: Found) -> Found:
    return _by_itself("bench.programme")


def beside_socketio(size: room.Size, _kept: Found) -> Found:
    return socketio.measure(size)


MEASURES: dict[str, Callable[[room.Size, Found], Found]] = {
    "one_process": one_process,
    "exporting": with_export,
    "apart": apart,
    "socketio": beside_socketio,
    "killed": killed,
    "joining": joining,
    "first_load": browser_load,
    "pages": pages,
    "first_start": clone,
    "crossings": cross,
    "submitting": submit,
    "loops": find_loops,
    "themes": find_themes,
    "opinions": find_groups,
    "results": show_results,
    "board": board,
    "clock": annual_clock,
    "programme": programme,
}


if __name__ == "__main__":
    main()
