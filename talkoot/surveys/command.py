"""`talkoot questionnaires`: list the questionnaires, or check a questionnaire file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.utils import translation

from talkoot.ground.texts import terminal_language
from talkoot.surveys import library, reading
from talkoot.surveys.questionnaire import Questionnaire
from talkoot.surveys.reference import reference


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(title="what to do", required=True, dest="verb", metavar="VERB")
    listing = verbs.add_parser("list", help="the questionnaires that come with Talkoot")
    check = verbs.add_parser("check", help="say whether a file can be used, and if not, why")
    verbs.add_parser("reference", help="print the page on questionnaires, in Markdown")
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
    rows = [_row(asked) for asked in library.shipped().values()]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for asked, row in zip(library.shipped().values(), rows, strict=True):
        wording = f", {row['without_wording']} without wording" if row["without_wording"] else ""
        print(f"{asked.id:20} {asked.title.text():58} {row['items']} items{wording}")
    return 0


def _row(asked: Questionnaire) -> dict[str, Any]:
    return {
        "id": asked.id,
        "version": asked.version,
        "title": asked.title.model_dump(),
        "scales": [scale.id for scale in asked.scales],
        "items": len(asked.items),
        "without_wording": len(asked.without_wording),
    }


def _check(path: Path, as_json: bool) -> int:
    mistakes: list[str] = []
    asked: Questionnaire | None = None
    try:
        asked = reading.read_file(path.read_bytes())
    except OSError as error:
        print(f"{path}: {error.strerror}", file=sys.stderr)
        return 2
    except reading.QuestionnaireError as error:
        mistakes = error.sentences
    if as_json:
        found = {"file": path.name, "ok": not mistakes, "mistakes": mistakes}
        told = found | {"questionnaire": _row(asked) if asked else None}
        print(json.dumps(told, ensure_ascii=False))
    elif asked:
        print(f"{path.name}: {asked.title.text()}, {len(asked.items)} items, no mistakes.")
    for sentence in mistakes if not as_json else ():
        print(f"{path.name}: {sentence}", file=sys.stderr)
    return 1 if mistakes else 0
