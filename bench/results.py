"""Results of a survey: how often a house without differences is flagged, and a large one's figures.

Processor time: there is nothing to wait for, and what else the machine does says nothing.
"""

from __future__ import annotations

import json
import os
from time import process_time
from typing import Any

import django
import numpy as np

from talkoot.figures.blocks import Tree, partition
from talkoot.surveys import differences, library, overview, participation, picking, showing
from talkoot.surveys.analysis import Analysis
from talkoot.surveys.questionnaire import Questionnaire
from talkoot.surveys.reading import read
from talkoot.surveys.snapshot import snapshot

SURVEYS, SIZES = 500, (10, 12, 14, 16, 18, 20, 22, 25, 28, 30, 35, 40)
UNITS, ANSWERS, ITEMS = 5000, 40_000, 60


def measure() -> dict[str, Any]:
    return {"null": _null(), "large": _large()}


def _asked(items: int) -> Questionnaire:
    """Whole scales of the bank, up to so many statements."""
    source, bank = library.source_of(library.BANK), library.shipped()[library.BANK]
    picked: list[str] = []
    for scale in bank.scales:
        if sum(item.scale in (*picked, scale.id) for item in bank.items) <= items:
            picked.append(scale.id)
    return read(picking.picked(source, picked))


def _analysis(
    asked: Questionnaire, parents: list[int | None], units: Any, answers: Any
) -> Analysis:
    base = partition(Tree(tuple(parents)), np.bincount(units, minlength=len(parents)).tolist(), 5)
    joint = tuple(sorted(set(participation.joint(base).values())))
    blocks = np.array(base.places(units.tolist()), dtype=np.int64)
    return Analysis(asked, base, answers, blocks, bytes(32), joint)


def _drawn(rng: np.random.Generator, people: int, items: int) -> Any:
    """Answers that lean by the person, and not by the unit."""
    lean = rng.normal(3.2, 0.6, size=(people, 1))
    steps = np.rint(lean + rng.normal(0, 0.9, size=(people, items))).clip(1, 5)
    return steps.astype(np.int8)


def _null() -> dict[str, Any]:
    asked, rng = _asked(30), np.random.default_rng(1)
    units, flags = np.repeat(np.arange(1, len(SIZES) + 1), SIZES), 0
    for _turn in range(SURVEYS):
        answers = _drawn(rng, len(units), len(asked.items))
        found = differences.snapshot(_analysis(asked, [None, *[0] * len(SIZES)], units, answers))
        flags += any(one["flag"] for cells in found.values() for one in cells.values())
    cells = len(SIZES) * len(asked.scales)
    return {"surveys": SURVEYS, "cells": cells, "percent": round(100 * flags / SURVEYS, 1)}


def _large() -> dict[str, Any]:
    asked, rng = _asked(ITEMS), np.random.default_rng(2)
    middle = [1 + number % 20 for number in range(400)]
    parents = [None, *[0] * 20, *middle, *(21 + number % 400 for number in range(UNITS - 421))]
    units = rng.integers(421, UNITS, size=ANSWERS)
    found = _analysis(asked, parents, units, _drawn(rng, ANSWERS, len(asked.items)))
    began = process_time()
    told = snapshot(found, np.bincount(units, minlength=UNITS).tolist())
    told["differs"] = differences.snapshot(found)
    made, text = process_time() - began, json.dumps(told)
    began = process_time()
    told = json.loads(text)
    read_ms = 1000 * (process_time() - began)
    names = [
        {"names": {"fi": f"Yksikkö {place}"}, "parent": parent}
        for place, parent in enumerate(parents)
    ]
    began = process_time()
    showing.unit(asked, names, told, 30)
    overview.near(names, told, 30)
    shown_ms = 1000 * (process_time() - began)
    return {
        "units": UNITS,
        "answers": ANSWERS,
        "items": len(asked.items),
        "made_s": round(made, 1),
        "megabytes": round(len(text) / 1e6, 1),
        "read_ms": round(read_ms),
        "shown_ms": round(shown_ms),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.site.settings")
    django.setup()
    print(json.dumps(measure()))
