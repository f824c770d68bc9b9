"""`talkoot methods`: list the methods, or check a method file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.utils import translation

from talkoot.ground.texts import terminal_language
from talkoot.methods import library, reading
from talkoot.methods.definition import Method
from talkoot.methods.reference import reference


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(title="what to do", required=True, dest="verb", metavar="VERB")
    listing = verbs.add_parser("list", help="the methods that come with Talkoot")
    check = verbs.add_parser("check", help="say whether a method file can be used, and if not, why")
    verbs.add_parser("reference", help="print the page on method files, in Markdown")
    check.add_argument("file", type=Path, metavar="FILE")
    for verb in (listing, check):
        verb.add_argument("--json", action="store_true", help="print JSON for a program")


def run(options: argparse.Namespace) -> int:
    """Return 0 when all is well, 1 when the file has mistakes, 2 when it cannot be read."""
    with translation.override(terminal_language()):
        if options.verb == "reference":
            print(reference(), end="")
            return 0
        if options.verb == "list":
            return _list(options.json)
        return _check(options.file, options.json)


def _list(as_json: bool) -> int:
    rows = [_row(method) for method in library.shipped()]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        minutes = f"{row['minutes']} min"
        if row["short_minutes"] != row["minutes"]:
            minutes += f" (short {row['short_minutes']} min)"
        print(f"{row['id']:24} {row['title'][terminal_language()]:44} {minutes}")
    return 0


def _row(method: Method) -> dict[str, Any]:
    return {
        "id": method.id,
        "version": method.version,
        "title": method.title.model_dump(),
        "minutes": method.minutes(),
        "short_minutes": method.minutes(short=True),
        "size": method.size.model_dump(),
        "steps": [{"id": step.id, "kind": step.kind} for step in method.steps],
    }


def _check(path: Path, as_json: bool) -> int:
    try:
        raw = path.read_bytes()
    except OSError as error:
        print(f"{path}: {error.strerror}", file=sys.stderr)
        return 2
    mistakes: list[str] = []
    method: Method | None = None
    try:
        method = library.parse(reading.decode(raw))
    except library.MethodError as error:
        mistakes = error.sentences
    if as_json:
        found = {"file": path.name, "ok": not mistakes, "mistakes": mistakes}
        print(json.dumps(found | {"method": _row(method) if method else None}, ensure_ascii=False))
    elif method:
        print(f"{path.name}: {method.title.text()}, {len(method.steps)} steps, no mistakes.")
    else:
        for sentence in mistakes:
            print(f"{path.name}: {sentence}", file=sys.stderr)
    return 1 if mistakes else 0
