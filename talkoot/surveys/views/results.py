"""Published results, for everybody in the house: one's own unit first."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.surveys import backgrounds, beside, overview, seeing, showing, told_elsewhere, voices
from talkoot.surveys.models import Survey


def published(request: HttpRequest, survey_id: UUID) -> Survey:
    """A published survey of the reader's house, with the figures she may see today, or 404."""
    there = Survey.objects.visible_to(request.user).filter(state=Survey.State.PUBLISHED)
    survey = get_object_or_404(there.select_related("organisation"), pk=survey_id)
    survey.results = seeing.told_to(survey, request.user)
    return survey


@login_required
@never_cache
@require_safe
def results(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    survey = published(request, survey_id)
    asked, tree, told = survey.questionnaire, survey.tree or [], survey.results or {}
    place = wanted(request, survey)
    shown = showing.unit(asked, tree, told, place)
    by_class = backgrounds.shown(asked, told, place)
    titles = {scale.id: str(scale.title) for scale in asked.scales}
    context = _frame(request, survey, place) | {
        "shown": shown,
        "overview": overview.overview(shown),
        "opinions": None if tree[place]["parent"] is not None else voices.shown(asked, told),
        "by_class": by_class,
        "by_class_told": any(variable.scales for variable in by_class),
        "drivers": beside.drivers(titles, told) if tree[place]["parent"] is None else None,
        "attack": told["attacker"],
        "elsewhere": told_elsewhere.of_unit(survey, place) if shown else [],
        "runs": Survey.objects.run_by(request.user).filter(pk=survey.pk).exists(),
    }
    return render(request, "surveys/results.html", context)


@login_required
@never_cache
@require_safe
def heat_map(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Units beside each other, and where they differ from the rest by more than chance."""
    survey = published(request, survey_id)
    asked, tree, told = survey.questionnaire, survey.tree or [], survey.results or {}
    place = 0 if not request.GET.get("unit") else wanted(request, survey)
    context = _frame(request, survey, place) | {
        "scales": [str(scale.title) for scale in asked.scales],
        "lines": overview.heat_map(asked, tree, told, place),
    }
    return render(request, "surveys/heat_map.html", context)


@login_required
@never_cache
@require_safe
def talk(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """A guide for twenty minutes on the results in one's own team."""
    survey = published(request, survey_id)
    place = wanted(request, survey)
    shown = showing.unit(survey.questionnaire, survey.tree or [], survey.results or {}, place)
    context = _frame(request, survey, place)
    context |= {"shown": shown, "overview": overview.overview(shown)}
    return render(request, "surveys/talk.html", context)


def _frame(request: HttpRequest, survey: Survey, place: int) -> dict[str, object]:
    """What every page of results has: where one is, and where one may go."""
    mine = seeing.places(survey, request.user)
    return {
        "survey": survey,
        "organisation": survey.organisation,
        "place": place,
        "unit": survey.unit_named(place),
        "rows": overview.near(survey.tree or [], survey.results or {}, place),
        "own": list(showing.rows(survey.tree or [], survey.results or {}, {*mine.works})),
        "mine": mine,
    }


def wanted(request: HttpRequest, survey: Survey) -> int:
    """The place of the unit that is asked for; without asking, one's own, or the whole house."""
    typed = request.GET.get("unit", "")
    if not typed:
        mine = seeing.places(survey, request.user)
        return next(iter((*mine.leads, *mine.works)), 0)
    if not typed.isdecimal() or len(typed) > 5 or int(typed) >= len(survey.tree or ()):
        raise Http404
    return int(typed)
