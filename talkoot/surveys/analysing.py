"""`talkoot analyse questionnaire.toml answers.csv`: figures of a survey made elsewhere."""

from __future__ import annotations

import argparse
import json
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from django.utils import translation
from django.utils.translation import gettext as _

from talkoot.figures.blocks import Tree, partition
from talkoot.figures.release import K
from talkoot.ground.texts import terminal_language
from talkoot.surveys import counts, reading, responses
from talkoot.surveys.analysis import Analysis, Score
from talkoot.surveys.protecting import at_least_three, refuse

FOUND = 0
WHOLE = "*"  # the name of everybody, where the answers have no unit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("questionnaire", type=Path, metavar="QUESTIONNAIRE.toml")
    parser.add_argument("file", type=Path, metavar="ANSWERS.csv", help="unit, and the items by id")
    parser.add_argument("--units", type=Path, metavar="UNITS.csv", help="unit,parent: the tree")
    parser.add_argument("-k", type=at_least_three, default=K, help="fewest people in a figure")
    parser.add_argument("--json", action="store_true", help="print JSON for a program")


def run(options: argparse.Namespace) -> int:
    """Return 0 when the figures were made, 2 when a file cannot be used."""
    with translation.override(terminal_language()):
        try:
            names, found = _analysis(options)
        except OSError as error:
            return refuse(options, [f"{error.filename}: {error.strerror}"])
        except reading.QuestionnaireError as error:
            return refuse(options, error.sentences)
        except counts.MistakesError as error:
            return refuse(options, error.mistakes)
        told = json.dumps(as_data(names, found), ensure_ascii=False, indent=2)
        print(told if options.json else "\n".join(_told(names, found)))
        return FOUND


def _analysis(options: argparse.Namespace) -> tuple[tuple[str, ...], Analysis]:
    asked = reading.read_file(options.questionnaire.read_bytes())
    given = responses.read(options.file.read_bytes(), asked)
    names, tree = _tree(options.units, given.units)
    units = responses.places(given, names)
    direct = np.bincount(units, minlength=len(names)).tolist()
    base = partition(tree, direct, options.k)
    blocks = np.array(base.places(units.tolist()), dtype=np.int64)
    return names, Analysis(asked, base, given.answers, blocks, secrets.token_bytes(32))


def _tree(path: Path | None, units: tuple[str, ...]) -> tuple[tuple[str, ...], Tree]:
    """The tree of a file; without one, all units under everybody."""
    if path is not None:
        read = counts.read_units(path.read_bytes())
        return read.units, read.tree
    known = tuple(dict.fromkeys(units))
    return (WHOLE, *known), Tree((None, *[0] * len(known)))


def as_data(names: tuple[str, ...], found: Analysis) -> dict[str, Any]:
    """Return the figures as plain data (documented in docs/protect.md)."""
    return {
        "ok": True,
        "questionnaire": found.asked.id,
        "k": found.base.k,
        "respondents": len(found.blocks),
        "scales": [
            {
                "id": scale.id,
                "reliability": _reliability(found, scale),
                "units": [
                    {"unit": names[unit]} | _score(score)
                    for unit, score in found.scale(scale).items()
                ],
            }
            for scale in found.asked.scales
        ],
        "items": [
            {
                "id": item.id,
                "units": [
                    {
                        "unit": names[unit],
                        "n": figure.n,
                        "mean": figure.mean,
                        "guests": figure.guests,
                        "counts": list(figure.counts),
                    }
                    for unit, figure in found.item(item).items()
                ],
            }
            for item in found.asked.items
        ],
    }


def _reliability(found: Analysis, scale: Any) -> dict[str, Any] | None:
    told = found.reliability(scale)
    if told is None:
        return None
    ends = [round(told.interval.low, 3), round(told.interval.high, 3)]
    return {"alpha": round(told.alpha, 3), "interval": ends, "n": told.n}


def _score(score: Score) -> dict[str, Any]:
    return {
        "n": score.n,
        "mean": score.mean,
        "interval": [round(score.interval.low, 2), round(score.interval.high, 2)],
        "band": score.band.title.text() if score.band else None,
        "few": score.few,
    }


def _told(names: tuple[str, ...], found: Analysis) -> Iterator[str]:
    depths = [len(list(found.base.tree.above(unit))) - 1 for unit in range(len(names))]
    for scale in found.asked.scales:
        yield scale.title.text()
        for unit, score in found.scale(scale).items():
            words = _("%(unit)s: %(mean)s (%(low)s–%(high)s), n %(n)d")
            yield "  " * (depths[unit] + 1) + words % {
                "unit": names[unit],
                "mean": f"{score.mean:.2f}",
                "low": f"{score.interval.low:.2f}",
                "high": f"{score.interval.high:.2f}",
                "n": score.n,
            }
    if len(found.blocks) < found.base.k:
        yield _("Fewer than %(k)d answers: nothing is shown.") % {"k": found.base.k}
