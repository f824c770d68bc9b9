"""Means from elsewhere, typed in by whoever runs the survey."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.surveys.actions.compare import keep_benchmarks
from talkoot.surveys.elsewhere import ElsewhereForm
from talkoot.surveys.models import Survey
from talkoot.surveys.views.desk import run


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def benchmarks(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    survey = run(request, survey_id, Survey.State.PUBLISHED)
    form = ElsewhereForm(survey, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        keep_benchmarks(survey, form.given())
        messages.success(request, _("The means from elsewhere stand beside the results."))
        return redirect("surveys:results", survey_id=survey.pk)
    context = {"survey": survey, "organisation": survey.organisation, "form": form}
    return render(request, "surveys/elsewhere.html", context)
