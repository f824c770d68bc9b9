"""Move the last day of an open survey: later, and never earlier."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.surveys.actions import plan
from talkoot.surveys.roster_forms import UntilForm
from talkoot.surveys.views.roster import asking


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def until(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    survey = asking(request, survey_id)
    form = UntilForm(survey, request.POST or None)
    if request.method == "POST" and form.is_valid():
        plan.move_last_day(survey, form.cleaned_data["closes_on"])
        messages.success(
            request, _("The survey is open longer. Everybody who comes reads the day.")
        )
        return redirect("surveys:desk", survey_id=survey.pk)
    context = {"survey": survey, "organisation": survey.organisation, "form": form}
    return render(request, "surveys/until.html", context)
