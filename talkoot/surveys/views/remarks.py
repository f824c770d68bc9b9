"""Open answers: everybody in the house reads them by unit; who runs the survey hides names."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from talkoot.surveys import own_words
from talkoot.surveys.actions import remarks
from talkoot.surveys.models import Survey
from talkoot.surveys.views.desk import run
from talkoot.surveys.views.results import published, wanted

READABLE = (Survey.State.COUNTED, Survey.State.PUBLISHED)


@login_required
@never_cache
@require_safe
def listed(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """What was written, under one unit."""
    survey = published(request, survey_id)
    place = wanted(request, survey)
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "unit": survey.unit_named(place),
        "place": place,
        "questions": own_words.under(survey, place),
    }
    return render(request, "surveys/written.html", context)


@login_required
@never_cache
@require_safe
def moderate(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """All that was written, to hide what names somebody, before publishing and after it."""
    survey = run(request, survey_id, *READABLE)
    if not survey.questionnaire.comments:
        raise Http404
    found = remarks.remarks_of(survey, hidden=True)
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "published": survey.state == Survey.State.PUBLISHED,
        "questions": [
            (str(asked.text), [one for one in found if one.question == asked.id])
            for asked in survey.questionnaire.comments
        ],
    }
    return render(request, "surveys/moderate.html", context)


@login_required
@require_POST
def hide(request: HttpRequest, survey_id: UUID, remark_id: UUID) -> HttpResponse:
    """Hide one, or bring it back."""
    survey = run(request, survey_id, *READABLE)
    hidden = "back" not in request.POST
    if not remarks.hide(survey, remark_id, hidden=hidden):
        raise Http404
    done = _("Hidden. The list says that something was hidden.") if hidden else _("It is back.")
    messages.success(request, done)
    return redirect("surveys:moderate", survey_id=survey.pk)
