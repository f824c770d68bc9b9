"""The results talk: published results a screen at a time, for a projector and for a phone."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.surveys import presenting, report
from talkoot.surveys.views.results import published, read, wanted


@login_required
@never_cache
@require_safe
def screens(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    survey = published(request, survey_id)
    place = wanted(request, survey)
    read(request, survey, report.around(survey, place))
    units = report.near(survey, place)
    own = report.own(survey, place)
    found = presenting.findings(units) if own else ()
    context = {
        "survey": survey,
        "unit": survey.unit_named(place),
        "place": place,
        "shown": own,
        "lead": report.lead(survey, own),
        "how": list(report.how_to_read(survey)),
        "findings": found,
        "last": len(found) + 2,
    }
    return render(request, "surveys/screens.html", context)
