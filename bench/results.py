"""Results of a survey: how often a house without differences is flagged, and a large one's figures.

Processor time: there is nothing to wait for, and what else the machine does says nothing. A page is
read cold in a process of its own, which has shown another page before, and warm in the same.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import process_time
from typing import Any

import django
import numpy as np
from django.core.management import call_command

from talkoot.figures.blocks import Tree, partition
from talkoot.surveys import differences, library, participation, picking, showing
from talkoot.surveys.analysis import Analysis
from talkoot.surveys.questionnaire import Questionnaire
from talkoot.surveys.reading import read
from talkoot.surveys.snapshot import snapshot

SURVEYS, SIZES = 500, (10, 12, 14, 16, 18, 20, 22, 25, 28, 30, 35, 40)
UNITS, ANSWERS, ITEMS = 5000, 400_000, 60
READER = "reader@suomi.example"


def measure() -> dict[str, Any]:
    return {"null": _null(), "large": _large()}


def _asked(items: int) -> Questionnaire:
    return read(_source(items))


def _source(items: int) -> str:
    """Whole scales of the bank, up to so many statements."""
    source, bank = library.source_of(library.BANK), library.shipped()[library.BANK]
    picked: list[str] = []
    for scale in bank.scales:
        if sum(item.scale in (*picked, scale.id) for item in bank.items) <= items:
            picked.append(scale.id)
    return picking.picked(source, picked)


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
    """A whole country: what is published of it, kept as the program keeps it, and read by pages."""
    asked, rng = _asked(ITEMS), np.random.default_rng(2)
    middle = [1 + number % 20 for number in range(400)]
    parents = [None, *[0] * 20, *middle, *(21 + number % 400 for number in range(UNITS - 421))]
    units = rng.integers(421, UNITS, size=ANSWERS)
    found = _analysis(asked, parents, units, _drawn(rng, ANSWERS, len(asked.items)))
    began = process_time()
    told = snapshot(found, np.bincount(units, minlength=UNITS).tolist())
    told["differs"] = differences.snapshot(found)
    told |= {"classes": {}, "opinions": None, "drivers": None}
    told["attacker"] = {"smallest": 5, "targets": 0, "tried": 0, "exact": True}
    made = process_time() - began
    survey = _kept(told, parents)
    return {
        "units": UNITS,
        "answers": ANSWERS,
        "items": len(asked.items),
        "made_s": round(made, 1),
        "megabytes": round(len(json.dumps(told)) / 1e6, 1),
        **_pages(survey),
    }


def _kept(told: dict[str, Any], parents: list[int | None]) -> str:
    """A published survey in the database, and somebody who may read it; return its id."""
    from talkoot.people.models import Organisation, Person, Role
    from talkoot.surveys import keeping
    from talkoot.surveys.models import Survey, Told

    call_command("migrate", verbosity=0)
    house = Organisation.objects.create(name="Suomi", slug="suomi")
    reader = Person.objects.create(email=READER, name="Reader")
    Role.objects.create(organisation=house, person=reader, role=Role.Name.MEMBER)
    summary, rows = keeping.apart(told)
    tree = [
        {"unit": place, "parent": parent, "people": 100, "names": _names(place)}
        for place, parent in enumerate(parents)
    ]
    made = Survey.objects.create(
        organisation=house,
        title="National",
        source=_source(ITEMS),
        state=Survey.State.PUBLISHED,
        tree=tree,
        summary=summary,
    )
    Told.objects.bulk_create(
        (
            Told(survey=made, key=key, figures=one, statements=statements)
            for key, one, statements in rows
        ),
        batch_size=500,
    )
    return str(made.pk)


def _names(place: int) -> dict[str, str]:
    return {"fi": f"Yksikkö {place}", "sv": f"Enhet {place}", "en": f"Unit {place}"}


def _pages(survey: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.results", survey]
    done = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def read_pages(survey: str) -> dict[str, Any]:
    """One page cold, then many warm; and the figures of other units alone."""
    from django.test import Client

    from talkoot.people.models import Person
    from talkoot.surveys.models import Survey

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(Person.objects.get(email=READER))
    client.get("/")
    address = f"/surveys/{survey}/results/"
    cold = _took(partial(client.get, f"{address}?unit=700"))
    places = range(21, 21 + 40)
    warm = [_took(partial(client.get, f"{address}?unit={one}")) for one in places]
    maps = [_took(partial(client.get, f"{address}map/?unit={one}")) for one in (0, *places)]
    asked = Survey.objects.get(pk=survey)
    figures = [_took(partial(_unit, asked, one)) for one in places]
    return {
        "cold_ms": cold,
        "warm_ms": round(median(warm), 1),
        "map_ms": round(median(maps), 1),
        "filter_ms": round(median(figures), 2),
    }


def _took(act: Callable[[], Any]) -> float:
    began = process_time()
    answer = act()
    took = 1000 * (process_time() - began)
    if getattr(answer, "status_code", 200) != 200:
        raise RuntimeError(answer)
    return round(took, 2)


def _unit(survey: Any, place: int) -> Any:
    told = survey.told_of([place])
    return showing.unit(survey.questionnaire, survey.tree, told, place)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.site.settings")
    django.setup()
    print(json.dumps(read_pages(sys.argv[1]) if len(sys.argv) > 1 else measure()))
