"""`talkoot programme look|out|in`: the file of a programme, from the machine it is on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TextIO

from django.utils import translation

from talkoot.ground.finnish import parse_date
from talkoot.people.models import Organisation, Person, Role
from talkoot.portable.actions import bringing, taking
from talkoot.portable.gathering import Choice
from talkoot.portable.labels import REFUSED
from talkoot.portable.unpacking import FileError, Unpacked
from talkoot.programmes.models import Programme

DONE, REFUSED_FILE, NOT_FOUND = 0, 2, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", title="commands", required=True, metavar="COMMAND")
    looking = verbs.add_parser("look", help="say what is in a file, and whether it is in order")
    looking.add_argument("file", type=Path)
    out = verbs.add_parser("out", help="write a programme into a file, without its material")
    out.add_argument("programme", type=int, help="its number, as in its address")
    out.add_argument("file", type=Path)
    entering = verbs.add_parser("in", help="make a programme of a file")
    entering.add_argument("file", type=Path)
    entering.add_argument("--organisation", metavar="SLUG", required=True)
    entering.add_argument("--coordinator", metavar="EMAIL", required=True)
    entering.add_argument("--start", metavar="DAY", default="", help="first day, like 1.3.2027")


def run(options: argparse.Namespace) -> int:
    with translation.override("en"):
        try:
            return {"look": look, "out": out, "in": enter}[options.verb](options, sys.stdout)
        except FileError as error:
            sentence = str(REFUSED[error.why]) % {"field": error.field}
            sys.stdout.write(f"{options.file}: {sentence}\n")
            return REFUSED_FILE
        except OSError as error:
            sys.stdout.write(f"{options.file}: {error.strerror}\n")
            return REFUSED_FILE


def look(options: argparse.Namespace, stdout: TextIO) -> int:
    with options.file.open("rb") as file:
        _tell(Unpacked(file, options.file.stat().st_size), stdout)
    return DONE


def _tell(found: Unpacked, stdout: TextIO) -> None:
    whence, content = found.manifest.whence, found.content
    stdout.write(f"{found.manifest.talkoot}: {content.title}\n")
    stdout.write(f"from {whence.organisation}, version {whence.version}\n")
    stdout.write(f"licence: {found.manifest.licence or 'none stated'}\n")
    for part in content.parts:
        told = f"{len(part.tasks)} tasks, {len(part.events)} events, {len(part.files)} files"
        stdout.write(f"- {part.title}: {told}\n")


def out(options: argparse.Namespace, stdout: TextIO) -> int:
    """No files of modules: which of them may go is for a person to tick on the page."""
    programme = Programme.objects.filter(pk=options.programme, cohort=None).first()
    if programme is None:
        stdout.write(f"There is no programme {options.programme}.\n")
        return NOT_FOUND
    choice = Choice(files=frozenset(), money=False, year=False)
    with options.file.open("wb") as file:
        whence = taking.take(programme, file, choice)
    stdout.write(f"{options.file}: {whence.title}, version {whence.version}\n")
    stdout.write("Names of people in its texts were not looked for: the page does that.\n")
    return DONE


def enter(options: argparse.Namespace, stdout: TextIO) -> int:
    house = Organisation.objects.filter(slug=options.organisation).first()
    person = Person.objects.filter(
        email=options.coordinator, roles__organisation=house, roles__role=Role.Name.COORDINATOR
    ).first()
    start = parse_date(options.start) if options.start else None
    if house is None or person is None or (options.start and start is None):
        stdout.write("There is no such organisation, coordinator of it, or day.\n")
        return NOT_FOUND
    with options.file.open("rb") as file:
        found = Unpacked(file, options.file.stat().st_size)
        wish = bringing.Wish(found.content.title, start)
        made = bringing.bring(found, house, person, wish)
    stdout.write(f"Kept as programme {made.pk}.\n")
    return DONE
