"""`talkoot project import page.txt`: read a project page, say what was understood, keep it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, TextIO

from django.utils import translation

from talkoot.people.models import Organisation
from talkoot.programmes import actions, words
from talkoot.programmes.card import Card
from talkoot.programmes.decoding import MOST_BYTES, Unreadable, text_of
from talkoot.programmes.lints import advise
from talkoot.programmes.page import Reading, read, write

READ, UNREADABLE, NO_PAGE = 0, 2, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    importing = verbs.add_parser("import", help="read a page saved as plain text")
    importing.add_argument("page", type=Path, help="the text of the page, in a file")
    importing.add_argument("--json", action="store_true", help="print JSON")
    importing.add_argument("--organisation", metavar="SLUG", help="keep it as its programme")


def run(options: argparse.Namespace) -> int:
    with translation.override("en"):
        return import_page(options.page, options.json, options.organisation, sys.stdout)


def import_page(path: Path, as_json: bool, organisation_slug: str | None, stdout: TextIO) -> int:
    """Print what was understood of a page, and keep it if an organisation is named."""
    try:
        reading = read(text_of(_bytes(path)))
    except OSError as error:
        return _fail(f"{path}: {error.strerror}", as_json, stdout)
    except Unreadable as error:
        return _fail(f"{path}: {words.REFUSED[error.why]}", as_json, stdout)
    kept = ""
    if organisation_slug and reading.card:
        organisation = Organisation.objects.filter(slug=organisation_slug).first()
        if not organisation:
            return _fail(f"There is no organisation {organisation_slug}.", as_json, stdout)
        kept = str(actions.create_programme_from_card(organisation, reading.card).pk)
    stdout.write(_json(reading, kept) if as_json else _told(path, reading, kept))
    return READ if reading.card else NO_PAGE


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _fail(sentence: str, as_json: bool, stdout: TextIO) -> int:
    stdout.write(json.dumps({"error": sentence}, ensure_ascii=False) if as_json else sentence)
    stdout.write("\n")
    return UNREADABLE


def _json(reading: Reading, kept: str) -> str:
    told = {**as_data(reading), "programme": int(kept) if kept else None}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_data(reading: Reading) -> dict[str, Any]:
    """Return everything a reading says, as plain data."""
    card = reading.card
    return {
        "is_award_news": reading.is_award_news,
        "card": card.model_dump(mode="json") if card else None,
        "report": card.report.model_dump() if card and card.report else None,
        "notes": [
            {
                "line": note.line,
                "text": note.text,
                "why": note.why,
                "says": str(words.WHY[note.why]),
            }
            for note in reading.notes
        ],
        "advice": [
            {"about": advice.about, "says": words.say(advice)}
            for advice in (advise(card) if card else ())
        ],
    }


def _told(path: Path, reading: Reading, kept: str) -> str:
    if not reading.card:
        sentence = words.AWARD_NEWS if reading.is_award_news else words.NOT_A_PAGE
        return f"{path}: {sentence}\n"
    parts = [write(reading.card), "", "---", *_notes(path, reading), *_advice(reading.card)]
    return "\n".join([*parts, *([f"Kept as programme {kept}."] if kept else [])]) + "\n"


def _notes(path: Path, reading: Reading) -> list[str]:
    if not reading.notes:
        return ["Every line was understood."]
    return [f"{path}:{note.line}: {note.text!r}: {words.WHY[note.why]}" for note in reading.notes]


def _advice(card: Card) -> list[str]:
    return [f"To check: {words.say(advice)}" for advice in advise(card)]
