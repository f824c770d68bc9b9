"""The coordinator's side of the key: who keeps it, her link, its public half, and its loss."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talkoot.surveys.actions import answer, plan, trust
from talkoot.surveys.ballots import WrongKeyError
from talkoot.surveys.forms import KeyForm, TrusteeForm
from talkoot.surveys.models import Survey
from talkoot.surveys.views.desk import run, show


@login_required
@require_POST
def name(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Say who keeps the key; the page then has the link to give her."""
    survey = run(request, survey_id, Survey.State.DRAFT)
    if "anew" in request.POST and hasattr(survey, "trust"):
        trust.renew_link(survey)
        messages.success(request, _("There is a new link. The one before leads nowhere now."))
        return redirect(f"{reverse('surveys:desk', args=[survey.pk])}#key")
    form = TrusteeForm(request.POST)
    if not form.is_valid():
        return show(request, survey, keeper=form)
    trust.name(survey, form.cleaned_data["trustee"])
    return redirect(f"{reverse('surveys:desk', args=[survey.pk])}#key")


@login_required
@require_POST
def key(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Take the public half of the trustee's key."""
    survey = run(request, survey_id, Survey.State.DRAFT)
    form = KeyForm(request.POST)
    if form.is_valid():
        try:
            plan.keep_key(survey, form.cleaned_data["public_key"], form.cleaned_data["trustee"])
        except WrongKeyError:
            form.add_error(
                "public_key", _("This is not the line that “talkoot key” printed. Copy all of it.")
            )
        else:
            messages.success(request, _("The key is in its place."))
            return redirect("surveys:desk", survey_id=survey.pk)
    return show(request, survey, key=form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Ask first: without the key nobody opens the answers, and then they are erased."""
    survey = run(request, survey_id, Survey.State.CLOSED)
    if request.method == "POST":
        trust.end_without_results(survey)
        messages.success(
            request, _("The survey has ended without results. Its answers are erased.")
        )
        return redirect("surveys:desk", survey_id=survey.pk)
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "waiting": answer.in_box(survey),
    }
    return render(request, "surveys/lost.html", context)
