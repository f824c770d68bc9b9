"""Close, hand the box to the trustee, take the opened ballots, publish."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.surveys.actions import answer, count, trust
from talkoot.surveys.actions.publishing import ask as ask_for_results
from talkoot.surveys.forms import OpenedForm
from talkoot.surveys.models import Survey
from talkoot.surveys.views.desk import run, show


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Ask first: a closed survey is not opened again."""
    survey = run(request, survey_id, Survey.State.OPEN)
    if request.method == "POST":
        answer.close(survey)
        messages.success(request, _("The survey is closed."))
        return redirect("surveys:desk", survey_id=survey.pk)
    context = {"survey": survey, "organisation": survey.organisation}
    return render(request, "surveys/close.html", context)


@login_required
@never_cache
@require_safe
def box(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """The sealed ballots, for the trustee's machine."""
    survey = run(request, survey_id, Survey.State.CLOSED)
    response = JsonResponse(trust.box(survey))
    response.headers["Content-Disposition"] = 'attachment; filename="BALLOTS.json"'
    return response


@login_required
@require_POST
def opened(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Take the opened ballots; a confidential box is opened here, by the key this server keeps."""
    survey = run(request, survey_id, Survey.State.CLOSED)
    if survey.mode == Survey.Mode.CONFIDENTIAL:
        return _load(request, survey, count.open_here(survey), OpenedForm(survey))
    form = OpenedForm(survey, request.POST, request.FILES)
    if not form.is_valid():
        return show(request, survey, opened=form)
    return _load(request, survey, form.cleaned_data["opened"], form)


def _load(request: HttpRequest, survey: Survey, ballots: Any, form: OpenedForm) -> HttpResponse:
    try:
        number = count.load(survey, ballots)
    except count.NotTheseError as error:
        messages.error(request, str(error))
        return show(request, survey, opened=form)
    messages.success(request, _("%(n)d ballots were counted.") % {"n": number})
    return redirect("surveys:desk", survey_id=survey.pk)


@login_required
@require_POST
def publish(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Ask the worker to let the attacker try, and to publish once what it cannot break."""
    survey = run(request, survey_id, Survey.State.COUNTED)
    ask_for_results(survey)
    return redirect("surveys:desk", survey_id=survey.pk)
