"""`talkoot protect counts.csv`: try one's own tree before asking anybody anything."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.figures.attacker import SECONDS
from talkoot.figures.protection import Protection, protect
from talkoot.ground.texts import terminal_language
from talkoot.surveys.counts import Counts, MistakesError, read

SAFE, LEAKS, UNREADABLE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="COUNTS.csv", help="unit,parent,respondents,…")
    parser.add_argument("-k", type=at_least_three, default=5, help="fewest people shown together")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="time for the attacker")
    parser.add_argument("--json", action="store_true", help="print JSON for a program")


def at_least_three(text: str) -> int:
    if not text.isdecimal() or not 3 <= int(text) <= 100:
        raise argparse.ArgumentTypeError("k is a whole number from 3 to 100")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Return 0 when nothing leaks, 1 when something does, 2 when the table cannot be read."""
    with translation.override(terminal_language()):
        try:
            counts = read(options.file.read_bytes())
        except OSError as error:
            return refuse(options, [error.strerror or str(error)])
        except MistakesError as error:
            return refuse(options, error.mistakes)
        found = protect(
            counts.tree,
            counts.respondents,
            options.k,
            counts.classes,
            seconds=options.seconds,
        )
        told = json.dumps(as_data(counts, found), ensure_ascii=False, indent=2)
        print(told if options.json else "\n".join(_told(counts, found)))
        return SAFE if found.verdict.safe else LEAKS


def refuse(options: argparse.Namespace, mistakes: Any) -> int:
    if options.json:
        print(json.dumps({"ok": False, "mistakes": list(mistakes)}, ensure_ascii=False))
    else:
        for words in mistakes:
            print(f"{options.file.name}: {words}", file=sys.stderr)
    return UNREADABLE


def as_data(counts: Counts, found: Protection) -> dict[str, Any]:
    """Return what is shown where, and the verdict, as plain data (documented in operating.md)."""
    verdict = found.verdict
    return {
        "ok": verdict.safe,
        "k": found.partition.k,
        "respondents": sum(counts.respondents),
        "units": [_unit(counts, found, unit) for unit in range(len(counts.units))],
        "blocks": [
            {"people": block.size, "units": [counts.units[cell] for cell in block.cells]}
            for block in found.partition.blocks
        ],
        "classes": list(counts.class_names),
        "withdrawn": [counts.units[unit] for unit in found.breakdown.withdrawn]
        if found.breakdown
        else [],
        "attacker": {
            "smallest_group": verdict.smallest,
            "exact": verdict.exact,
            "targets": verdict.targets,
            "tried": verdict.tried,
            "leaks": len(verdict.leaks),
        },
    }


def _unit(counts: Counts, found: Protection, unit: int) -> dict[str, Any]:
    made = found.partition
    told: dict[str, Any] = {"unit": counts.units[unit], "respondents": made.totals[unit]}
    if unit in made.figures:
        told |= {"shown": "alone", "people": made.shown(unit), "guests": made.guests(unit)}
        if made.guests(unit):
            told["shown"] = "with guests"
    else:
        told |= {"shown": "together" if _beside(counts, found, unit) else "not"}
        told["with"] = _beside(counts, found, unit)
    if found.breakdown and unit in found.breakdown.regions:
        told["classes"] = list(found.breakdown.counts(unit))
    return told


def _beside(counts: Counts, found: Protection, unit: int) -> list[str]:
    """The units whose people are in the same block as a small unit's."""
    made = found.partition
    mine = [block for block in made.blocks if any(_is_in(made, cell, unit) for cell in block.cells)]
    others = {
        counts.units[cell] for block in mine for cell in block.cells if not _is_in(made, cell, unit)
    }
    return sorted(others)


def _is_in(made: Any, cell: int, unit: int) -> bool:
    return unit in made.tree.above(cell)


def _told(counts: Counts, found: Protection) -> Iterator[str]:
    for unit in range(len(counts.units)):
        depth = len(list(found.partition.tree.above(unit))) - 1
        yield f"{'  ' * depth}{counts.units[unit]}: {_words(counts, found, unit)}"
    yield ""
    if found.breakdown:
        yield _("By %(classes)s: shown in %(shown)d units, withdrawn in %(withdrawn)d.") % {
            "classes": ", ".join(counts.class_names),
            "shown": len(found.breakdown.regions),
            "withdrawn": len(found.breakdown.withdrawn),
        }
    yield from _verdict(found)


def _words(counts: Counts, found: Protection, unit: int) -> str:
    told = _unit(counts, found, unit)
    n = told["respondents"]
    if told["shown"] == "alone":
        return ngettext("%(n)d answer, shown", "%(n)d answers, shown", n) % {"n": n}
    if told["shown"] == "with guests":
        words = ngettext(
            "%(n)d answers, shown with %(guests)d from outside",
            "%(n)d answers, shown with %(guests)d from outside",
            told["guests"],
        )
        return words % {"n": n, "guests": told["guests"]}
    if told["shown"] == "together":
        words = ngettext(
            "%(n)d answer, shown together with: %(others)s",
            "%(n)d answers, shown together with: %(others)s",
            n,
        )
        return words % {"n": n, "others": ", ".join(told["with"])}
    return ngettext("%(n)d answer, not shown", "%(n)d answers, not shown", n) % {"n": n}


def _verdict(found: Protection) -> Iterator[str]:
    verdict = found.verdict
    if verdict.smallest:
        yield _("The smallest group that any combination of figures speaks of: %(n)d people.") % {
            "n": verdict.smallest
        }
    tried = {"tried": verdict.tried, "targets": verdict.targets}
    if verdict.sampled:
        yield _("The attacker tried %(tried)d of %(targets)d small groups in its time.") % tried
    else:
        yield _("The attacker tried all %(targets)d small groups.") % tried
    if verdict.safe:
        yield _("It found out nothing.")
    else:
        yield _("It found out %(leaks)d. These figures must not be published.") % {
            "leaks": len(verdict.leaks)
        }
