"""The one console command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import django

Run = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Run `talkoot …` and return its exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.site.settings")
    if words[:1] == ["manage"]:
        return _manage(words[1:])
    if words[:1] == ["demo"]:
        import_module("talkoot.demo.command").prepare(words[1:])  # before settings are read
    django.setup()
    options = _parser(next(iter(words), "")).parse_args(words)
    run: Run = options.run
    return run(options)


def _manage(words: list[str]) -> int:
    from django.conf import settings
    from django.core.management import execute_from_command_line

    from talkoot.site import start

    if words[:1] == ["migrate"]:
        _make_folder(settings.DATA)
        start.keep_key()
    execute_from_command_line(["talkoot manage", *words])
    return 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise SystemExit(f"TALKOOT_DATA: the folder {folder} cannot be made: {trouble}") from None


COMMANDS = {
    "serve": ("talkoot.site.serve", "pages, rooms and the worker on one port"),
    "web": ("talkoot.site.serve", "pages only"),
    "live": ("talkoot.site.serve", "the stream of live rooms only"),
    "worker": ("talkoot.site.serve", "erasure and other work that can wait"),
    "demo": ("talkoot.site.serve", "open an invented town"),
    "organisation": ("talkoot.people.command", "make an organisation and invite its coordinator"),
    "administrator": ("talkoot.people.command", "let somebody look after the installation"),
    "reseal": ("talkoot.cohorts.command", "seal journals and peer groups under today's key"),
    "methods": ("talkoot.methods.command", "list the methods, or check a method file"),
    "loops": ("talkoot.stepkinds.link.command", "find the feedback loops in a table of arrows"),
    "project": ("talkoot.programmes.command", "read a funder's public project page"),
    "programme": (
        "talkoot.portable.command",
        "take a programme along as one file, or bring one in",
    ),
    "questionnaires": ("talkoot.surveys.command", "list questionnaires, or check a file"),
    "protect": ("talkoot.surveys.protecting", "try which figures of a tree may be shown"),
    "analyse": ("talkoot.surveys.analysing", "figures of a survey, through the release gate"),
    "key": ("talkoot.surveys.tallying", "make the key of a survey, on the trustee's machine"),
    "tally": ("talkoot.surveys.tallying", "open a survey's ballots, on the trustee's machine"),
    "link": ("talkoot.surveys.linking_command", "link waves, on the trustee's machine"),
    "forget": ("talkoot.surveys.forgetting", "say which answers are due to be erased"),
    "groups": ("talkoot.surveys.grouping", "find groups of opinion in votes on statements"),
    "themes": ("talkoot.surveys.theming", "find what many comments speak of"),
    "manage": ("", "Django's own commands: migrate, check, …"),
}


def _parser(chosen: str) -> argparse.ArgumentParser:
    """Only the chosen command's module is imported: the others need not be ready to run."""
    parser = argparse.ArgumentParser(
        prog="talkoot", description="Participatory work-wellbeing programmes, from plan to report."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, (module, words) in COMMANDS.items():
        command = commands.add_parser(name, help=words, description=words)
        if name == chosen:
            source = import_module(module)
            adder = getattr(source, f"add_{name}_arguments", None) or source.add_arguments
            adder(command)
            command.set_defaults(run=getattr(source, f"run_{name}", None) or source.run)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
