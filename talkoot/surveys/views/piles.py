"""Slips to print: how many each unit gets, and the sheets of one unit's pile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.surveys import slips as codes
from talkoot.surveys.actions import plan
from talkoot.surveys.forms import PilesForm, UnusedForm
from talkoot.surveys.models import Survey
from talkoot.surveys.views.desk import run


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def slips(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """How many slips each unit gets: as many as it has people, to begin with."""
    survey = run(request, survey_id, Survey.State.OPEN)
    form = PilesForm(survey, request.POST or None)
    if request.method == "POST" and form.is_valid():
        plan.print_slips(survey, form.piles())
        return redirect("surveys:slips", survey_id=survey.pk)
    rows = [_row(survey, form, place) for place, _unit in enumerate(survey.tree or ())]
    context = {"survey": survey, "organisation": survey.organisation, "form": form, "rows": rows}
    return render(request, "surveys/slips.html", context)


def _row(survey: Survey, form: PilesForm, place: int) -> dict[str, Any]:
    people = (survey.tree or [])[place]["people"]
    printed = survey.slips_of.get(place, 0)
    return {"place": place, "people": people, "printed": printed, "field": form[f"pile-{place}"]}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unused(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """How many slips nobody drew, before the answers are counted."""
    survey = run(request, survey_id, Survey.State.CLOSED)
    form = UnusedForm(survey, request.POST or None)
    if request.method == "POST" and form.is_valid():
        plan.count_unused(survey, form.piles())
        messages.success(request, _("Saved."))
        return redirect("surveys:desk", survey_id=survey.pk)
    rows = [
        {"printed": number, "field": form[f"pile-{place}"]}
        for place, number in sorted(survey.slips_of.items())
    ]
    context = {"survey": survey, "organisation": survey.organisation, "form": form, "rows": rows}
    return render(request, "surveys/unused.html", context)


@login_required
@never_cache
@require_safe
def pile(request: HttpRequest, survey_id: UUID, place: int) -> HttpResponse:
    """The sheets of a unit, to be cut."""
    survey = run(request, survey_id, Survey.State.OPEN)
    number = survey.slips_of.get(place, 0)
    if not number:
        raise Http404
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "unit": survey.unit_named(place),
        "slips": list(_slips(survey, place, number)),
        "address": f"{settings.ADDRESS}{reverse('surveys:enter')}",
    }
    return render(request, "surveys/pile.html", context)


def _slips(survey: Survey, place: int, number: int) -> Iterator[dict[str, str]]:
    for code in codes.pile(survey.pk, place, number):
        yield {"code": code, "picture": picture(code)}


def picture(code: str) -> str:
    address = f"{settings.ADDRESS}{reverse('surveys:about', args=[code])}"
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        dark="#000", light="#fff", border=2, omitsize=True
    )
    return mark_safe(drawn)  # noqa: S308 - drawn here, from an address of our own
