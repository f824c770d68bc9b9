"""Linking of waves: what the coordinator agrees to, and the trustee's part on her own page."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from talkoot.surveys.actions import link
from talkoot.surveys.linking_forms import LinkingForm
from talkoot.surveys.models import Survey
from talkoot.surveys.views import trustee
from talkoot.surveys.views.desk import run, show
from talkoot.surveys.views.door import to, traceless

LARGEST = 8 * 1024 * 1024  # bytes of tokens


@login_required
@require_POST
def agree(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Say who agreed to link the waves; or that nothing is linked after all."""
    survey = run(request, survey_id, Survey.State.DRAFT)
    desk = f"{reverse('surveys:desk', args=[survey.pk])}#linking"
    if "off" in request.POST:
        link.leave_off(survey)
        messages.success(request, _("Nothing is linked."))
        return redirect(desk)
    form = LinkingForm(survey, request.POST)
    if not form.is_valid():
        return show(request, survey, linking=form)
    try:
        link.agree(survey, **form.cleaned_data)
    except link.NotNowError:
        raise Http404 from None
    messages.success(request, _("Saved."))
    return redirect(desk)


@traceless
@require_safe
def people(request: HttpRequest, survey_id: UUID, code: str) -> HttpResponse:
    """Whom the trustee makes tokens for: words that mean nothing outside this server."""
    survey = _linked(survey_id, code, Survey.State.OPEN)
    response = JsonResponse(link.people(survey))
    response.headers["Content-Disposition"] = 'attachment; filename="PEOPLE.json"'
    return response


@traceless
@require_POST
def give(request: HttpRequest, survey_id: UUID, code: str) -> HttpResponse:
    """Take what the link key is known by, before the survey opens; and the tokens, while it is."""
    survey = _linked(survey_id, code, Survey.State.DRAFT, Survey.State.OPEN)
    if survey.state == Survey.State.DRAFT:
        return _take_word(request, survey, code)
    file = request.FILES.get("tokens")
    try:
        given = json.loads(file.read(LARGEST)) if file else None
        tokens = dict(given["tokens"]) if isinstance(given, dict) else {}
    except (ValueError, KeyError, TypeError, RecursionError):
        tokens = {}
    if not link.take_tokens(survey, tokens):
        words = _("This is not the file of tokens for this survey. Ask for TOKENS.json.")
        return trustee.show(request, survey, code, error=words)
    return redirect(to("trustee", str(survey.pk), code))


def _take_word(request: HttpRequest, survey: Survey, code: str) -> HttpResponse:
    if not link.keep_check_word(survey, request.POST.get("word", "").strip()):
        words = _("This is not the line that “talkoot link key” printed. Copy all of it.")
        return trustee.show(request, survey, code, error=words)
    return redirect(to("trustee", str(survey.pk), code))


def _linked(survey_id: UUID, code: str, *states: str) -> Survey:
    """The linked survey of a trustee's link in one of the states, or 404."""
    survey = trustee.mine(survey_id, code)
    if survey.state not in states or link.of(survey) is None:
        raise Http404
    return survey


def told(survey: Survey, code: str) -> dict[str, Any]:
    """What the trustee's page says of linking; nothing where nothing is linked."""
    agreed = link.of(survey)
    if agreed is None:
        return {"linking": None}
    known: dict[str, Any] = {"linking": agreed, "later": survey.before is not None}
    if survey.state == Survey.State.OPEN:
        known["tokens"], known["waiting"] = link.progress(survey)
    for name in ("trustee_link", "trustee_people"):
        known[name] = to(name, str(survey.pk), code)
    return known
