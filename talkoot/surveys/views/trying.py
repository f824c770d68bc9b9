"""Looking at a survey before it opens: as a respondent, and what the smallest unit would see."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.ground.numbers import whole
from talkoot.ground.texts import pick
from talkoot.surveys.actions import plan
from talkoot.surveys.models import Survey
from talkoot.surveys.rotating import minutes
from talkoot.surveys.sheet import Sheet
from talkoot.surveys.smallest import Shown, shown
from talkoot.surveys.views.desk import run

SHARES = (100, 80, 60, 40)  # per cent of the people who answer


@login_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def attempt(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """The questions as a respondent has them. Nothing that is filled in is kept."""
    survey = run(request, survey_id, Survey.State.DRAFT)
    sheet = Sheet.of(request, survey.questionnaire)
    here = reverse("surveys:try", args=[survey.pk])
    context = {
        "survey": survey,
        "asked": survey.questionnaire,
        "unit": "",
        "questions": here,
        "back": reverse("surveys:wording", args=[survey.pk]),
        "minutes": minutes(survey.questionnaire),
        "preview": True,
        "done": sheet.is_whole(),
    }
    return render(request, "surveys/questions.html", context | sheet.context())


@login_required
@never_cache
@require_safe
def smallest(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Which units would be told by themselves and which together, with the tree of today."""
    survey = run(request, survey_id, Survey.State.DRAFT)
    said = whole(request.GET.get("share"))
    share = said if said in SHARES else SHARES[1]
    tree = plan.frozen(survey.organisation)
    found = shown(
        [unit["parent"] for unit in tree],
        [unit["people"] for unit in tree],
        survey.k,
        share / 100,
    )
    names = [pick(unit["names"]) for unit in tree]
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "rows": [_row(one, names) for one in found],
        "share": share,
        "shares": SHARES,
        "people": sum(unit["people"] for unit in tree),
        "needing": [scale for scale in survey.questionnaire.scales if scale.fewest > survey.k],
        "waiting": any(item.only_if for item in survey.questionnaire.items),
    }
    return render(request, "surveys/wording/smallest.html", context)


def _row(one: Shown, names: list[str]) -> dict[str, Any]:
    return {
        "name": names[one.unit],
        "people": one.people,
        "answering": one.answering,
        "has_detail": one.has_detail,
        "whole": one.whole,
        "together": [names[other] for other in one.together],
    }
