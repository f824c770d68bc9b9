"""Letters to print: each for one person, with her code and a picture of the link."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.ground.pdf import PdfError
from talkoot.surveys import papers
from talkoot.surveys.models import Invitee, Survey
from talkoot.surveys.views.piles import picture
from talkoot.surveys.views.roster import asking

MOST = 1000  # letters of one PDF, some twenty seconds of work: a larger house prints by unit


@login_required
@never_cache
@require_safe
def letters(request: HttpRequest, survey_id: UUID, place: int) -> HttpResponse:
    """The letters of one unit: of everybody in it, or of those who are reached in no other way."""
    survey = asking(request, survey_id)
    if place >= len(survey.tree or ()):
        raise Http404
    found = [papers.letter(survey, one) for one in _people(request, survey).filter(place=place)]
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "unit": survey.unit_named(place),
        "place": place,
        "only_paper": "paper" in request.GET,
        "letters": [one | {"picture": picture(one["code"])} for one in found],
    }
    return render(request, "surveys/letters.html", context)


def _people(request: HttpRequest, survey: Survey) -> QuerySet[Invitee]:
    people = survey.invitees.filter(left=False).order_by("place", "name", "pk")
    return people.filter(email="") if "paper" in request.GET else people


@login_required
@never_cache
@require_safe
def whole(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """The letters of the whole roster, unit by unit, as one PDF."""
    survey = asking(request, survey_id)
    people = list(_people(request, survey)[: MOST + 1])
    if not people:
        raise Http404
    try:
        if len(people) > MOST:
            raise PdfError
        made = papers.paper(survey, people)
    except PdfError:
        messages.error(request, _("There are too many letters for one file. Print them by unit."))
        return redirect("surveys:roster", survey_id=survey.pk)
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="letters.pdf"'
    return response
