"""The questionnaires there are: what each asks, why, from where and on what terms."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from talkoot.people.models import Organisation, Role
from talkoot.surveys import library
from talkoot.surveys.models import Survey
from talkoot.surveys.questionnaire import Questionnaire, Scale
from talkoot.surveys.rotating import minutes


@login_required
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every questionnaire we ship."""
    asked = list(library.shipped().values())
    context = {
        "own": [(one, minutes(one)) for one in asked if not one.without_wording],
        "others": [one for one in asked if one.without_wording],
        "bank": library.BANK,
        "may_run": Organisation.objects.where(request.user, Role.Name.COORDINATOR).exists(),
    }
    return render(request, "surveys/shelf/list.html", context)


@login_required
@require_safe
def one(request: HttpRequest, questionnaire_id: str) -> HttpResponse:
    """What it asks, theme by theme."""
    if (asked := library.shipped().get(questionnaire_id)) is None:
        raise Http404
    return render(request, "surveys/shelf/one.html", _told(asked))


@login_required
@require_safe
def of_survey(request: HttpRequest, survey_id: str) -> HttpResponse:
    """What a survey of the house asks or asked, for everybody in it, from its opening on."""
    found = Survey.objects.visible_to(request.user).exclude(state=Survey.State.DRAFT)
    survey = get_object_or_404(found, pk=survey_id)
    context = _told(survey.questionnaire) | {"survey": survey}
    return render(request, "surveys/shelf/one.html", context)


def _told(asked: Questionnaire) -> dict[str, Any]:
    return {
        "asked": asked,
        "parts": [_part(asked, scale) for scale in asked.scales],
        "wordless": bool(asked.without_wording),
        "minutes": minutes(asked),
        "items": len(asked.items),
    }


def _part(asked: Questionnaire, scale: Scale) -> dict[str, Any]:
    answers = asked.answers_of(scale)
    return {
        "scale": scale,
        "items": asked.items_of(scale),
        "answers": answers,
        "last": answers.first + answers.steps - 1,
        "least": round(scale.least_answered * 100),
    }
