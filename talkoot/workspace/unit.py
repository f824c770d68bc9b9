"""My unit on one page: its results, year, commitments, models, next workshop. And on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.people.models import Organisation, Person, Placement, Role, Unit
from talkoot.practice.clock import year as clock_year
from talkoot.practice.models import Clock, Commitment, OperatingModel
from talkoot.surveys import overview
from talkoot.surveys.models import Survey
from talkoot.themes.findings import told
from talkoot.workshops.models import Workshop

AHEAD = timedelta(days=60)
MOST = 6  # of anything on the page
MOST_SURVEYS = 2
OVERSEES = (Role.Name.COORDINATOR, Role.Name.MANAGER, Role.Name.OBSERVER)


def reader(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def own(person: Person) -> QuerySet[Placement]:
    """Where somebody works; first what she leads."""
    here = Placement.objects.filter(
        membership__person=person, membership__left_on=None, unit__closed_on=None
    )
    return here.order_by("-manages", "unit__code")


def seen_by(person: Person) -> QuerySet[Unit]:
    """The units one works in, and all of the houses one looks after or observes."""
    houses = Organisation.objects.where(person, *OVERSEES)
    mine = Q(pk__in=own(person).values("unit")) | Q(organisation__in=houses)
    return Unit.objects.filter(mine, closed_on=None).select_related("organisation")


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Straight to one's own unit; to the list for those who look after several."""
    person = reader(request)
    placement = own(person).first()
    if placement:
        return redirect("workspace:unit", unit_id=placement.unit_id)
    get_list_or_404(seen_by(person))
    return redirect("workspace:units")


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The units whose pages one may open."""
    units = get_list_or_404(seen_by(reader(request)).order_by("organisation__name", "code"))
    return render(request, "workspace/units.html", {"units": units})


@login_required
@never_cache
@require_safe
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Everything of one unit that this reader may see."""
    person = reader(request)
    found = get_object_or_404(seen_by(person), pk=unit_id)
    context = _of(found, person) | {
        "results": list(_results(found, person)),
        "several": seen_by(person).count() > 1,
        "mine": own(person).filter(unit=found).exists(),
    }
    return render(request, "workspace/unit.html", context)


@login_required
@never_cache
@require_safe
def card(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The same for the wall of those who have no e-mail."""
    person = reader(request)
    found = get_object_or_404(seen_by(person), pk=unit_id)
    context = _of(found, person)
    context["year"] = [row for row in context["year"] if row.is_for_all]  # it hangs on a wall
    return render(request, "workspace/unit_card.html", context)


def _midnight() -> datetime:
    """When today began."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def _of(found: Unit, person: Person) -> dict[str, Any]:
    promises = Commitment.objects.visible_to(person).filter(unit=found)
    models = OperatingModel.objects.visible_to(person).alive()
    models = models.filter(adoptions__unit=found).order_by("name")
    house = Workshop.objects.visible_to(person).filter(
        programme__organisation=found.organisation_id, rehearsal=False
    )
    return {
        "unit": found,
        "organisation": found.organisation,
        "promises": promises.unfinished().soonest_first()[:MOST],
        "done": promises.filter(state=Commitment.State.DONE).count(),
        "models": models[:MOST],
        "year": _year(found, person),
        "rooms": house.exclude(state=Workshop.State.CLOSED)
        .exclude(state=Workshop.State.PLANNED, starts_at__lt=_midnight())
        .select_related("programme")
        .order_by("starts_at", "closes_on")[:3],
        "hosted": set(Workshop.objects.hosted_by(person).values_list("pk", flat=True)),
        "today": timezone.localdate(),
    }


def _year(found: Unit, person: Person) -> list[clock_year.Row]:
    """What comes in the next two months, in the unit's own clock or else the house's."""
    clocks = Clock.objects.visible_to(person).filter(organisation=found.organisation_id)
    clock = clocks.filter(unit=found).first() or clocks.filter(unit=None).first()
    if clock is None:
        return []
    today = timezone.localdate()
    rights = clock_year.rights_of(clock, person)
    rows = clock_year.rows_of(clock, person, today, today + AHEAD, rights)
    return sorted(rows, key=lambda row: (row.begins, str(row.entry)))[:MOST]


@dataclass(frozen=True, slots=True)
class Result:
    """A published survey, as this unit is told of in it."""

    survey: Survey
    place: int
    names: str
    n: int
    overview: overview.Overview | None


def _results(found: Unit, person: Person) -> Iterator[Result]:
    published = Survey.objects.visible_to(person).filter(
        organisation=found.organisation_id, state=Survey.State.PUBLISHED
    )
    for survey in published.order_by("-published_on")[:MOST_SURVEYS]:
        tree = survey.tree or []
        places = [place for place, one in enumerate(tree) if one["unit"] == found.pk]
        shown = told(survey, person, places[0]) if places else None
        if shown:
            names = ", ".join(shown.names)
            yield Result(survey, places[0], names, shown.n, overview.overview(shown))
