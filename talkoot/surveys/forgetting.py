"""`talkoot forget`: what is due to be erased of surveys, and with --now, its erasure.

The worker erases it by itself; the command is for looking, and for the day after a restore.
"""

from __future__ import annotations

import argparse

from talkoot.ground import scrub
from talkoot.surveys import retention


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--now", action="store_true", help="erase it, and scrub the files")


def run(options: argparse.Namespace) -> int:
    """Print a line for each: survey, what, rows."""
    found = [one for one in retention.due() if one.rows or one.what == "box"]
    for one in found:
        print(f"{one.survey.pk}  {one.what:8} {one.rows:7}  {one.survey.title}")
    if not found:
        print("Nothing is due.")
    elif options.now:
        print(f"{retention.erase_due()} rows were erased.")
        if not scrub.scrub_due():
            print("The files are scrubbed by the worker, when nobody is in the way.")
    else:
        print("Nothing was erased: the worker does it, or this command with --now.")
    return 0
