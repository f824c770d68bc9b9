"""The annual clock on the screen: the wheel and its list, month by month, and beginning one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from talkoot.ground.numbers import whole
from talkoot.people.models import Organisation, Person, Placement, Role
from talkoot.practice.clock import actions as clock_actions
from talkoot.practice.clock import taking as clock_taking
from talkoot.practice.clock.picture import picture_of
from talkoot.practice.clock.rules import YEARS
from talkoot.practice.clock.said import months_of, said
from talkoot.practice.clock.year import Year, above, year_of
from talkoot.practice.models import Clock, ClockEntry
from talkoot.programmes.models import Programme


def reader(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def clock_for(request: HttpRequest, clock_id: int) -> Clock:
    mine = Clock.objects.visible_to(request.user).select_related("organisation", "unit")
    return get_object_or_404(mine, pk=clock_id)


def asked_year(request: HttpRequest) -> int | None:
    """The year in the address, if it is one."""
    sent = request.POST if request.method == "POST" else request.GET
    year = whole(sent.get("year"))
    return year if year in YEARS else None


@login_required
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """To the reader's own unit's clock, or her house's; else what a clock is."""
    person = reader(request)
    mine = Clock.objects.visible_to(person)
    if wanted := request.GET.get("house", ""):
        mine = mine.filter(organisation__slug=wanted)
    units = Placement.objects.filter(membership__person=person, membership__left_on=None)
    own = mine.filter(unit__in=units.values("unit")).order_by("pk").first()
    found = own or mine.filter(unit=None).order_by("organisation__name").first()
    if found:
        return redirect("clock:year", clock_id=found.pk)
    houses = Organisation.objects.where(person, Role.Name.COORDINATOR).order_by("name")
    if not (houses or Organisation.objects.with_units_seen_by(person)):
        raise Http404
    return render(request, "practice/clock/none.html", {"houses": houses})


@login_required
@require_POST
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a house its year from the preset, and new units their clocks."""
    mine = Organisation.objects.where(request.user, Role.Name.COORDINATOR)
    clock = clock_actions.begin(get_object_or_404(mine, slug=slug), timezone.localdate().year)
    return redirect("clock:year", clock_id=clock.pk)


@login_required
@never_cache
@require_safe
def year(request: HttpRequest, clock_id: int) -> HttpResponse:
    """The year as a wheel and an equal list, or month by month."""
    clock, person = clock_for(request, clock_id), reader(request)
    shown = year_of(clock, person, asked_year(request))
    hidden = frozenset(request.GET.getlist("without")) & set(ClockEntry.Layer.values)
    today = timezone.localdate()
    rows = shown.shown(hidden)
    months = months_of(shown, rows)
    behind = sum(len(month.rows) for month in months if month.is_past)
    context = {
        "clock": clock,
        "organisation": clock.organisation,
        "year": shown,
        "rows": rows,
        "picture": picture_of(shown, rows, today),
        "months": months,
        "behind": behind,
        "ahead": len(rows) - behind,
        "layers": layers(request, shown, hidden),
        "others": others(clock, person),
        "programmes": programmes(clock, person, today),
        "lacking": lacking(clock, shown),
        "view": "months" if request.GET.get("view") == "months" else "wheel",
        "words": said(shown),
        "proposals": clock_taking.number(clock) if shown.rights.runs else 0,
        "today": today,
        "moved": moved(request, shown),
        **around(clock, shown, person),
    }
    return render(request, "practice/clock/year.html", context)


def moved(request: HttpRequest, shown: Year) -> dict[str, Any] | None:
    """What was just moved, with the day it came from, so that it can go back."""
    key = request.GET.get("moved", "")
    row = next((one for one in shown.rows if str(one.entry.pk) == key and one.may_move), None)
    try:
        before = date.fromisoformat(request.GET.get("from", ""))
    except ValueError:
        return None
    return {"row": row, "to": before.isoformat()} if row else None


def around(clock: Clock, shown: Year, person: Person) -> dict[str, Any]:
    """The years beside, where there is something in them."""
    entries = ClockEntry.objects.visible_to(person).filter(clock__in=above(clock))
    return {
        "before": entries.filter(begins_on__lt=shown.first).exists() and shown.first.year - 1,
        "after": entries.filter(begins_on__gt=shown.last).exists() and shown.first.year + 1,
    }


def layers(request: HttpRequest, shown: Year, hidden: frozenset[str]) -> list[dict[str, Any]]:
    """The legend, in which each layer can be put away and taken out again."""
    found = []
    for layer in shown.layers:
        words = request.GET.copy()
        without = hidden ^ {layer}
        words.setlist("without", sorted(without))
        name = ClockEntry.Layer(layer).label
        found.append({"id": layer, "name": name, "off": layer in hidden, "to": words.urlencode()})
    return found


def others(clock: Clock, person: Person) -> list[Clock]:
    """The clocks of the same house, to go over to."""
    mine = Clock.objects.visible_to(person).filter(organisation=clock.organisation_id)
    return sorted(mine.select_related("organisation", "unit"), key=_house_first)


def _house_first(one: Clock) -> tuple[bool, str]:
    return one.unit_id is not None, one.unit.code if one.unit else ""


def programmes(clock: Clock, person: Person, today: date) -> QuerySet[Programme]:
    """Those of the house that are going on: their pages lead here, and one wants to go back."""
    mine = Programme.objects.visible_to(person).filter(organisation=clock.organisation_id)
    going_on = mine.filter(Q(ends_on=None) | Q(ends_on__gte=today))
    return going_on.defer("card").order_by("title")


def lacking(clock: Clock, shown: Year) -> int:
    """How many units have no clock yet, for whoever may give them one."""
    if not shown.rights.runs_house:
        return 0
    return clock.organisation.units.filter(closed_on=None, annual_clock=None).count()
