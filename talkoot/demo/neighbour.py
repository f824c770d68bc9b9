"""Lehtiranta, the neighbour: from a survey asked elsewhere to a year made with staff."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone

from talkoot.demo import house, past
from talkoot.people.models import Organisation, Person, Role
from talkoot.practice.clock import actions as clock
from talkoot.programmes.actions import modules, starting
from talkoot.programmes.actions import plan as planning
from talkoot.programmes.library.shelf import examples
from talkoot.programmes.models import Programme
from talkoot.programmes.plans.schema import SECTIONS, PlanText
from talkoot.surveys.actions import bring
from talkoot.surveys.means import Mean
from talkoot.workshops.actions.tying import tie

WORDS = Path(__file__).with_suffix(".toml")
SHAPED_LIKE, BEGAN, ENDS = "akseli", -190, 75
Told = dict[str, Any]


def live() -> Programme:
    """The town has people, its programme is half way, and its year has begun."""
    told, rng = tomllib.loads(WORDS.read_text(encoding="utf-8")), Random(1930)
    lehtiranta = Organisation.objects.get(slug="lehtiranta")
    mika = Person.objects.get(email="mika@virta.example")
    anneli = Person.objects.get(email="anneli@lehtiranta.example")
    Role.objects.create(organisation=lehtiranta, person=mika, role=Role.Name.FACILITATOR)
    sizes = [
        (one["code"], "", one["fi"], one["sv"], one["en"], one["people"]) for one in told["units"]
    ]
    house.settle(lehtiranta, house.grow(lehtiranta, sizes), rng, sizes)
    _asked(lehtiranta, told)
    programme = _programme(lehtiranta, anneli, told)
    _held(programme, {"anneli": anneli, "mika": mika}, rng)
    clock.begin(lehtiranta, timezone.localdate().year)
    return programme


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _asked(lehtiranta: Organisation, told: Told) -> None:
    """Last autumn's means, as another tool gave them."""
    year = timezone.localdate().year - 1
    means = [
        Mean(one["unit"], scale, one["n"], mean, year)
        for one in told["means"]
        for scale, mean in one["scales"].items()
    ]
    bring.keep(lehtiranta, told["survey"], means)


def _programme(lehtiranta: Organisation, anneli: Person, told: Told) -> Programme:
    """Shaped like one of the library, with days and words of its own."""
    programme = starting.start_from(examples()[SHAPED_LIKE], lehtiranta)
    planning.set_dates(programme, told["title"], _day(BEGAN), _day(ENDS))
    plan = planning.plan_of(programme)
    text = PlanText.model_validate(plan.text.model_dump(mode="json") | told["plan"])
    for section in SECTIONS:
        seen = planning.mark_of(planning.plan_of(programme), section)
        planning.write_plan(programme, section, text, anneli, seen=seen)
    planning.freeze(programme, _day(BEGAN - 100))
    for module, (first, last) in zip(programme.modules.all(), told["modules"], strict=True):
        days = {"starts_on": _day(first), "ends_on": _day(last)}
        modules.change_module(module, days, seen=module.version)
    return programme


def _held(programme: Programme, hosts: dict[str, Person], rng: Random) -> None:
    """A workshop in each of the first modules."""
    for module, one in zip(programme.modules.all(), past.told(WORDS), strict=False):
        tie(past.play(one, programme, hosts[one.host], rng), module)
