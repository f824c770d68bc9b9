"""Published results, for everybody in the house: one's own unit first."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.ground.numbers import whole
from talkoot.surveys import backgrounds, beside, overview, seeing, showing, told_elsewhere, voices
from talkoot.surveys.models import Survey
from talkoot.surveys.showing import Snapshot


def published(request: HttpRequest, survey_id: UUID) -> Survey:
    """A published survey of the reader's house, or 404; its figures are read by unit."""
    return get_object_or_404(Survey.objects.visible_to(request.user).to_read(), pk=survey_id)


def read(request: HttpRequest, survey: Survey, only: Collection[int] | None) -> None:
    """Put the figures of some units, or of all, where exports find them, as the reader sees them.

    What may be read of the survey from here on is what she may see.
    """
    survey.results = seeing.told_to(survey, request.user, only)


@login_required
@never_cache
@require_safe
def results(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    survey = published(request, survey_id)
    asked, tree, place = survey.questionnaire, survey.tree or [], wanted(request, survey)
    told = seeing.told_to(survey, request.user, [place])
    shown = showing.unit(asked, tree, told, place)
    by_class = backgrounds.shown(asked, told, place)
    titles = {scale.id: str(scale.title) for scale in asked.scales}
    context = _frame(request, survey, place, told) | {
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
    asked, tree = survey.questionnaire, survey.tree or []
    place = 0 if not request.GET.get("unit") else wanted(request, survey)
    inside = overview.mapped(tree, place)
    told = seeing.told_to(survey, request.user, inside, statements=False)
    lines = overview.heat_map(asked, tree, told, inside)
    by = request.GET.get("by", "")
    numbers = {scale.id: number for number, scale in enumerate(asked.scales)}
    context = _frame(request, survey, place, told) | {
        "scales": [str(scale.title) for scale in asked.scales],
        "orders": [(scale.id, str(scale.title)) for scale in asked.scales],
        "by": by if by in numbers else "",
        "lines": overview.in_order(lines, numbers[by]) if by in numbers else lines,
    }
    return render(request, "surveys/heat_map.html", context)


@login_required
@never_cache
@require_safe
def talk(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """A guide for twenty minutes on the results in one's own team."""
    survey = published(request, survey_id)
    place = wanted(request, survey)
    told = seeing.told_to(survey, request.user, [place])
    shown = showing.unit(survey.questionnaire, survey.tree or [], told, place)
    context = _frame(request, survey, place, told)
    context |= {"shown": shown, "overview": overview.overview(shown)}
    return render(request, "surveys/talk.html", context)


def _frame(request: HttpRequest, survey: Survey, place: int, told: Snapshot) -> dict[str, object]:
    """What every page of results has: where one is, and where one may go."""
    mine, tree = seeing.places(survey, request.user), survey.tree or []
    return {
        "survey": survey,
        "organisation": survey.organisation,
        "place": place,
        "unit": survey.unit_named(place),
        "rows": overview.near(tree, told, place),
        "own": list(showing.rows(tree, told, {*mine.works})),
        "mine": mine,
    }


def wanted(request: HttpRequest, survey: Survey) -> int:
    """The place of the unit that is asked for; without asking, one's own, or the whole house."""
    typed = request.GET.get("unit", "")
    if not typed:
        mine = seeing.places(survey, request.user)
        return next(iter((*mine.leads, *mine.works)), 0)
    place = whole(typed)
    if place is None or place >= len(survey.tree or ()):
        raise Http404
    return place
