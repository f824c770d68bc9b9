"""Published results, for everybody in the house: one's own unit first."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.people.models import Person, Placement
from talkoot.surveys import backgrounds, showing
from talkoot.surveys.models import Survey


@login_required
@never_cache
@require_safe
def results(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    published = Survey.objects.visible_to(request.user).filter(state=Survey.State.PUBLISHED)
    survey = get_object_or_404(published.select_related("organisation"), pk=survey_id)
    tree, told = survey.tree or [], survey.results or {}
    place = wanted(request, survey)
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "place": place,
        "rows": list(showing.rows(tree, told)),
        "shown": showing.unit(survey.questionnaire, tree, told, place),
        "unit": survey.unit_named(place),
        "by_class": backgrounds.shown(survey.questionnaire, told, place),
        "attack": told["attacker"],
        "mine": _mine(request, survey),
    }
    return render(request, "surveys/results.html", context)


def wanted(request: HttpRequest, survey: Survey) -> int:
    """The place of the unit that is asked for; without asking, one's own, or the whole house."""
    typed = request.GET.get("unit", "")
    if not typed:
        return _mine(request, survey) or 0
    if not typed.isdecimal() or len(typed) > 5 or int(typed) >= len(survey.tree or ()):
        raise Http404
    return int(typed)


def _mine(request: HttpRequest, survey: Survey) -> int | None:
    """The place of the reader's unit in the frozen tree."""
    if not isinstance(request.user, Person):
        return None
    placed = Placement.objects.filter(
        membership__person=request.user, unit__organisation=survey.organisation
    )
    mine = set(placed.values_list("unit", flat=True))
    places = (place for place, unit in enumerate(survey.tree or ()) if unit["unit"] in mine)
    return next(places, None)
