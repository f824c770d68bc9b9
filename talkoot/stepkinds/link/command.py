"""`talkoot loops edges.csv`: the feedback loops of a table of arrows, for use outside a room."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from talkoot.figures import aloud, archetypes, loops
from talkoot.ground.texts import LANGUAGES, terminal_language
from talkoot.people import tables
from talkoot.stepkinds.link import edges
from talkoot.stepkinds.link.words import KINDS, PATTERNS

FOUND, MISTAKES, UNREADABLE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="EDGES.csv", help="from,to,sign,delay")
    parser.add_argument("--json", action="store_true", help="print JSON for a program")
    parser.add_argument(
        "--longest",
        type=int,
        choices=range(2, loops.LONGEST + 1),
        default=loops.LONGEST,
        help="the most arrows in a loop",
    )


def run(options: argparse.Namespace) -> int:
    """Return 0 when the table was read, 1 when it has mistakes, 2 when it cannot be read."""
    with translation.override(terminal_language()):
        try:
            raw = options.file.read_bytes()
        except OSError as error:
            return _unreadable(options.file, error.strerror or str(error), options.json)
        try:
            text = tables.decode(raw)
        except tables.TableError as error:
            return _unreadable(options.file, str(error), options.json)
        arrows, mistakes = edges.read(text)
        if mistakes:
            return _refuse(options.file, mistakes, options.json)
        found = loops.find(arrows, longest=options.longest)
        print(_json(options.file, found) if options.json else _told(found))
        return FOUND


def _unreadable(path: Path, words: str, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"file": path.name, "ok": False, "error": words}, ensure_ascii=False))
    else:
        print(f"{path}: {words}", file=sys.stderr)
    return UNREADABLE


def _refuse(path: Path, mistakes: list[edges.Mistake], as_json: bool) -> int:
    if as_json:
        told = [{"line": one.line, "words": one.words} for one in mistakes]
        print(json.dumps({"file": path.name, "ok": False, "mistakes": told}, ensure_ascii=False))
    else:
        for one in mistakes:
            print(f"{path.name}: {one}", file=sys.stderr)
    return MISTAKES


def _json(path: Path, found: loops.Found) -> str:
    told: dict[str, Any] = {
        "file": path.name,
        "ok": True,
        "capped": found.capped,
        "nodes": [{"name": name, "loops": through} for name, through in found.leverage],
        "loops": [_loop(number, one) for number, one in enumerate(found.loops, start=1)],
        "resembles": [
            {"name": one.name, "loops": [place + 1 for place in one.loops]}
            for one in archetypes.likenesses(found.loops)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _loop(number: int, loop: loops.Loop) -> dict[str, Any]:
    return {
        "number": number,
        "kind": loop.kind,
        "late": loop.late,
        "arrows": [
            {"from": one.start, "to": one.end, "sign": one.sign, "delay": one.late}
            for one in loop.arrows
        ],
        "aloud": {language: aloud.loop(loop, language) for language in LANGUAGES},
    }


def _told(found: loops.Found) -> str:
    language = translation.get_language() or "en"
    lines = [
        f"{number}. {KINDS[one.kind]}: {aloud.loop(one, language)}"
        for number, one in enumerate(found.loops, start=1)
    ]
    if not found.loops:
        lines = [_("The arrows make no loops.")]
    if found.capped:
        lines.append(_("There are more loops; these were found in time."))
    lines += [f"{through:6}  {name}" for name, through in found.leverage if through]
    lines += [
        f"{PATTERNS[one.name].title}: {PATTERNS[one.name].text}"
        for one in archetypes.likenesses(found.loops)
    ]
    return "\n".join(lines)
