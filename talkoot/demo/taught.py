"""The six modules of Kuoma's programme, some behind, one going on and some to come."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone

from talkoot.people.models import Person
from talkoot.programmes.actions import modules, sparring
from talkoot.programmes.actions.feedback import give_feedback
from talkoot.programmes.actions.material import add_material
from talkoot.programmes.asking import PARTS, SCALES
from talkoot.programmes.audience import people as people_of
from talkoot.programmes.filekinds import KINDS
from talkoot.programmes.models import Module, Programme
from talkoot.programmes.trainers import trainers
from talkoot.workshops.actions.tying import tie
from talkoot.workshops.models import Workshop

SATURDAY = 5
TOLD = Path(__file__).parent / "taught.toml"


def teach(programme: Programme, people: Mapping[str, Person], rng: Random) -> None:
    """Plan every module of the file, and let those that are behind have been lived through."""
    for told in tomllib.loads(TOLD.read_text(encoding="utf-8"))["module"]:
        module = modules.add_module(
            programme,
            title=told["title"],
            audience=told["audience"],
            aim=told["aim"],
            body=told.get("body", "").strip(),
            owner=people[told["owner"]],
            lecturer=told.get("lecturer", ""),
            starts_on=_day(told["first"]),
            ends_on=_day(told["last"]),
        )
        _fill(module, told)
        _spar(module, people["mika"], told.get("sparring"), rng)
        _live(module, told.get("feedback"), rng)


def _fill(module: Module, told: Mapping[str, Any]) -> None:
    for kind, title, text, due in told.get("tasks", ()):
        modules.add_task(module, kind=kind, title=title, text=text, due_on=_day(due))
    for what, on, came, asked in told.get("counts", ()):
        modules.count_people(module, what=what, held_on=_day(on), people=came, expected=asked)
    if "text" in told:
        title, text = told["text"]
        body = text.strip().encode()
        add_material(module, BytesIO(body), KINDS["txt"], len(body), title=title)
    titles = told.get("workshops", ())
    for room in Workshop.objects.filter(programme=module.programme, title__in=titles):
        tie(room, module)


def _spar(module: Module, coach: Person, told: Mapping[str, Any] | None, rng: Random) -> None:
    """The consultant offers times, and some of them are booked."""
    if told is None:
        return
    day = _day(told["day"])
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    at = timezone.make_aware(datetime.combine(day, time(told["hour"])))
    offered = sparring.offer(module, coach, at, **told["offer"])
    asked = people_of(module.programme.house, module.audience).exclude(roles__role="coordinator")
    come = rng.sample(list(asked.order_by("pk")), told["booked"])
    for one, person in zip(offered, come, strict=False):
        sparring.book(one, person, people=told["offer"]["most"], letters=False)


def _live(module: Module, feedback: Mapping[str, Any] | None, rng: Random) -> None:
    """Some of those it was for have said what they thought."""
    if feedback is None:
        return
    asked = list(people_of(module.programme.house, module.audience).order_by("pk"))
    for person in rng.sample(asked, min(feedback["people"], len(asked))):
        keys = [one.key for one in SCALES] + [one.key for one in trainers(module)]
        answers = {key: _step(feedback["lean"], rng) for key in keys}
        give_feedback(module, person, answers | {"best": rng.choice(list(PARTS))})


def _step(lean: float, rng: Random) -> int:
    return max(1, min(5, round(rng.gauss(lean, 0.7))))


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
