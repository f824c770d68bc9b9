"""`talkoot groups votes.csv`: groups of opinion, where there are stable ones, and common ground."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.figures.opinions import Opinions, Tally, opinions
from talkoot.figures.release import K
from talkoot.ground.texts import terminal_language
from talkoot.surveys.counts import MistakesError
from talkoot.surveys.protecting import at_least_three, refuse
from talkoot.surveys.votes import Votes, read

FOUND = 0
MOST_SHARED = 10  # statements told in words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="VOTES.csv", help="voter,statement,vote")
    parser.add_argument("-k", type=at_least_three, default=K, help="fewest people in a group")
    parser.add_argument("--json", action="store_true", help="print JSON for a program")


def run(options: argparse.Namespace) -> int:
    """Return 0 when the table was read, also where there are no groups; 2 when it cannot be."""
    with translation.override(terminal_language()):
        try:
            votes = read(options.file.read_bytes())
        except OSError as error:
            return refuse(options, [error.strerror or str(error)])
        except MistakesError as error:
            return refuse(options, error.mistakes)
        found = opinions(votes.matrix, options.k)
        told = json.dumps(as_data(votes, found, options.k), ensure_ascii=False, indent=2)
        print(told if options.json else "\n".join(_told(votes, found, options.k)))
        return FOUND


def as_data(votes: Votes, found: Opinions, k: int) -> dict[str, Any]:
    """Return the groups and the common ground as plain data (documented in docs/protect.md).

    A statement that fewer than k people saw has no figures.
    """
    shared = dict(found.consensus)
    return {
        "ok": True,
        "voters": len(votes.matrix),
        "why_no_groups": found.why,
        "stability": None if found.stability is None else round(found.stability, 3),
        "statements": [
            {"statement": text, "consensus": round(shared[place], 4)} | _counts(tally)
            if tally.seen >= k
            else {"statement": text}
            for place, (text, tally) in enumerate(zip(votes.statements, found.tallies, strict=True))
        ],
        "groups": [
            {
                "people": len(group),
                "marks": [
                    {"statement": votes.statements[mark.statement], "way": mark.way, "z": mark.z}
                    for mark in marks
                ],
            }
            for group, marks in zip(found.groups, found.marks, strict=True)
        ],
    }


def _counts(tally: Tally) -> dict[str, int]:
    return {"agreed": tally.agreed, "disagreed": tally.disagreed, "passed": tally.passed}


def _told(votes: Votes, found: Opinions, k: int) -> Iterator[str]:
    yield from _groups(votes, found)
    yield ""
    yield _("What people share most:")
    for place, _rate in found.consensus[:MOST_SHARED]:
        tally = found.tallies[place]
        if tally.seen >= k:
            yield _("- %(statement)s (%(agreed)d of %(seen)d agree)") % {
                "statement": votes.statements[place],
                "agreed": tally.agreed,
                "seen": tally.seen,
            }


def _groups(votes: Votes, found: Opinions) -> Iterator[str]:
    if not found.groups:
        yield {
            "few-voters": _("Too few voters for groups of opinion: fifty are needed."),
            "unstable": _("No stable groups: they change with the statements that are asked."),
            "small-group": _("No groups are told: one of them would be too small."),
        }[found.why]
        return
    for number, (group, marks) in enumerate(zip(found.groups, found.marks, strict=True), start=1):
        people = len(group)
        yield ngettext(
            "Group %(number)d, %(people)d person:", "Group %(number)d, %(people)d people:", people
        ) % {"number": number, "people": people}
        for mark in marks:
            words = _("agrees: %(text)s") if mark.way > 0 else _("disagrees: %(text)s")
            yield "- " + words % {"text": votes.statements[mark.statement]}
