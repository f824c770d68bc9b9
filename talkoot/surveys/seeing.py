"""What one reader sees of published results: everything, and of her own units first.

There is one exception. What is said of a supervisor is told to her before others: for a week after
publication the figures of such a scale in a unit are hers who leads it, or a unit above it. Figures
of the whole house are of no single supervisor, and are never held back.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from talkoot.people.models import Person, Placement
from talkoot.surveys.models import Survey

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

FIRST_DAYS = 7  # after publication, for those whom it is about


@dataclass(frozen=True)
class Places:
    """Where in the frozen tree a reader works, and which units she leads."""

    works: tuple[int, ...] = ()
    leads: tuple[int, ...] = ()


def places(survey: Survey, person: Person | AnonymousUser) -> Places:
    if not isinstance(person, Person):
        return Places()
    placed = dict(
        Placement.objects.filter(
            membership__person=person,
            membership__left_on=None,
            unit__organisation=survey.organisation_id,
        ).values_list("unit", "manages")
    )
    units = [(place, unit["unit"]) for place, unit in enumerate(survey.tree or ())]
    works = tuple(place for place, unit in units if unit in placed)
    return Places(works, tuple(place for place, unit in units if placed.get(unit)))


def held_until(survey: Survey) -> date | None:
    """The day from which everybody sees what is said of supervisors; None once it has come."""
    if survey.published_on is None:
        return None
    day: date = survey.published_on + timedelta(days=FIRST_DAYS)
    return day if timezone.localdate() < day else None


def told_to(
    survey: Survey,
    person: Person | AnonymousUser,
    only: Collection[int] | None = None,
    *,
    statements: bool = True,
) -> dict[str, Any]:
    """The snapshot as this reader may see it today, with what the house compares itself with.

    Of some units or of all: a page reads no more than it shows.
    """
    told = survey.told_of(only, statements=statements)
    if not told:
        return told
    other = survey.benchmarks.values_list("scale", "mean", "sd", "source")
    told["benchmarks"] = {scale: words for scale, *words in other}
    day = held_until(survey)
    about = [one.id for one in survey.questionnaire.scales if one.about == "supervisor"]
    if day is not None and about:
        _hold_back(survey, told, about, _theirs(survey, places(survey, person).leads))
        told["held"] = {"scales": about, "until": day}
    return told


def _theirs(survey: Survey, leads: Collection[int]) -> set[str]:
    """Keys of figures that are the reader's to see first: of units under one she leads, the top."""
    tree = survey.tree or []
    inside = {place for place, unit in enumerate(tree) if unit["parent"] is None}
    below: set[int] = set()
    for place, unit in enumerate(tree):  # parents come before their children
        if place in leads or unit["parent"] in below:
            below.add(place)
    together = (survey.summary or {})["together"]
    joint = {one["key"] for one in together.values() if {*one["cells"]} <= below}
    return {str(place) for place in inside | below} | joint


def _hold_back(
    survey: Survey, told: dict[str, Any], scales: Collection[str], theirs: Collection[str]
) -> None:
    """Leave out, wherever figures are told by unit, those of the scales that are not theirs."""
    items = {item.id for item in survey.questionnaire.items if item.scale in scales}
    told["scales"] = {
        scale: one | {"units": _only(one["units"], theirs)} if scale in scales else one
        for scale, one in told["scales"].items()
    }
    told["items"] = {
        item: _only(one, theirs) if item in items else one for item, one in told["items"].items()
    }
    for part in ("change", "followed", "differs"):
        told[part] = {
            scale: _only(units, theirs) if scale in scales else units
            for scale, units in told.get(part, {}).items()
        }
    told["classes"] = {
        variable: {
            scale: _only(units, theirs) if scale in scales else units
            for scale, units in by_scale.items()
        }
        for variable, by_scale in told.get("classes", {}).items()
    }


def _only(units: dict[str, Any], theirs: Collection[str]) -> dict[str, Any]:
    return {key: figure for key, figure in units.items() if key in theirs}
