"""Letters to print: each for one person, with her code and a picture of the link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.surveys import letters as words
from talkoot.surveys import personal
from talkoot.surveys.models import Invitee, Survey
from talkoot.surveys.views.piles import picture
from talkoot.surveys.views.roster import asking


@login_required
@never_cache
@require_safe
def letters(request: HttpRequest, survey_id: UUID, place: int) -> HttpResponse:
    """The letters of one unit: of everybody in it, or of those who are reached in no other way."""
    survey = asking(request, survey_id)
    if place >= len(survey.tree or ()):
        raise Http404
    people = survey.invitees.filter(place=place, left=False).order_by("name", "pk")
    only_paper = "paper" in request.GET
    if only_paper:
        people = people.filter(email="")
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "unit": survey.unit_named(place),
        "place": place,
        "only_paper": only_paper,
        "letters": list(_letters(survey, people)),
    }
    return render(request, "surveys/letters.html", context)


def _letters(survey: Survey, people: QuerySet[Invitee]) -> Iterator[dict[str, Any]]:
    typed = f"{settings.ADDRESS}{reverse('surveys:enter')}"
    for one in people:
        code = personal.code(survey.pk, one.pk)
        yield {
            "name": one.name,
            "code": code,
            "picture": picture(code),
            "address": typed,
            "languages": words.languages_of(survey, one),
        }
